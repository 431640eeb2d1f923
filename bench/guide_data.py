"""Made-up services, each unlike the others, to measure what a guide with many of them weighs and costs.

Every name begins with an example's mark. The words are those of each language's own texts, in an order that nobody
would write: text that repeats itself less than what people write, and so weighs more.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from typing import Any

from fyren.guide.content import Audience, Need
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind, named, national_pack
from fyren.publishing.items import Body, Item, ItemName, Items, Origin

SOURCE = {"name": "Exempel", "checked_on": "2026-11-01", "review_by": "2027-05-01"}
SETTINGS: dict[str, Any] = {
    "municipality": "Exempelköpings kommun",
    "switchboard": "+4647041000",
    "switchboard_shown": "0470-410 00",
    "switchboard_source": SOURCE,
    "faults_address": "https://example.org/fel/{service}",
}
_SEED = 20_261_124
_LANGUAGES = tuple(name.key for name in national_pack() if name.kind == Kind.LANGUAGE)


def guide_items(services: int) -> Items:
    """The national pack with made-up services, so many that the guide shows `services` in all."""
    items = {name: Item(name, body, Origin.PACK) for name, body in national_pack().items()}
    there = sum(item.body["is_verified"] for name, item in items.items() if name.kind == Kind.SERVICE)
    own: dict[ItemName, Body] = {named(Kind.SETTINGS): SETTINGS}
    chance = random.Random(_SEED)
    for place in range(services - there):
        own |= dict(_service(place, chance))
    return items | {name: Item(name, body, Origin.LOCAL) for name, body in own.items()}


def _service(place: int, chance: random.Random) -> Iterator[tuple[ItemName, Body]]:
    key = f"exempel-{place}"
    has_place = chance.random() < 0.5
    facts: dict[str, Any] = {
        "key": key,
        "organisation": f"Exempel {_words(chance, SOURCE_LANGUAGE, 2)}",
        "audiences": chance.sample([each.value for each in Audience], chance.randint(1, 3)),
        "needs": chance.sample([each.value for each in Need], chance.randint(1, 2)),
        "reach": chance.choice(["local", "regional"]),
        "languages": ["sv", *chance.sample(["en", "ar", "so", "fi", "pl"], chance.randint(0, 2))],
        "source": {**SOURCE, "checked_on": f"2026-{chance.randint(6, 11):02}-{chance.randint(1, 24):02}"},
        "is_verified": True,
        "is_protected": not has_place and chance.random() < 0.2,
        "contacts": list(_contacts(place, chance)),
    }
    if has_place:
        street = f"Exempelgatan {chance.randint(1, 99)}"
        facts["place"] = {"address": street, "postal_code": f"352 {chance.randint(10, 99)}", "town": "Exempelköping"}
    if chance.random() < 0.3:
        facts["eligibility"] = {"from_age": chance.choice([13, 16, 18, 20])}
    yield named(Kind.SERVICE, key), facts
    for language in _LANGUAGES:
        yield named(Kind.SERVICE_WORDS, key, language), _said(place, chance, language, has_place)


def _contacts(place: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    number = f"{chance.randint(10, 99)} {chance.randint(10, 99)}"
    yield {
        "channel": "voice",
        "shown": f"0470-{place % 10}{number[:1]} {number}",
        "number": f"+46470{place % 10}{number[:1]}{number.replace(' ', '')}",
        "hours": list(_hours(chance)),
    }
    if chance.random() < 0.3:
        name = f"exempel{place}.example"
        channel = "chat" if chance.random() < 0.15 else "web"
        yield {"channel": channel, "shown": name, "address": f"https://{name}/"}


def _hours(chance: random.Random) -> Iterator[dict[str, Any]]:
    opens, closes = chance.randint(7, 10), chance.randint(12, 22)
    minutes = [chance.choice(["00", "15", "30", "45"]) for _ in range(2)]
    rest = {"holidays": chance.random() < 0.5}
    days = chance.choice([[1, 2, 3, 4, 5], [1, 3], [2, 4, 5], [1, 2, 3, 4], [1, 2, 3, 4, 5, 6, 7]])
    yield {"days": days, "opens": f"{opens:02}:{minutes[0]}", "closes": f"{closes}:{minutes[1]}", **rest}


def _said(place: int, chance: random.Random, language: str, has_place: bool) -> dict[str, str]:
    said = {
        "name": f"Exempel {place} {_words(chance, language, chance.randint(1, 3))}",
        "does": f"{_words(chance, language, chance.randint(7, 11))}. {_words(chance, language, chance.randint(4, 8))}.",
    }
    some = (("eligibility", 5, 0.4), ("cost", 3, 0.3), ("note", 7, 0.2), ("accessibility", 6, 0.5 if has_place else 0))
    return said | {part: _words(chance, language, many) for part, many, often in some if chance.random() < often}


def _words(chance: random.Random, language: str, many: int) -> str:
    text = " ".join(chance.sample(_vocabulary(language), many))
    return text[:1].upper() + text[1:]


@cache
def _vocabulary(language: str) -> tuple[str, ...]:
    """The different words of a language's texts."""
    said = (text for name, body in national_pack().items() if name.language == language for text in _texts(body))
    words = {word.strip(".,:;!?()\"”'-–").lower() for text in said for word in text.split()}
    return tuple(sorted(word for word in words if len(word) > 1 and word.isalpha()))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value
