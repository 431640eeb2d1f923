"""Example objects of the room `indicators`, one file per file of addresses."""

from tests.access.indicators import pages

_FILES = (pages,)
OBJECTS = {name: maker for file in _FILES for name, maker in file.OBJECTS.items()}
AWAY = {name: away for file in _FILES for name, away in file.AWAY.items()}
