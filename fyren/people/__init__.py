"""Bodies, persons, roles and log-in."""
