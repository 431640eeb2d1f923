"""Documents composed from the other rooms' facts, and what is given out to other systems."""
