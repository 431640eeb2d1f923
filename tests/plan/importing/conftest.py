"""Helpers for tests of the import: lines from text, and a parse that is always checked against the promise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fyren.base.documents import SourceLine
from fyren.base.documents.reading import read_document
from fyren.base.documents.text import read_text
from fyren.plan.importing import Corrections, ParsedPlan, parse

EXAMPLES = Path(__file__).parents[3] / "fyren" / "plan" / "examples"

ParseText = Callable[..., ParsedPlan]


@pytest.fixture
def real_path() -> Path:
    return EXAMPLES / "vaxjo-plan-mot-vald.txt"


@pytest.fixture
def real_lines(real_path: Path) -> list[SourceLine]:
    return read_document(real_path)


@pytest.fixture
def parse_text() -> ParseText:
    def run(text: str, title: str | None = "Plan", corrections: Corrections | None = None) -> ParsedPlan:
        return parse(
            read_text(text.encode()), title=title, fallback_title="fil", corrections=corrections or Corrections()
        )

    return run


@pytest.fixture(scope="module")
def real_lines_once() -> list[SourceLine]:
    return read_document(EXAMPLES / "vaxjo-plan-mot-vald.txt")
