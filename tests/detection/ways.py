"""Every way through the pack's questions, with what it leads to; and aids with changed rules."""

from __future__ import annotations

import copy
import datetime as dt
from functools import cache
from typing import Any

from fyren.detection.aid_files import HOME, national_aid, rules_of
from fyren.detection.rules import Advice, Answers, Rule, advice_of, fingerprint_of, walk

DAY = dt.date(2026, 11, 25)
# Answers from which nothing more comes than what whom and who lead to.
CALM = {"danger": "no", "known": "suspect", "honour": "no", "care": "no", "crime": "no", "children": "no"}
MUST = ("child_authority", "private_child")
UNCONFIRMED = ("authority", "private_care", "association", "politician")
OTHERS = (*UNCONFIRMED, "housing", "private_person")


@cache
def every_way() -> list[tuple[Answers, Advice]]:
    """Each way that the pack's questions can be answered, and the advice on a day when all sources are fresh."""
    aid = national_aid()
    return [(answers, advice_of(aid, answers, DAY)) for answers in walk(aid)]


def advice_for(day: dt.date = DAY, **answers: str) -> Advice:
    """What some answers lead to, the rest answered calmly."""
    return advice_of(national_aid(), CALM | answers, day)


def said(advice: Advice) -> list[tuple[str, str]]:
    """Each step's advice and strength, in order."""
    return [(step.advice, str(step.strength)) for step in advice.steps]


def every_rule() -> tuple[Rule, ...]:
    """The pack's rules, the two that always count too."""
    aid = national_aid()
    return (aid.emergency, *aid.rules, aid.otherwise)


def changed(rule: str = "", **changes: Any) -> dict[str, Any]:
    """The pack's data with one rule changed."""
    data = copy.deepcopy(rules_of(HOME))
    for each in [data["emergency"], data["otherwise"], *data["rules"]]:
        if each["key"] == rule:
            each |= changes
    return data


def approved(rule: str, on: str = "2027-01-15", **changes: Any) -> dict[str, Any]:
    """The pack's data with one rule changed, and then approved as it stands."""
    data = changed(rule, **changes)
    (found,) = [each for each in (data["emergency"], data["otherwise"], *data["rules"]) if each["key"] == rule]
    found["approved"] = {"role": "Kommunjurist", "on": on, "of": fingerprint_of(found)}
    return data
