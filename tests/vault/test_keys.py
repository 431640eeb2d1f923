"""The key ring: outside the database, needed for every act, and rotated without losing the past."""

from __future__ import annotations

import io
import json
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from fyren.people.actions import add_person
from fyren.people.models import User
from fyren.people.viewer import Viewer
from fyren.vault import actions
from fyren.vault.acts import Act
from fyren.vault.audit import record
from fyren.vault.keys import KeyRingError, key_ring, make_ring, next_key_id, rotate_ring
from fyren.vault.models import AuditRow
from fyren.vault.sealing import Problem, read_head, seal, verify

Rows = Callable[[int], list[AuditRow]]


def test_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "ring.json"
    make_ring(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    rotate_ring(path, next_key_id(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_ring_is_never_overwritten(own_keys: Path) -> None:
    before = own_keys.read_text()
    make_ring(own_keys)
    assert own_keys.read_text() == before


def test_each_purpose_has_its_own_key() -> None:
    ring = key_ring()
    assert ring.derive("audit-row", ring.current_id) != ring.derive("audit-chain", ring.current_id)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(None, id="no file"),
        pytest.param("{", id="half a file"),
        pytest.param('{"current": "k2", "keys": {"k1": "' + "ab" * 32 + '"}}', id="current key gone"),
        pytest.param('{"current": "k1", "keys": {"k1": "abcd"}}', id="too short"),
    ],
)
def test_without_a_usable_key_the_act_does_not_happen(
    cast: dict[str, Viewer], own_keys: Path, content: str | None
) -> None:
    own_keys.unlink()
    if content is not None:
        own_keys.write_text(content)
    people, rows = User.objects.count(), AuditRow.objects.count()
    with pytest.raises(KeyRingError):
        add_person(email="ny@fyren.example", name="Ny", password=None, by=cast["farid"])
    assert (User.objects.count(), AuditRow.objects.count()) == (people, rows)


@pytest.mark.django_db
def test_with_the_key_the_same_act_happens(cast: dict[str, Viewer]) -> None:
    """The positive control of the test above."""
    people, rows = User.objects.count(), AuditRow.objects.count()
    add_person(email="ny@fyren.example", name="Ny", password=None, by=cast["farid"])
    assert (User.objects.count(), AuditRow.objects.count()) == (people + 1, rows + 1)


@pytest.mark.django_db
@pytest.mark.usefixtures("committing")
def test_rotation_keeps_the_past_and_makes_a_new_key(sealed: list[AuditRow], add_rows: Rows) -> None:
    old = key_ring().current_id
    actions.rotate_keys()
    new = key_ring().current_id
    rows = add_rows(2)
    seal()
    assert new != old
    assert {row.key_id for row in rows} == {new}
    assert AuditRow.objects.get(act=Act.KEYS_ROTATED).key_id == old
    assert verify() == []


@pytest.mark.django_db
@pytest.mark.usefixtures("committing")
def test_a_lost_old_key_is_found(sealed: list[AuditRow], own_keys: Path) -> None:
    """The positive control: it is the old key that verifies the old rows, not that they are let through."""
    old = key_ring().current_id
    actions.rotate_keys()
    seal()
    data = json.loads(own_keys.read_text())
    del data["keys"][old]
    own_keys.write_text(json.dumps(data))
    assert {finding.problem for finding in verify()} == {Problem.KEY_UNKNOWN, Problem.CHAIN_BROKEN}


@pytest.mark.django_db
def test_another_installations_key_verifies_nothing(sealed: list[AuditRow], own_keys: Path) -> None:
    own_keys.unlink()
    make_ring(own_keys)
    assert {finding.problem for finding in verify()} >= {Problem.ROW_ALTERED, Problem.CHAIN_BROKEN}


def test_two_rotations_at_once_are_refused(own_keys: Path) -> None:
    before = own_keys.read_text()
    own_keys.with_suffix(".new").write_text("")
    with pytest.raises(KeyRingError):
        next_key_id(own_keys)
    with pytest.raises(KeyRingError):
        rotate_ring(own_keys, "k2")
    assert own_keys.read_text() == before


def test_the_later_of_two_rotations_changes_nothing(own_keys: Path) -> None:
    key_id = next_key_id(own_keys)
    rotate_ring(own_keys, key_id)
    before = own_keys.read_text()
    with pytest.raises(KeyRingError, match="first"):
        rotate_ring(own_keys, key_id)
    assert own_keys.read_text() == before


@pytest.mark.django_db
@pytest.mark.parametrize("act", [actions.rotate_keys, actions.accept_end])
@pytest.mark.parametrize("fails", [True, False])
def test_a_failing_commit_leaves_the_files_as_they_were(
    own_keys: Path, sealed: list[AuditRow], django_capture_on_commit_callbacks: Any, act: Any, fails: bool
) -> None:
    """With a commit that does not fail, as the positive control, one of them is another."""
    sealed[-1].seal.delete()
    before = own_keys.read_text(), read_head()
    with django_capture_on_commit_callbacks(execute=True), suppress(DatabaseError), transaction.atomic():
        act()
        if fails:
            raise DatabaseError("the commit fails")
    assert ((own_keys.read_text(), read_head()) == before) is fails
    assert AuditRow.objects.filter(act=act.act).exists() is not fails


@pytest.mark.django_db
@pytest.mark.usefixtures("committing")
def test_the_command_rotates(own_keys: Path) -> None:
    out = io.StringIO()
    before = set(key_ring().roots)
    call_command("rotate_keys", stdout=out)
    (added,) = set(key_ring().roots) - before
    assert key_ring().current_id == added
    assert out.getvalue().startswith(f"{added} ")


@pytest.mark.django_db
def test_the_command_without_a_ring_says_what_to_do(own_keys: Path) -> None:
    own_keys.unlink()
    with pytest.raises(CommandError, match="make_keys"):
        call_command("rotate_keys")


@pytest.mark.django_db
def test_make_keys_says_where(own_keys: Path) -> None:
    own_keys.unlink()
    out = io.StringIO()
    call_command("make_keys", stdout=out)
    assert out.getvalue().strip() == str(own_keys)
    assert key_ring().current_id == "k1"


@pytest.mark.django_db
def test_the_row_says_ids_and_field_names_only(own_keys: Path, cast: dict[str, Viewer]) -> None:
    person = User.objects.get(email="bjorn@fyren.example")
    row = record(Act.PERSON_CHANGED, by=cast["farid"].actor, about=person, fields=["name", "email"])
    kept = {field.name: getattr(row, field.name) for field in AuditRow._meta.concrete_fields}
    assert (kept["object_type"], kept["object_id"]) == ("people.User", person.public_id)
    assert kept["fields"] == ["email", "name"]
    assert not any(text in str(kept) for text in (person.name, person.email))


@pytest.mark.django_db
@pytest.mark.usefixtures("committing")
def test_a_restored_backup_is_accepted_on_the_record(sealed: list[AuditRow], add_rows: Rows) -> None:
    for row in sealed[3:]:
        row.seal.delete()
        row.delete()
    add_rows(1)
    assert seal() == 0
    actions.accept_end()
    assert seal() == 2
    assert verify() == []
    assert AuditRow.objects.filter(act=Act.AUDIT_END_ACCEPTED).count() == 1
    assert read_head() is not None
