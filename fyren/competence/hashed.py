"""Identities hashed while a file is read, and the totals that are derived from them.

The key is the key ring's, another for each employer: a copy of the database tells nothing of who it is, and the hashes
of two employers cannot be compared.
"""

from __future__ import annotations

import datetime as dt
import hmac
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby, islice

from django.db import transaction
from django.db.models import QuerySet

from fyren.base.models import holding_on
from fyren.competence.counts import AT_ONCE, write_cells
from fyren.competence.models import HASHED, LEFT, Completion, HashedCompletion, HashedOptIn
from fyren.competence.rules import month_number
from fyren.competence.standing import renew_standings
from fyren.people.models import Body
from fyren.vault.keys import key_ring

MARK = "#"  # what a hashed cell begins with, so that no other cell is taken for one
_HASHED_CELL = re.compile(r"#[0-9a-f]{32}")
Entry = tuple[str, int, dt.date]  # person, course, day
Whereabouts = tuple[int, str]  # unit, level
DerivedCell = tuple[int, str, int, int, str, int]  # unit, level, course, month, source, until


def opt_in_of(authority: Body, day: dt.date) -> HashedOptIn | None:
    """The employer's decision that holds on the day."""
    return HashedOptIn.objects.filter(holding_on(day), authority=authority).first()


def hasher(opt_in: HashedOptIn) -> Callable[[str], str]:
    """Makes a typed identity a hash, however it is written; "" stays "".

    Raises:
        KeyRingError: there is no usable key.
    """
    key = key_ring().derive(f"competence-person/{opt_in.authority.public_id}", opt_in.key_id)

    def hashed(typed: str) -> str:
        plain = _plain(typed)
        return MARK + hmac.new(key, plain.encode(), sha256).hexdigest()[:32] if plain else ""

    return hashed


def _plain(typed: str) -> str:
    """An identity without what it is written with; a personal identity number without its century."""
    text = re.sub(r"[\W_]", "", typed).casefold()
    return text[2:] if len(text) == 12 and text.isdigit() and text[:2] in ("19", "20") else text


def is_hashed(cell: str) -> bool:
    """True for a cell that was hashed while its file was read."""
    return _HASHED_CELL.fullmatch(cell) is not None


def known_entries(authority: Body) -> Iterator[Entry]:
    """What is kept of the employer's people."""
    rows = HashedCompletion.objects.filter(authority=authority).values_list("person", "course", "completed_on")
    return rows.iterator(chunk_size=AT_ONCE)


def known_people(authority: Body) -> set[str]:
    """The hashes that are kept."""
    return set(HashedCompletion.objects.filter(authority=authority).values_list("person", flat=True).distinct())


def add_entries(authority: Body, entries: Mapping[Entry, Whereabouts]) -> None:
    """Keep what is new, let each person stand where the file says, and derive the totals anew. A step inside an act."""
    rows = (
        HashedCompletion(
            authority=authority, person=person, course_id=course, completed_on=day, unit_id=unit, level=level
        )
        for (person, course, day), (unit, level) in entries.items()
    )
    while batch := list(islice(rows, AT_ONCE)):
        HashedCompletion.objects.bulk_create(batch, ignore_conflicts=True)
    latest = {person: where for (person, _course, _day), where in sorted(entries.items(), key=lambda each: each[0][2])}
    moved = sorted(latest, key=lambda person: latest[person])
    for (unit, level), people in groupby(moved, key=lambda person: latest[person]):
        _of(authority, list(people)).update(unit=unit, level=level)
    derive(authority)


def remove_people(authority: Body, gone: Iterable[str], day: dt.date) -> None:
    """Remove the hashes of those who have left. What they knew counts until the day's month, in totals that tie to
    nobody. A step inside an act."""
    people, month = list(gone), month_number(day)
    cells = Counter[DerivedCell]()
    for batch in _batches(people):
        for unit, level, course, completed, until in _spans(_of(authority, batch)):
            cells[unit, level, course, completed, LEFT, until or month] += 1
        _of(authority, batch).delete()
    kept = Completion.objects.filter(unit__authority=authority, source=LEFT)
    for *cell, number in kept.values_list("unit", "level", "course", "month", "source", "until", "number"):
        if tuple(cell) in cells:
            cells[tuple(cell)] += number  # type: ignore[index]
    write_cells(cells)
    derive(authority)


def derive(authority: Body) -> None:
    """Make the totals of the employer's hashed completions anew, each person counted once at a time."""
    with transaction.atomic():
        Completion.objects.filter(unit__authority=authority, source=HASHED).delete()
        cells = Counter[DerivedCell]()
        for unit, level, course, month, until in _spans(HashedCompletion.objects.filter(authority=authority)):
            cells[unit, level, course, month, HASHED, until] += 1
        write_cells(cells)
        renew_standings(units=list(authority.units.values_list("pk", flat=True)))


def _spans(completions: QuerySet[HashedCompletion]) -> Iterator[tuple[int, str, int, int, int]]:
    """Unit, level, course, month, and the month in which the same person completed it anew, 0 for none."""
    rows = (
        completions.order_by("person", "course", "completed_on")
        .values_list("person", "course", "unit", "level", "completed_on")
        .iterator(chunk_size=AT_ONCE)
    )
    for (_person, course), of_it in groupby(rows, key=lambda row: row[:2]):
        months = {month_number(row[4]): row for row in of_it}
        following = [*list(months)[1:], 0]
        for (month, row), until in zip(months.items(), following, strict=True):
            yield row[2], row[3], course, month, until


def _of(authority: Body, people: list[str]) -> QuerySet[HashedCompletion]:
    return HashedCompletion.objects.filter(authority=authority, person__in=people)


def _batches(people: list[str]) -> Iterator[list[str]]:
    waiting = iter(people)
    while batch := list(islice(waiting, AT_ONCE)):
        yield batch
