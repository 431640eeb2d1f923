"""One chain, whoever seals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fyren.vault import sealing
from fyren.vault.models import AuditRow, AuditSeal
from fyren.vault.sealing import read_head, seal, verify

Rows = Callable[[int], list[AuditRow]]


@pytest.mark.django_db
def test_rows_get_their_places_in_order(add_rows: Rows) -> None:
    seal()
    rows = add_rows(3)
    assert seal() == 3
    places = list(AuditSeal.objects.filter(row__in=rows).values_list("row_id", flat=True))
    assert places == [row.pk for row in rows]
    assert seal() == 0


@pytest.mark.django_db
def test_no_more_than_asked_for(add_rows: Rows) -> None:
    seal()
    add_rows(3)
    assert (seal(limit=2), seal(limit=2)) == (2, 1)
    assert verify() == []


@pytest.mark.django_db
def test_the_head_lies_outside_the_database(sealed: list[AuditRow]) -> None:
    last = AuditSeal.objects.latest("sequence")
    head = read_head()
    assert head is not None
    assert (head.sequence, head.chain_mac) == (last.sequence, last.chain_mac)


@pytest.mark.django_db
def test_a_later_sealer_changes_nothing(add_rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two sealers that read the same end: the second one's links are refused as a whole."""
    seal()
    add_rows(3)
    planned = sealing._next_links(100)
    assert seal() == 3
    monkeypatch.setattr(sealing, "_next_links", lambda limit: planned)
    assert seal() == 0
    assert verify() == []
