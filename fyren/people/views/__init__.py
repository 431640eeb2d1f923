"""Views of the room, one file per kind of page."""
