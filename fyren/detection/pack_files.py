"""The national pack of guidance for employees, from the repository's files to items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from fyren.detection.aid_files import rules_of, texts_of
from fyren.publishing.items import Body, ItemName
from fyren.publishing.toml_files import read_toml

HOME = Path(__file__).with_name("pack")
SOURCE_LANGUAGE = "sv"
_WHOLE = "all"  # the key of what there is one of in each language


class Kind:
    """The kinds of items."""

    SOURCE = "source"
    PROFESSION = "profession"
    PROFESSION_TEXT = "profession-text"
    PARTICULARS = "particulars"
    PARTICULAR_TEXT = "particular-text"
    RULES = "rules"
    AID = "aid"
    REPORT = "report"
    STRINGS = "strings"
    LANGUAGE = "language"
    SETTINGS = "settings"


def named(kind: str, key: str = _WHOLE, language: str = "") -> ItemName:
    """The name of one of the guidance's items."""
    return ItemName(kind, key, language)


@cache
def national_pack() -> Mapping[ItemName, Body]:
    """Every item of the pack. Read once: it changes only with the program."""
    return read_pack(HOME)


def read_pack(home: Path) -> dict[ItemName, Body]:
    """The items of a folder in the pack's form; a municipality's own may be kept in the same form."""
    items: dict[ItemName, Body] = {}
    for found in (_languages, _sources, _structure, _strings, _texts, _rules, _settings):
        items.update(found(home))
    return items


_Found = Iterator[tuple[ItemName, Body]]


def _languages(home: Path) -> _Found:
    for place, language in enumerate(read_toml(home / "languages.toml").get("language", [])):
        yield named(Kind.LANGUAGE, language["code"]), language | {"place": place}


def _sources(home: Path) -> _Found:
    for source in read_toml(home / "sources.toml").get("source", []):
        yield named(Kind.SOURCE, source["key"]), source


def _structure(home: Path) -> _Found:
    for file in sorted((home / "structure").glob("*.toml")):
        content = read_toml(file)
        if file.stem == Kind.PARTICULARS:
            yield named(Kind.PARTICULARS), {"particulars": content["particular"]}
        else:
            facts = {key: value for key, value in content.items() if key != "section"}
            yield named(Kind.PROFESSION, file.stem), facts | {"sections": content["section"]}


def _strings(home: Path) -> _Found:
    for file in sorted((home / "strings").glob("*.toml")):
        yield named(Kind.STRINGS, language=file.stem), read_toml(file)


def _texts(home: Path) -> _Found:
    for folder in sorted(path for path in (home / "texts").glob("*") if path.is_dir()):
        for file in sorted(folder.glob("*.toml")):
            yield from _texts_of(file, folder.name)


def _texts_of(file: Path, language: str) -> _Found:
    match file.stem:
        case Kind.AID:
            yield named(Kind.AID, language=language), texts_of(file.parents[2], language)
        case Kind.REPORT:
            yield named(Kind.REPORT, language=language), read_toml(file)
        case Kind.PARTICULARS:
            for key, text in read_toml(file)["particular"].items():
                yield named(Kind.PARTICULAR_TEXT, key, language), text
        case profession:
            yield named(Kind.PROFESSION_TEXT, profession, language), read_toml(file)


def _rules(home: Path) -> _Found:
    if (home / "rules.toml").exists():
        yield named(Kind.RULES), rules_of(home)


def _settings(home: Path) -> _Found:
    if found := read_toml(home / "settings.toml"):
        yield named(Kind.SETTINGS), found
