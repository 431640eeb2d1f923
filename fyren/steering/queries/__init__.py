"""Reads about the year; each takes the viewer and gives what she may know of."""
