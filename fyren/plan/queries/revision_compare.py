"""Two editions of a plan, compared for reading."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import Http404
from django.utils.functional import Promise

from fyren.people.viewer import Viewer
from fyren.plan.comparison import Role, Row, Summary, compare, summarise
from fyren.plan.models import Plan, PlanEdition
from fyren.plan.queries.pages import visible_editions
from fyren.plan.queries.revision_words import ROW_KINDS, part_titles


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with its word, the kind of its tag and, when it was moved, where it was and is."""

    row: Row
    word: str | Promise
    tag: str
    label: str
    was: str
    now: str
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A section, an area or the closing, with the rows that belong there."""

    title: str
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two editions of one plan: the older, the newer, what differs and every part that is shown."""

    old: PlanEdition
    new: PlanEdition
    summary: Summary
    parts: tuple[Part, ...]

    @property
    def plan(self) -> Plan:
        """The plan they are editions of."""
        return self.new.plan


def editions_to_choose(viewer: Viewer, slug: str) -> list[PlanEdition]:
    """The plan's editions that the viewer may know of, latest first, without their wording.

    Raises:
        Http404: there is none.
    """
    rows = visible_editions(viewer).filter(plan__slug=slug).select_related("plan__authority").defer("structure")
    editions = list(rows.order_by("-number"))
    if not editions:
        raise Http404
    return editions


def compared(viewer: Viewer, slug: str, a: int, b: int, *, everything: bool) -> Compared:
    """Two editions compared, the one with the lower number first.

    Args:
        everything: also show what is the same.

    Raises:
        Http404: the viewer may not know of one of them, or they are the same.
    """
    rows = visible_editions(viewer).filter(plan__slug=slug, number__in=(a, b)).select_related("plan__authority")
    editions = list(rows.order_by("number"))
    if len(editions) != 2:
        raise Http404
    old, new = editions
    return compare_editions(old, new, everything=everything)


def compare_editions(old: PlanEdition, new: PlanEdition, *, everything: bool = False) -> Compared:
    """Two editions compared, part by part."""
    before, after = old.read(), new.read()
    rows = compare(before, after)
    titles = part_titles(before) | part_titles(after)
    shown = [row for row in rows if everything or row.is_changed]
    parts = tuple(
        Part(titles.get(key, key), tuple(_shown(row, titles) for row in group))
        for key, group in groupby(shown, key=lambda row: row.unit.part)
    )
    return Compared(old, new, summarise(rows), parts)


def _shown(row: Row, titles: dict[str, str]) -> ShownRow:
    word, tag = ROW_KINDS[row.kind]
    was = now = ""
    if row.old and row.new and (row.old.number != row.new.number or row.old.part != row.new.part):
        elsewhere = row.old.part != row.new.part
        was, now = (
            unit.number or titles.get(unit.part, unit.part) if not elsewhere else _place(unit.number, titles[unit.part])
            for unit in (row.old, row.new)
        )
    is_heading = row.unit.role in (Role.TITLE, Role.SECTION_TITLE, Role.AREA_TITLE)
    return ShownRow(row, word, tag, row.unit.number, was, now, is_heading)


def _place(number: str, part: str) -> str:
    return f"{number} ({part})" if number else part
