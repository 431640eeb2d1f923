"""The decision aid in the pack: from its files to data as JSON has it, and to the aid itself."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fyren.detection.rules import Aid, aid_of

HOME = Path(__file__).with_name("pack")
LANGUAGES = ("sv", "sv-simple", "en")
SOURCE_LANGUAGE = LANGUAGES[0]

_SECTION = re.compile(r", (?P<section>\d+ kap\. [^,]*§§?)$")

Data = dict[str, Any]

# What a rule has when its table does not say.
_RULE: Data = {"when": {}, "keep_from": [], "from_day": None, "to_day": None, "limits": False, "approved": None}


@cache
def national_aid() -> Aid:
    """The pack's aid. Read once: it changes only with the program."""
    return aid_of(rules_of(HOME))


@cache
def national_texts() -> Mapping[str, Data]:
    """Language → the pack's words for the aid."""
    return {language: texts_of(HOME, language) for language in LANGUAGES}


def rules_of(home: Path) -> Data:
    """A folder's questions, rules and those sources that they rest on, with nothing left unsaid.

    Raises:
        KeyError: a rule names a source that `sources.toml` has not.
    """
    found = _read(home / "rules.toml")
    sources = {each["key"]: each for each in _read(home / "sources.toml")["source"]}
    ends = {name: _RULE | found[name] for name in ("emergency", "otherwise")}
    rules = [_RULE | each for each in found["rule"]]
    used = dict.fromkeys(key for rule in (*ends.values(), *rules) for key in rule["sources"])
    return {
        "version": found["version"],
        "questions": [{"asked": [], "optional": False} | each for each in found["question"]],
        **ends,
        "rules": rules,
        "sources": {key: _source(sources[key], key not in found["advice_only"]) for key in used},
    }


def _source(found: Data, is_law: bool) -> Data:
    name, section = _parted(found["name"])
    told = {each: found[each] for each in ("says", "verified", "checked_on", "review_by", "url")}
    return {"name": name, "section": section, "law": is_law} | told


def _parted(name: str) -> tuple[str, str]:
    """A law's name, and the section that stands after it: "Skollagen, 29 kap. 13 §"."""
    found = _SECTION.search(name)
    return (name[: found.start()], found["section"]) if found else (name, "")


def texts_of(home: Path, language: str) -> Data:
    """A folder's words for the aid in a language; bodies without the line breaks around them."""
    found = _read(home / "texts" / language / "aid.toml")
    advice = {key: each | {"body": each["body"].strip()} for key, each in found["advice"].items()}
    return found | {"advice": advice}


def _read(path: Path) -> Data:
    content: Data = _plain(tomllib.loads(path.read_text(encoding="utf-8")))
    return content


def _plain(value: Any) -> Any:
    """As JSON has it: days in ISO form."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, dt.date) else value
