"""Writes of the room, each one transaction with one audit row."""
