"""The same year, round and figures as the API's tests."""

from tests.api.conftest import closed_round, company, course, figures, world

__all__ = ["closed_round", "company", "course", "figures", "world"]
