"""Reads of the room; they take the viewer."""
