"""The national pack of guidance for employees, from the repository's files to items."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fyren.detection.aid_files import rules_of, texts_of
from fyren.publishing.items import Body, ItemName
from fyren.publishing.packs import CommonKind, Found, languages_of, named, settings_of, strings_of
from fyren.publishing.toml_files import read_toml

HOME = Path(__file__).with_name("pack")
SOURCE_LANGUAGE = "sv"


class Kind(CommonKind):
    """The kinds of items."""

    SOURCE = "source"
    PROFESSION = "profession"
    PROFESSION_TEXT = "profession-text"
    PARTICULARS = "particulars"
    PARTICULAR_TEXT = "particular-text"
    RULES = "rules"
    AID = "aid"
    REPORT = "report"


@cache
def national_pack() -> Mapping[ItemName, Body]:
    """Every item of the pack. Read once: it changes only with the program."""
    return read_pack(HOME)


def read_pack(home: Path) -> dict[ItemName, Body]:
    """The items of a folder in the pack's form; a municipality's own may be kept in the same form."""
    items: dict[ItemName, Body] = {}
    for found in (languages_of, _sources, _structure, strings_of, _texts, _rules, settings_of):
        items.update(found(home))
    return items


def _sources(home: Path) -> Found:
    for source in read_toml(home / "sources.toml").get("source", []):
        yield named(Kind.SOURCE, source["key"]), source


def _structure(home: Path) -> Found:
    for file in sorted((home / "structure").glob("*.toml")):
        content = read_toml(file)
        if file.stem == Kind.PARTICULARS:
            yield named(Kind.PARTICULARS), {"particulars": content["particular"]}
        else:
            facts = {key: value for key, value in content.items() if key != "section"}
            yield named(Kind.PROFESSION, file.stem), facts | {"sections": content["section"]}


def _texts(home: Path) -> Found:
    for folder in sorted(path for path in (home / "texts").glob("*") if path.is_dir()):
        for file in sorted(folder.glob("*.toml")):
            yield from _texts_of(file, folder.name)


def _texts_of(file: Path, language: str) -> Found:
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


def _rules(home: Path) -> Found:
    if (home / "rules.toml").exists():
        yield named(Kind.RULES), rules_of(home)
