"""The state diagram follows the rules; drift is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from fyren.house.diagrams import revision_states
from fyren.plan.rules import TRANSITIONS


def test_every_transition_is_an_arrow() -> None:
    page = revision_states()
    assert all(f"    {step.source.value} --> {step.to.value}\n" in page for step in TRANSITIONS)


def test_drift_is_found_and_mended(tmp_path: Path, settings: Settings) -> None:
    settings.ROOT = tmp_path
    with pytest.raises(CommandError, match="revision-states"):
        call_command("docs", check=True)
    call_command("docs")
    call_command("docs", check=True)
    page = tmp_path / "docs" / "generated" / "revision-states.md"
    page.write_text(page.read_text() + "drift")
    with pytest.raises(CommandError, match="revision-states"):
        call_command("docs", check=True)


def test_the_repository_is_in_step() -> None:
    call_command("docs", check=True)
