"""Whatever is done to the audit behind Fyren's back is found; an audit left alone is whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import ProtectedError

from fyren.base import clock
from fyren.vault import sealing
from fyren.vault.acts import Act
from fyren.vault.audit import row_mac
from fyren.vault.models import AuditRow, AuditSeal
from fyren.vault.sealing import Finding, Head, Problem, read_head, seal, verify, write_head

pytestmark = pytest.mark.django_db

Rows = Callable[[int], list[AuditRow]]

ALTERATIONS: dict[str, Any] = {
    "at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
    "act": Act.ROLE_GIVEN.value,
    "actor": "someoneelse",
    "authority": "anotherbody",
    "object_type": "people.User",
    "object_id": "anotherobject",
    "fields": ["name"],
    "mac": "0" * 64,
}


def problems() -> set[Problem]:
    return {finding.problem for finding in verify()}


def remove(row: AuditRow) -> None:
    """Take a row out with its link, as somebody with the database's password might."""
    AuditSeal.objects.filter(row=row).delete()
    row.delete()


def test_an_audit_left_alone_is_whole(sealed: list[AuditRow]) -> None:
    assert verify() == []


def test_every_column_is_altered_below() -> None:
    columns = {field.name for field in AuditRow._meta.concrete_fields} - {"id"}
    assert columns == {*ALTERATIONS, "key_id"}


@pytest.mark.parametrize("column", sorted(ALTERATIONS))
def test_an_altered_column_is_found(sealed: list[AuditRow], column: str) -> None:
    AuditRow.objects.filter(pk=sealed[2].pk).update(**{column: ALTERATIONS[column]})
    assert Finding(Problem.ROW_ALTERED, sealed[2].pk) in verify()


def test_a_row_under_an_unknown_key_is_found(sealed: list[AuditRow]) -> None:
    AuditRow.objects.filter(pk=sealed[2].pk).update(key_id="k99")
    assert Finding(Problem.KEY_UNKNOWN, sealed[2].pk) in verify()


def test_a_link_under_an_unknown_key_is_found(sealed: list[AuditRow]) -> None:
    AuditSeal.objects.filter(row=sealed[2]).update(key_id="k99")
    assert Finding(Problem.CHAIN_BROKEN, sealed[2].pk) in verify()


def test_a_removed_row_is_found(sealed: list[AuditRow]) -> None:
    place = AuditSeal.objects.get(row=sealed[1]).sequence
    remove(sealed[1])
    assert Finding(Problem.LINK_MISSING, place) in verify()


def test_a_removed_row_is_found_though_the_links_are_renumbered(sealed: list[AuditRow]) -> None:
    place = AuditSeal.objects.get(row=sealed[1]).sequence
    remove(sealed[1])
    for link in AuditSeal.objects.filter(sequence__gt=place).order_by("sequence"):
        AuditSeal.objects.filter(pk=link.pk).update(sequence=link.sequence - 1)
    assert problems() == {Problem.CHAIN_BROKEN, Problem.END_MISSING}


def test_swapped_rows_are_found(sealed: list[AuditRow]) -> None:
    """Two rows whose contents changed places: each row's own MAC holds, the chain does not."""
    names = [field.name for field in AuditRow._meta.concrete_fields if field.name != "id"]
    first, second = ({name: getattr(row, name) for name in names} for row in sealed[:2])
    AuditRow.objects.filter(pk=sealed[0].pk).update(**second)
    AuditRow.objects.filter(pk=sealed[1].pk).update(**first)
    assert problems() == {Problem.CHAIN_BROKEN}


def test_a_removed_end_is_found(sealed: list[AuditRow]) -> None:
    """The database alone looks whole; the head outside it knows better."""
    remove(sealed[4])
    remove(sealed[3])
    assert problems() == {Problem.END_MISSING}


def test_sealing_stands_still_when_the_end_was_removed(sealed: list[AuditRow], add_rows: Rows) -> None:
    """Otherwise new rows would in time overwrite the head, the only proof."""
    head = read_head()
    remove(sealed[4])
    add_rows(3)
    assert seal() == 0
    assert read_head() == head
    assert problems() == {Problem.END_MISSING}


def test_a_removed_head_file_is_found(sealed: list[AuditRow]) -> None:
    sealing.head_path().unlink()
    assert problems() == {Problem.END_UNKNOWN}


def test_a_forged_row_is_found(sealed: list[AuditRow]) -> None:
    forged = AuditRow.objects.create(act=Act.ROLE_GIVEN, actor="actor", key_id=sealed[0].key_id, mac="f" * 64)
    assert Finding(Problem.ROW_ALTERED, forged.pk) in verify()


def test_a_copied_row_is_found(sealed: list[AuditRow]) -> None:
    original = AuditRow.objects.get(pk=sealed[0].pk)
    original.pk = None
    original.save(force_insert=True)
    assert Finding(Problem.ROW_COPIED, sealed[0].pk) in verify()


def test_a_forged_link_is_found(sealed: list[AuditRow], add_rows: Rows) -> None:
    row = add_rows(1)[0]
    place = AuditSeal.objects.latest("sequence").sequence + 1
    AuditSeal.objects.create(sequence=place, row=row, key_id=row.key_id, chain_mac="f" * 64)
    assert Finding(Problem.CHAIN_BROKEN, row.pk) in verify()


def test_a_row_that_waits_too_long_is_found(add_rows: Rows) -> None:
    seal()
    row = add_rows(1)[0]
    assert verify() == []
    row.at = clock.now() - sealing.SEALING_WINDOW - dt.timedelta(seconds=1)
    row.mac = row_mac(row)
    row.save()
    assert verify() == [Finding(Problem.NOT_SEALED, row.pk)]


def test_the_database_keeps_a_sealed_row(sealed: list[AuditRow]) -> None:
    """A row cannot be deleted by code that forgets its link."""
    with pytest.raises(ProtectedError):
        sealed[0].delete()


def test_a_kept_head_never_goes_back(sealed: list[AuditRow]) -> None:
    """A slow sealer that writes its head late does not hide what a quicker one sealed."""
    head = read_head()
    assert head is not None
    sealing._keep_head(Head(head.sequence - 1, "earlier"))
    assert read_head() == head
    write_head(Head(1, "x"))
    assert read_head() == Head(1, "x")
