"""Two bodies of a piece, text by text: what differs, and each part by the name that people know it under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fyren.editing.leaves import dotted, leaves
from fyren.editing.naming import PARTS
from fyren.publishing.items import Body


@dataclass(frozen=True, slots=True)
class Pair:
    """A text of two bodies that differs."""

    path: str
    old: str
    new: str

    @property
    def label(self) -> str:
        """What the part is called; of a part inside another, with the other's name and place."""
        return part_name(self.path)


def part_name(path: str) -> str:
    """What the part at a dotted path is called."""
    return ", ".join(_part(part) for part in path.split("."))


def _part(part: str) -> str:
    return str(int(part) + 1) if part.isdigit() else str(PARTS.get(part, part))


def differing(old: Body, new: Body) -> list[Pair]:
    """The texts, numbers and choices in which two bodies differ, in the order of the newer."""
    before, after = dict(_flat(old)), dict(_flat(new))
    paths = [*after, *(path for path in before if path not in after)]
    return [
        Pair(path, before.get(path, ""), after.get(path, ""))
        for path in paths
        if before.get(path, "") != after.get(path, "")
    ]


def _flat(body: Body) -> list[tuple[str, str]]:
    return [(dotted(path), text) for path, text in leaves(_as_texts(body))]


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
