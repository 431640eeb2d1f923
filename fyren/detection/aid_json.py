"""The decision aid as one JSON file: what the page's script reads, and what another municipality's intranet can use.

Its form is `rules.schema.json`. The same file gives the same steps in `rules.py` and in `document/scripts/aid.js`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fyren.detection.aid_files import HOME, Data, national_texts, rules_of
from fyren.detection.rules import fingerprint_of

FORMAT = "fyren-reporting-aid-1"
LICENCE = "EUPL-1.2"
_SCHEMA = Path(__file__).with_name("rules.schema.json")


@cache
def schema() -> Mapping[str, Any]:
    """The JSON Schema of the file."""
    found: Mapping[str, Any] = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return found


def rules_json(day: dt.date) -> str:
    """The pack's aid as a file: everything that counts on the day or later, with its words in every language.

    A rule that begins later is in it too: a tree may lie for long, and the reader's device knows the day.
    """
    return json.dumps(aid_data(day), ensure_ascii=False, indent=1) + "\n"


def aid_data(day: dt.date, rules: Data | None = None, texts: Mapping[str, Data] | None = None) -> Data:
    """The file's content. `rules` and `texts`, where others than the pack's are to be told."""
    told = rules or rules_of(HOME)
    left = [rule for rule in told["rules"] if not rule["to_day"] or rule["to_day"] >= day.isoformat()]
    return {
        "format": FORMAT,
        "licence": LICENCE,
        "made_on": day.isoformat(),
        **told,
        **{name: _with_fingerprint(told[name]) for name in ("emergency", "otherwise")},
        "rules": [_with_fingerprint(rule) for rule in left],
        "texts": dict(texts or national_texts()),
    }


def _with_fingerprint(rule: Data) -> Data:
    """A rule with its fingerprint, and whether its approval is of what it says now: a device need not work it out."""
    fingerprint, approved = fingerprint_of(rule), rule["approved"]
    told = approved and {**approved, "of": approved.get("of", ""), "changed_since": approved.get("of") != fingerprint}
    return {**rule, "fingerprint": fingerprint, "approved": told}
