"""`verify_audit` tells by its exit code and its words."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connections

from fyren.vault.management.commands.verify_audit import Command
from fyren.vault.models import AuditRow

pytestmark = pytest.mark.django_db


def exit_code(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """How the command ends on the command line."""
    monkeypatch.setattr(BaseCommand, "check", lambda *args, **kwargs: [])
    monkeypatch.setattr(connections, "close_all", lambda: None)  # the test goes on with its connection
    try:
        Command(stdout=io.StringIO(), stderr=io.StringIO()).run_from_argv(["manage", "verify_audit", *arguments])
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def test_a_whole_audit_ends_with_0(sealed: list[AuditRow], monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    assert out.getvalue() == f"{AuditRow.objects.count()} rows, chain whole\n"
    assert exit_code(monkeypatch) == 0


def test_an_altered_row_ends_with_1_and_is_named(sealed: list[AuditRow], monkeypatch: pytest.MonkeyPatch) -> None:
    AuditRow.objects.filter(pk=sealed[0].pk).update(actor="other")
    with pytest.raises(CommandError, match=f"row_altered: {sealed[0].pk}"):
        call_command("verify_audit")
    assert exit_code(monkeypatch) == 1


def test_no_key_ring_ends_with_1(own_keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_keys.unlink()
    with pytest.raises(CommandError, match="make_keys"):
        call_command("verify_audit")
    assert exit_code(monkeypatch) == 1


@pytest.mark.usefixtures("committing")
def test_the_end_is_accepted_only_when_asked(sealed: list[AuditRow], monkeypatch: pytest.MonkeyPatch) -> None:
    sealed[4].seal.delete()
    sealed[4].delete()
    assert exit_code(monkeypatch) == 1
    assert exit_code(monkeypatch, "--accept-end") == 0
    assert exit_code(monkeypatch) == 0
