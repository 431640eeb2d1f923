"""
guide     the stand-in for the guide's publisher
hanna     a client logged in as the editor
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from tests.editing.stand_in import StandIn, standing_in


@pytest.fixture
def guide(db: None) -> Iterator[StandIn]:
    with standing_in() as stand_in:
        yield stand_in


@pytest.fixture
def hanna(guide: StandIn, client_of: Callable[[str | None], Client]) -> Client:
    return client_of("hanna")
