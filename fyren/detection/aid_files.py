"""The decision aid in the pack: from its files to data as JSON has it, and to the aid itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fyren.detection.rules import Aid, aid_of
from fyren.publishing.toml_files import read_toml

HOME = Path(__file__).with_name("pack")
LANGUAGES = ("sv", "sv-simple", "en")
SOURCE_LANGUAGE = LANGUAGES[0]


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
    found = read_toml(home / "rules.toml")
    sources = {each["key"]: each for each in read_toml(home / "sources.toml")["source"]}
    ends = {name: _RULE | found[name] for name in ("emergency", "otherwise")}
    rules = [_RULE | each for each in found["rule"]]
    used = dict.fromkeys(key for rule in (*ends.values(), *rules) for key in rule["sources"])
    return {
        "version": found["version"],
        "questions": [{"asked": [], "optional": False} | each for each in found["question"]],
        **ends,
        "rules": rules,
        "sources": {key: _source(sources[key]) for key in used},
    }


def _source(found: Data) -> Data:
    told = {name: found[name] for name in ("name", "section", "says", "verified", "checked_on", "review_by", "url")}
    return {"law": found["is_law"]} | told


def texts_of(home: Path, language: str) -> Data:
    """A folder's words for the aid in a language; bodies without the line breaks around them."""
    found = read_toml(home / "texts" / language / "aid.toml")
    advice = {key: each | {"body": each["body"].strip()} for key, each in found["advice"].items()}
    return found | {"advice": advice}
