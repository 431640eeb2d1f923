"""A body's texts one by one, wherever they stand in it, and put back where they stood. Pure.

The words of a search row are one text with commas between, so that one may be added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_JOINED = "words"
_KEYS = ("key", "audiences", "needs")  # codes, which nobody translates

Path = tuple[str | int, ...]


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text with its path, in order."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if key == _JOINED and isinstance(each, list):
                yield (*path, key), ", ".join(each)
            elif key not in _KEYS:
                yield from leaves(each, (*path, key))
    elif isinstance(value, list | tuple):
        for place, each in enumerate(value):
            yield from leaves(each, (*path, place))


def with_leaves(value: Any, texts: Mapping[Path, str], path: Path = ()) -> Any:
    """The body with other texts at the paths; what has no text there keeps its own."""
    if isinstance(value, str):
        return texts.get(path, value)
    if isinstance(value, Mapping):
        return {key: _inside(key, each, texts, (*path, key)) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [with_leaves(each, texts, (*path, place)) for place, each in enumerate(value)]
    return value


def _inside(key: str, value: Any, texts: Mapping[Path, str], path: Path) -> Any:
    if key == _JOINED and isinstance(value, list):
        words = texts.get(path)
        return value if words is None else [word.strip() for word in words.split(",") if word.strip()]
    return value if key in _KEYS else with_leaves(value, texts, path)


def dotted(path: Path) -> str:
    """A path as a form's field is named."""
    return ".".join(map(str, path))
