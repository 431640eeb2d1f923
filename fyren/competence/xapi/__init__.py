"""Statements from learning platforms: read, kept without their actors, and counted."""
