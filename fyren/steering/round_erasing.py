"""Texts taken out of a closed round. Pure.

A text is named by its path in the content, with opaque ids where a part has one and else its place from 1, such as
`bodies/<body>/activities/<activity>/result` or `plans/<plan>/areas/<area>/analysis/text`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from fyren.steering.erasing import ACTIVITY_TEXTS, activity_path, stance_path

TEXTS = frozenset(
    (
        *("title", "text", "plan", "summary", "reason", "description", "question", "judgement"),
        *("unit", "expected_result", "result", "deviation", "measure", "next_step"),
        *("says", "says_not", "licence", "rhythm", "aim", "on"),
    )
)
"""What a text that somebody wrote is called in the content. Names of bodies, sources and decisions' facts are none."""


def texts_of(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Path and words of every text, empty ones included."""
    if isinstance(value, str):
        if _is_text(path):
            yield path, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from texts_of(each, f"{path}/{key}" if path else key)
    elif isinstance(value, list | tuple):
        for place, each in enumerate(value, start=1):
            yield from texts_of(each[1] if _is_pair(each) else each, f"{path}/{_key(each, place)}")


def without(value: Any, paths: Collection[str], mark: str, path: str = "") -> Any:
    """The content with a mark in place of the texts at the paths."""
    if isinstance(value, str):
        return mark if path in paths else value
    if isinstance(value, Mapping):
        return {key: without(each, paths, mark, f"{path}/{key}" if path else key) for key, each in value.items()}
    if isinstance(value, list | tuple):
        kept = []
        for place, each in enumerate(value, start=1):
            below = f"{path}/{_key(each, place)}"
            is_pair = _is_pair(each)
            kept.append(
                [each[0], without(each[1], paths, mark, below)] if is_pair else without(each, paths, mark, below)
            )
        return kept
    return value


def _is_text(path: str) -> bool:
    first, _slash, rest = path.partition("/")
    return path.rpartition("/")[2] in TEXTS or (first == "scale" and bool(rest))


def _is_pair(each: Any) -> bool:
    """Whether it is what is said of something, after the id of that: a body's analysis of a focus area."""
    return isinstance(each, list | tuple) and len(each) == 2 and isinstance(each[0], str) and isinstance(each[1], dict)


def _key(each: Any, place: int) -> str:
    if _is_pair(each):
        return str(each[0])
    return str(each.get("public_id") or each.get("focus_area") or place) if isinstance(each, Mapping) else str(place)


def as_in_budget(path: str) -> tuple[str, str]:
    """Whose text it is (the body's id), and its path in that internal budget; "" where it is in none."""
    match path.split("/"):
        case ["bodies", body, "activities", activity, field] if field in ACTIVITY_TEXTS:
            return body, f"{activity_path(activity)}{field}"
        case ["bodies", body, "stances", focus_area, "reason"]:
            return body, stance_path(focus_area)
    return "", ""


def owner_in(path: str) -> str:
    """The id of the body that wrote the text; "" for what is the coordinator's, a plan's or the library's."""
    first, _slash, rest = path.partition("/")
    return rest.partition("/")[0] if first == "bodies" else ""
