"""What every pack has: names of items, languages, its own words, and what a municipality says of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fyren.publishing.items import LANGUAGE, SETTINGS, STRINGS, Body, ItemName
from fyren.publishing.toml_files import read_toml

WHOLE = "all"  # the key of what there is one of in each language
Found = Iterator[tuple[ItemName, Body]]


class CommonKind:
    """The kinds of items that every publisher has."""

    LANGUAGE = LANGUAGE
    STRINGS = STRINGS
    SETTINGS = SETTINGS


def named(kind: str, key: str = WHOLE, language: str = "") -> ItemName:
    """The name of an item."""
    return ItemName(kind, key, language)


def languages_of(home: Path) -> Found:
    """The languages in a folder, in order."""
    for place, language in enumerate(read_toml(home / "languages.toml").get("language", [])):
        yield named(LANGUAGE, language["code"]), language | {"place": place}


def settings_of(home: Path) -> Found:
    """What a municipality says of its own."""
    if found := read_toml(home / "settings.toml"):
        yield named(SETTINGS), found


def strings_of(home: Path) -> Found:
    """The publisher's own words in each language."""
    for file in sorted((home / "strings").glob("*.toml")):
        yield named(STRINGS, language=file.stem), read_toml(file)
