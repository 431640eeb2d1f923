"""Imports under review, for the tests of the import."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.actions import imports
from fyren.plan.intake import ReadDocument
from fyren.plan.models import PlanImport
from tests.plan.imports.documents import EXAMPLE, REAL, TITLE, read_text, with_activity_table

Start = Callable[..., PlanImport]


@pytest.fixture
def start(bodies: dict[str, Body], cast: dict[str, Viewer]) -> Start:
    """Start an import of a text: `start(text, title=…, at="KS", by="amira")`."""

    def run(text: str = EXAMPLE, *, title: str = "Exempelplan", at: str = "KS", by: str = "amira") -> PlanImport:
        document = read_text(text, title=title)
        return imports.start_import(document=document, authority=bodies[at], by=cast[by])

    return run


@pytest.fixture
def real_import(start: Start) -> PlanImport:
    """The real plan under review, with its title."""
    return start(REAL.read_text(), title=TITLE)


@pytest.fixture
def activity_table() -> ReadDocument:
    """A small plan with a table of activities after it."""
    return with_activity_table()
