"""The same plan, year and round as the API's tests."""

from tests.api.conftest import closed_round, course, world

__all__ = ["closed_round", "course", "world"]
