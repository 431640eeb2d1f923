"""The national pack, from the repository's files to items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fyren.publishing.items import Body, ItemName
from fyren.publishing.toml_files import read_toml

HOME = Path(__file__).with_name("pack")
SOURCE_LANGUAGE = "sv"
# What stands in a service's own table and is words, not facts.
SERVICE_WORDS = ("name", "does", "plain", "cost", "note")
DOORS = "doors"  # the key of the order of doors; that of the topics behind one has the door's
_WHOLE = "all"  # the key of what there is one of in each language


class Kind:
    """The kinds of items."""

    SERVICE = "service"
    SERVICE_WORDS = "service-words"
    STRUCTURE = "structure"
    DOOR = "door"
    TOPIC = "topic"
    STRINGS = "strings"
    TOOLS = "tools"
    SEARCH = "search"
    LANGUAGE = "language"
    SETTINGS = "settings"
    ORDER = "order"


def named(kind: str, key: str = _WHOLE, language: str = "") -> ItemName:
    """The name of one of the guide's items."""
    return ItemName(kind, key, language)


@cache
def national_pack() -> Mapping[ItemName, Body]:
    """Every item of the pack. Read once: it changes only with the program."""
    return read_pack(HOME)


def read_pack(home: Path) -> dict[ItemName, Body]:
    """The items of a folder in the pack's form; a municipality's own may be kept in the same form."""
    items: dict[ItemName, Body] = {}
    for found in (_languages, _services, _structure, _strings, _texts, _settings):
        items.update(found(home))
    return items


_Found = Iterator[tuple[ItemName, Body]]


def _languages(home: Path) -> _Found:
    for place, language in enumerate(read_toml(home / "languages.toml").get("language", [])):
        yield named(Kind.LANGUAGE, language["code"]), language | {"place": place}


def _settings(home: Path) -> _Found:
    if found := read_toml(home / "settings.toml"):
        yield named(Kind.SETTINGS), found


def _services(home: Path) -> _Found:
    for service in read_toml(home / "services.toml").get("service", []):
        facts, words = _split(service)
        yield named(Kind.SERVICE, service["key"]), facts
        yield named(Kind.SERVICE_WORDS, service["key"], SOURCE_LANGUAGE), words


def _split(service: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A service's facts, and its Swedish words."""
    facts = {key: value for key, value in service.items() if key not in SERVICE_WORDS}
    words = {key: service[key] for key in SERVICE_WORDS if service.get(key)}
    facts["contacts"] = facts.pop("contact", [])
    eligibility = dict(facts.get("eligibility", {}))
    if said := eligibility.pop("text", ""):
        words["eligibility"] = said
    return facts | {"eligibility": eligibility}, words


def _structure(home: Path) -> _Found:
    for file in sorted((home / "structure").glob("*.toml")):
        topics = [
            {**{key: value for key, value in topic.items() if key != "source"}, "sources": topic.get("source", [])}
            for topic in read_toml(file).get("topic", [])
        ]
        yield named(Kind.STRUCTURE, file.stem), {"topics": topics}


def _strings(home: Path) -> _Found:
    for file in sorted((home / "strings").glob("*.toml")):
        yield named(Kind.STRINGS, language=file.stem), read_toml(file)


def _texts(home: Path) -> _Found:
    for folder in sorted(path for path in (home / "texts").glob("*") if path.is_dir()):
        for file in sorted(folder.glob("*.toml")):
            yield from _texts_of(file, folder.name)


def _texts_of(file: Path, language: str) -> _Found:
    content = read_toml(file)
    match file.stem:
        case "services":
            for key, words in content.get("service", {}).items():
                yield named(Kind.SERVICE_WORDS, key, language), words
        case "tools":
            yield named(Kind.TOOLS, language=language), content
        case "words":
            yield named(Kind.SEARCH, language=language), content
        case audience:
            yield named(Kind.DOOR, audience, language), {"title": content["title"], "lead": content["lead"]}
            for key, text in content.get("topic", {}).items():
                yield named(Kind.TOPIC, key, language), text
