"""Two bodies of a piece, text by text: what differs, and each part by the name that people know it under."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fyren.editing.leaves import Path, dotted
from fyren.editing.naming import PARTS
from fyren.publishing.items import Body


@dataclass(frozen=True, slots=True)
class Pair:
    """A text of two bodies that differs, with what its part is called."""

    path: str
    label: str
    old: str
    new: str


def part_name(path: str) -> str:
    """What the part at a dotted path is called; of a part inside another, with the other's name and place."""
    return ", ".join(_part(part) for part in path.split("."))


def _part(part: str) -> str:
    return str(int(part) + 1) if part.isdigit() else str(PARTS.get(part, part))


def differing(old: Body, new: Body, called: Callable[[str], str] = part_name) -> list[Pair]:
    """The texts, numbers and choices in which two bodies differ, in the order of the newer."""
    before, after = dict(flat(old)), dict(flat(new))
    paths = [*after, *(path for path in before if path not in after)]
    return [
        Pair(path, called(path), before.get(path, ""), after.get(path, ""))
        for path in paths
        if before.get(path, "") != after.get(path, "")
    ]


def flat(body: Body) -> list[tuple[str, str]]:
    """Every value of a body as a text, by dotted path; lists of plain values as one text."""
    return [(dotted(path), text) for path, text in _walked(_as_texts(body), ())]


def _walked(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
        return
    for key, each in value.items() if isinstance(value, Mapping) else enumerate(value):
        if key != "key":  # names the piece, and is never changed
            yield from _walked(each, (*path, key))


def _as_texts(value: Any) -> Any:
    """A body with every value as a text, and lists of plain values as one."""
    if isinstance(value, Mapping):
        return {key: _as_texts(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        if all(isinstance(each, str | int) for each in value):
            return ", ".join(map(str, value))
        return [_as_texts(each) for each in value]
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return "" if value is None else str(value)
