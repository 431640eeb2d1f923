"""Example objects of the room `steering`, one file per file of addresses."""

from tests.access.steering import activities, budgets, files, overview, reports, rounds, years

_FILES = (years, budgets, activities, overview, files, reports, rounds)
OBJECTS = {name: maker for file in _FILES for name, maker in file.OBJECTS.items()}
AWAY = {name: away for file in _FILES for name, away in file.AWAY.items()}
LEADS_ON = {name: reason for file in _FILES for name, reason in file.LEADS_ON.items()}
QUERIES = {key: query for file in _FILES for key, query in file.QUERIES.items()}
