"""The national course, from the repository's files to items."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fyren.publishing.items import Body, ItemName
from fyren.publishing.packs import CommonKind, Found, languages_of, named, strings_of
from fyren.publishing.toml_files import read_toml

HOME = Path(__file__).with_name("pack")
SOURCE_LANGUAGE = "sv"


class Kind(CommonKind):
    """The kinds of items."""

    COURSE = "course"
    LESSON_TEXT = "lesson-text"
    SOURCE = "source"
    NUMBERS = "numbers"


@cache
def national_pack() -> Mapping[ItemName, Body]:
    """Every item of the pack. Read once: it changes only with the program."""
    items: dict[ItemName, Body] = {}
    for found in (languages_of, _course, _sources, strings_of, _texts):
        items.update(found(HOME))
    return items


def _course(home: Path) -> Found:
    yield named(Kind.COURSE), read_toml(home / "course.toml")
    yield named(Kind.NUMBERS), read_toml(home / "numbers.toml")


def _sources(home: Path) -> Found:
    for source in read_toml(home / "sources.toml")["source"]:
        yield named(Kind.SOURCE, source["key"]), source


def _texts(home: Path) -> Found:
    for file in sorted((home / "texts").glob("*/*.toml")):
        yield named(Kind.LESSON_TEXT, file.stem, file.parent.name), read_toml(file)
