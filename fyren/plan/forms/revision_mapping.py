"""The form over a mapping: pairs of an old focus area and what it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from fyren.plan.mapping import Goal, Pair, Suggestion
from fyren.plan.queries.mapping import Sides

ENDS = "-"  # "nothing": chosen on the new side the old one ends, on the old side the new one is new
EMPTY_ROWS = 2
SHOWN = 90  # characters of a focus area in a list to choose from


@dataclass(frozen=True, slots=True)
class PairRow:
    """A row of the form: what is chosen on either side ("": nothing yet); how sure a suggestion is, in per cent."""

    number: int
    old: str
    new: str
    confidence: int | None = None


def rows_of(
    pairs: Iterable[Pair], sides: Sides, suggestions: Iterable[Suggestion] = ()
) -> tuple[list[PairRow], list[PairRow]]:
    """Pairs as rows, with the confidence of those that are suggestions.

    Returns:
        The rows to look at, with empty ones to add with, and those whose focus area goes on unchanged.
    """
    sure = {suggestion.pair: round(suggestion.confidence * 100) for suggestion in suggestions}
    pairs = list(pairs)
    unchanged = [pair for pair in pairs if _goes_on(pair, sides)]
    looked_at = [pair for pair in pairs if not _goes_on(pair, sides)]
    filled = [PairRow(n, pair.old or ENDS, pair.new or ENDS, sure.get(pair)) for n, pair in enumerate(looked_at)]
    empty = [PairRow(len(filled) + n, "", "") for n in range(EMPTY_ROWS)]
    first = len(filled) + EMPTY_ROWS
    same = [PairRow(first + n, pair.old or ENDS, pair.new or ENDS) for n, pair in enumerate(unchanged)]
    return [*filled, *empty], same


def _goes_on(pair: Pair, sides: Sides) -> bool:
    """Same number and same words on both sides."""
    old, new = sides.old.get(pair.old or ""), sides.new.get(pair.new or "")
    return old is not None and new is not None and (old.number, old.text) == (new.number, new.text)


def posted_pairs(data: QueryDict) -> list[Pair]:
    """The pairs that were posted; rows without choice, or marked to be taken away, are left out."""
    return list(_posted(data))


def _posted(data: QueryDict) -> Iterator[Pair]:
    removed = set(data.getlist("remove"))
    for number, (old, new) in enumerate(zip(data.getlist("old"), data.getlist("new"), strict=False)):
        if (old or new) and str(number) not in removed:
            yield Pair(_side(old), _side(new))


def _side(value: str) -> str | None:
    return None if value in ("", ENDS) else value


def old_choices(sides: Sides) -> list[tuple[str, str]]:
    """What a pair can come from."""
    return [("", _("Choose")), (ENDS, _("Nothing: it is new")), *_goals(sides.old)]


def new_choices(sides: Sides) -> list[tuple[str, str]]:
    """What a pair can become."""
    return [("", _("Choose")), (ENDS, _("Nothing: it ends")), *_goals(sides.new)]


def _goals(goals: Mapping[str, Goal]) -> list[tuple[str, str]]:
    return [(key, _short(f"{goal.number} {goal.text}".strip())) for key, goal in goals.items()]


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"
