"""What employees and elected must know, how many do, and what that takes: counted by group, never by name."""
