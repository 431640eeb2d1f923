"""The decision aid's script says what the rules say, for every way through the questions and on several days."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from fyren.detection import rules
from fyren.detection.aid_files import national_aid, national_texts
from fyren.detection.aid_json import aid_data
from fyren.detection.rules import Advice, Aid, advice_of, aid_of, basis_text, next_question
from tests.detection.ways import DAY, approved, changed, every_way

pytestmark = [pytest.mark.browser, pytest.mark.looks]

SCRIPT = Path(rules.__file__).parent / "document" / "scripts" / "aid.js"
BEFORE_ANY_LAW = dt.date(2025, 6, 30)
WHEN_NOTHING_IS_VERIFIED = dt.date(2030, 1, 1)
ALL = "([aid, ways, day]) => ways.map((answers) => aidAdvice(aid, answers, day))"
NEXT = (
    "([aid, partial]) => partial.map((answers) => aidNext(aid, answers, ['manager'])).map((each) => each && each.key)"
)


def in_browser(browser: Browser, call: str, argument: Any) -> Any:
    """What the script answers."""
    page = browser.new_page()
    page.evaluate(
        f"(() => {{ {SCRIPT.read_text()}\nObject.assign(window, {{ aidAdvice, aidNext, aidBasisText }}); }})()"
    )
    # As text both ways: playwright takes every value of a large answer apart by itself, which is slow.
    answer = page.evaluate(f"(text) => JSON.stringify(({call})(JSON.parse(text)))", json.dumps(argument))
    page.close()
    return json.loads(answer)


def as_the_script_has_it(advice: Advice) -> dict[str, Any]:
    """The same advice in the script's words."""
    steps = [
        {
            "advice": step.advice,
            "strength": str(step.strength),
            "rules": list(step.rules),
            "bases": [{"source": basis.source, "verified": basis.is_verified} for basis in step.bases],
            "approved": step.is_approved,
        }
        for step in advice.steps
    ]
    return {
        "version": advice.version.isoformat(),
        "day": advice.day.isoformat(),
        "steps": steps,
        "keep_from": list(advice.keep_from),
        "complete": advice.is_complete,
    }


def compared(browser: Browser, data: dict[str, Any], aid: Aid, ways: list[dict[str, str]], day: dt.date) -> list[Any]:
    """What both say of the ways on the day, after it was found to be the same."""
    said = in_browser(browser, ALL, [data, ways, day.isoformat()])
    for answers, found in zip(ways, said, strict=True):
        assert found == as_the_script_has_it(advice_of(aid, answers, day)), (answers, day)
    return list(said)


@pytest.mark.parametrize("day", [BEFORE_ANY_LAW, DAY, WHEN_NOTHING_IS_VERIFIED], ids=str)
def test_every_way_leads_to_the_same_advice(browser: Browser, day: dt.date) -> None:
    ways = [dict(answers) for answers, _advice in every_way()]
    said = compared(browser, aid_data(min(day, DAY)), national_aid(), ways, day)
    assert len({str(each["steps"]) for each in said}) > 1, "it is not one answer to everything"


def test_half_answered_and_changed_answers_lead_to_the_same_advice_and_question(browser: Browser) -> None:
    ways = [dict(answers) for answers, _advice in every_way()[::37]]
    partial = [dict(list(way.items())[: number % 6]) for number, way in enumerate(ways)]
    changed_later = [way | {"whom": "child", "who": "private_person", "known": "nonsense"} for way in ways]
    tried = partial + changed_later
    said = compared(browser, aid_data(DAY), national_aid(), tried, DAY)
    assert {each["complete"] for each in said} == {False}
    asked = in_browser(browser, NEXT, [aid_data(DAY), tried])
    found = [next_question(national_aid(), answers, frozenset({"manager"})) for answers in tried]
    assert asked == [each and each.key for each in found]


def test_days_approvals_and_rules_that_share_an_advice(browser: Browser) -> None:
    data = approved("duty-child", to_day=DAY.isoformat())
    again = {"key": "again", "gives": "report", "sources": ["plan", "duty"], "from_day": DAY.isoformat()}
    data["rules"].append(data["rules"][0] | again | {"to_day": None, "approved": None})
    ways = [dict(answers) for answers, _advice in every_way()[::11]]
    seen = set()
    for after in (-1, 0, 1):
        day = DAY + dt.timedelta(after)
        said = compared(browser, aid_data(BEFORE_ANY_LAW, data), aid_of(data), ways, day)
        seen |= {tuple(step["rules"]) for each in said for step in each["steps"] if "again" in step["rules"]}
        assert any(step["approved"] for each in said for step in each["steps"]) == (after < 0)
    assert {("duty-child", "again"), ("again",)} <= seen


def test_an_approval_of_what_a_rule_said_before_does_not_count(browser: Browser) -> None:
    ways = [dict(answers) for answers, _advice in every_way()[::11]]
    for strength, counts in (("must", True), ("should", False)):
        data = approved("duty-child")
        (rule,) = [each for each in data["rules"] if each["key"] == "duty-child"]
        rule["strength"] = strength
        said = compared(browser, aid_data(DAY, data), aid_of(data), ways, DAY)
        assert any(step["approved"] for each in said for step in each["steps"]) is counts


def test_a_basis_reads_the_same(browser: Browser) -> None:
    aid, say = national_aid(), national_texts()["en"]["say"]
    bases = [{"source": key, "verified": each} for key in aid.sources for each in (True, False)]
    call = "([aid, bases]) => bases.map((basis) => aidBasisText(aid, basis, aid.texts.en.say))"
    said = in_browser(browser, call, [aid_data(DAY), bases])
    assert said == [basis_text(aid.sources[each["source"]], each["verified"], say) for each in bases]


def test_the_comparison_finds_a_difference(browser: Browser) -> None:
    other = changed("duty-child", strength="should")
    with pytest.raises(AssertionError):
        compared(browser, other, national_aid(), [dict(answers) for answers, _advice in every_way()], DAY)
    assert asdict(aid_of(other)) != asdict(national_aid())
