"""What the room's tests stand on."""

from __future__ import annotations

import pytest

from fyren.indicators.models import Place
from tests.indicators import measured


@pytest.fixture
def places(db: None) -> dict[str, Place]:
    """Places by id."""
    return measured.places()
