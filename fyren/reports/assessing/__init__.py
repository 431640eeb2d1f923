"""The self-assessment of a year: opened, answered, read, closed, and what is lacking led to whom it is due."""
