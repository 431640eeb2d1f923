"""What is done with indicators: the room's writes."""
