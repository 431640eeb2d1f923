"""Views of the room: parse, call, render."""
