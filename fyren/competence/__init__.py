"""What employees and elected must know, how it is learnt, and how many know: counted by group, never by name."""
