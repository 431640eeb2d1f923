"""What the room offers others: indicators with their values, and which ones reach a part of a plan."""
