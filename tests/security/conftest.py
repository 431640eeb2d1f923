"""Nothing of one test's attempts is counted in the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_counts() -> Iterator[None]:
    """The log-in's rate limits count in the cache."""
    cache.clear()
    yield
    cache.clear()
