"""Services to fill a guide with: examples, each unlike the others, in every language.

Their words are drawn from the guide's own words in each language. Sentences so made hold no more sense than a lottery,
and compress worse than what people write: what they weigh is a bound from above.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from fyren.guide.content import Audience, Need
from fyren.guide.pack_files import Kind, national_pack
from fyren.publishing.items import Body, Item, ItemName, Origin
from fyren.publishing.packs import named

_SEED = 5
_MARK = "Exempel"
_WORD = re.compile(r"[^\W\d_]{2,}")
_SOURCE = {"name": f"{_MARK}: ingen källa", "checked_on": "2026-11-23", "review_by": "2027-05-23"}
_SETTINGS = {
    "municipality": f"{_MARK}kommunen",
    "switchboard": "+4647041000",
    "switchboard_shown": "0470-410 00",
    "switchboard_source": _SOURCE,
    "address": "https://stod.exempel.se",
}


def items_with(services: int) -> dict[ItemName, Item]:
    """The national guide, filled up with examples to so many services that are shown."""
    bodies: dict[ItemName, Body] = {**national_pack(), named(Kind.SETTINGS): _SETTINGS}
    shown = sum(name.kind == Kind.SERVICE and body["is_verified"] for name, body in bodies.items())
    for place in range(services - shown):
        bodies.update(_service(place))
    return {name: Item(name, body, Origin.PACK) for name, body in bodies.items()}


def _service(place: int) -> Iterator[tuple[ItemName, Body]]:
    """One example, its words in every language. The same place gives the same service."""
    chance = random.Random(_SEED * 1000 + place)  # examples, not secrets
    key = f"exempel-{place}"
    yield named(Kind.SERVICE, key), _facts(key, place, chance)
    for language in _languages():
        words = {
            "name": f"{_MARK} {_said(language, chance, 1, 3)}",
            "does": f"{_said(language, chance, 9, 16)}.",
            "eligibility": f"{_said(language, chance, 4, 9)}." if chance.random() < 0.5 else "",
            "note": f"{_said(language, chance, 6, 12)}." if chance.random() < 0.2 else "",
        }
        yield named(Kind.SERVICE_WORDS, key, language), {field: value for field, value in words.items() if value}


def _facts(key: str, place: int, chance: random.Random) -> dict[str, Any]:
    subscriber = 10_000 + place * 271 + chance.randrange(200)
    contacts: list[dict[str, Any]] = [
        {
            "channel": "voice",
            "number": f"+46470{subscriber}",
            "shown": f"0470-{subscriber // 100} {subscriber % 100:02}",
            "hours": [_hours(chance)] if chance.random() < 0.8 else None,
        }
    ]
    if chance.random() < 0.4:
        site = f"{_said('sv', chance, 1, 1).lower()}-{place}.exempel.se"
        contacts.append({"channel": "web", "shown": site, "address": f"https://{site}/"})
    is_protected = chance.random() < 0.1
    return {
        "key": key,
        "organisation": f"{_MARK} {_said('sv', chance, 2, 3)}",
        "contacts": contacts,
        "audiences": sorted(chance.sample(list(Audience), chance.randint(1, 5))),
        "needs": sorted(chance.sample(list(Need), chance.randint(1, 3))),
        "source": _SOURCE,
        "is_verified": True,
        "is_protected": is_protected,
        "reach": chance.choice(["local", "local", "regional"]),
        "place": None if is_protected else _place(chance),
    }


def _hours(chance: random.Random) -> dict[str, Any]:
    opens, lasts = chance.randrange(7, 16), chance.randrange(2, 9)
    first = chance.randrange(1, 5)
    return {
        "days": list(range(first, chance.randrange(first, 8) + 1)),
        "opens": f"{opens:02}:{chance.choice(['00', '15', '30'])}",
        "closes": f"{(opens + lasts) % 24:02}:{chance.choice(['00', '30', '45'])}",
        "holidays": chance.random() < 0.3,
    }


def _place(chance: random.Random) -> dict[str, str]:
    return {
        "address": f"{_said('sv', chance, 1, 1)}gatan {chance.randrange(1, 99)}",
        "postal_code": f"35{chance.randrange(0, 9)} {chance.randrange(10, 99)}",
        "town": f"{_MARK}stad",
    }


def _said(language: str, chance: random.Random, least: int, most: int) -> str:
    words = chance.sample(_words(language), chance.randint(least, most))
    return " ".join([words[0].capitalize(), *words[1:]])


@cache
def _languages() -> tuple[str, ...]:
    return tuple(sorted(name.key for name in national_pack() if name.kind == Kind.LANGUAGE))


@cache
def _words(language: str) -> list[str]:
    """Every word of the pack in a language, once."""
    kinds = {Kind.SERVICE_WORDS, Kind.STRINGS, Kind.TOPIC, Kind.DOOR}
    bodies = (body for name, body in national_pack().items() if name.language == language and name.kind in kinds)
    return sorted({word for body in bodies for text in _texts(body) for word in _WORD.findall(text)})


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
