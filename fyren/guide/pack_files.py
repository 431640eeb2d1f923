"""The national pack, from the repository's files to items."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fyren.publishing.items import Body, ItemName
from fyren.publishing.packs import CommonKind, Found, languages_of, named, settings_of, strings_of
from fyren.publishing.toml_files import read_toml

HOME = Path(__file__).with_name("pack")
SOURCE_LANGUAGE = "sv"
# What stands in a service's own table and is words, not facts.
SERVICE_WORDS = ("name", "does", "plain", "cost", "note")
DOORS = "doors"  # the key of the order of doors; that of the topics behind one has the door's


class Kind(CommonKind):
    """The kinds of items."""

    SERVICE = "service"
    SERVICE_WORDS = "service-words"
    STRUCTURE = "structure"
    DOOR = "door"
    TOPIC = "topic"
    TOOLS = "tools"
    SEARCH = "search"
    ORDER = "order"
    SOURCE = "source"  # when the municipality last read what a topic rests on; the pack's own days are the topic's


@cache
def national_pack() -> Mapping[ItemName, Body]:
    """Every item of the pack. Read once: it changes only with the program."""
    return read_pack(HOME)


def read_pack(home: Path) -> dict[ItemName, Body]:
    """The items of a folder in the pack's form; a municipality's own may be kept in the same form."""
    items: dict[ItemName, Body] = {}
    for found in (languages_of, _services, _structure, strings_of, _texts, settings_of):
        items.update(found(home))
    return items


def _services(home: Path) -> Found:
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


def _structure(home: Path) -> Found:
    for file in sorted((home / "structure").glob("*.toml")):
        topics = [
            {**{key: value for key, value in topic.items() if key != "source"}, "sources": topic.get("source", [])}
            for topic in read_toml(file).get("topic", [])
        ]
        yield named(Kind.STRUCTURE, file.stem), {"topics": topics}


def _texts(home: Path) -> Found:
    for folder in sorted(path for path in (home / "texts").glob("*") if path.is_dir()):
        for file in sorted(folder.glob("*.toml")):
            yield from _texts_of(file, folder.name)


def _texts_of(file: Path, language: str) -> Found:
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
