"""The areas that a municipality needs routines in, as the national comparisons ask and as we advise, with templates."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("areas.toml")


class AreaGroup(StrEnum):
    """What kind of area it is. Values stand in the file."""

    INDICATION = "indication"
    METHOD = "method"
    PROTECTION = "protection"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class RoutineArea:
    """An area.

    Args:
        template: what a unit begins from, in the form of `routines.text`.
        reference: the national item or rule that asks for the routine, in our own words; "" where it is our advice.
        focus_areas: numbers of those in the plan that it serves.
        is_protected: the routine tells how protected people are kept safe: it is never shown to the public.
    """

    key: str
    title: str
    group: AreaGroup
    template: str
    reference: str
    focus_areas: tuple[str, ...]
    is_protected: bool


@dataclass(frozen=True, slots=True)
class Register:
    """Every area, and how far the facts in the templates can be trusted.

    Args:
        checked_on: when sections of law and telephone numbers were compared with `sources`; review_by: when they must
            be compared again.
    """

    areas: tuple[RoutineArea, ...]
    checked_on: dt.date
    review_by: dt.date
    sources: tuple[str, ...]


@cache
def register() -> Register:
    """The register as the file has it."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    templates = told["template"]
    areas = tuple(
        RoutineArea(
            key=each["key"],
            title=each["title"],
            group=AreaGroup(each["group"]),
            template=templates[each["template"]].strip().replace("{place}", each.get("place", "")),
            reference=each["reference"],
            focus_areas=tuple(each["focus_areas"]),
            is_protected=each.get("is_protected", False),
        )
        for each in told["area"]
    )
    return Register(areas, told["checked_on"], told["review_by"], tuple(told["sources"]))


def area_of(key: str) -> RoutineArea | None:
    """The area with a key; None where there is none (any more)."""
    return next((each for each in register().areas if each.key == key), None)
