"""How rules are walked, whatever they say: days, changed answers, and data that does not hold together."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fyren.detection.aid_files import national_aid, national_texts
from fyren.detection.rules import (
    Approval,
    BadRules,
    advice_of,
    aid_of,
    basis_text,
    fingerprint_of,
    next_question,
    relevant,
)
from tests.detection.ways import CALM, DAY, advice_for, approved, changed, every_way, said

ONE_DAY = dt.timedelta(days=1)
CHILD = CALM | {"who": "child_authority", "whom": "child"}
QUESTIONS = national_aid().questions
ANSWERS = st.fixed_dictionaries(
    {}, optional={each.key: st.sampled_from([*each.answers, "nonsense"]) for each in QUESTIONS}
)
WAYS = st.deferred(lambda: st.sampled_from([answers for answers, _advice in every_way()]))
DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2030, 1, 1))


@pytest.mark.parametrize(
    ("from_day", "to_day", "counts"),
    [
        (None, None, True),
        (None, DAY - ONE_DAY, False),
        (None, DAY, True),
        (DAY, None, True),
        (DAY + ONE_DAY, None, False),
        (DAY - ONE_DAY, DAY + ONE_DAY, True),
    ],
)
def test_a_rule_counts_from_its_first_day_to_its_last(
    from_day: dt.date | None, to_day: dt.date | None, counts: bool
) -> None:
    days = {"from_day": from_day and from_day.isoformat(), "to_day": to_day and to_day.isoformat()}
    given_then = said(advice_of(aid_of(changed("duty-child", **days)), CHILD, DAY))
    assert (("report", "must") in given_then) == counts


def test_a_law_that_changes_on_a_day_is_told_as_it_is_on_each() -> None:
    data = changed("duty-child", to_day="2026-12-31")
    data["sources"]["new"] = data["sources"]["duty"] | {"name": "Ny lag, 1 §"}
    (old,) = [rule for rule in data["rules"] if rule["key"] == "duty-child"]
    data["rules"].append(old | {"key": "new-duty", "from_day": "2027-01-01", "to_day": None, "sources": ["new"]})
    aid = aid_of(data)
    for day, source in ((dt.date(2026, 12, 31), "duty"), (dt.date(2027, 1, 1), "new")):
        (step,) = [step for step in advice_of(aid, CHILD, day).steps if step.advice == "report"]
        assert step.bases[0].source == source


def test_a_source_is_verified_until_the_day_it_is_to_be_read_again() -> None:
    last = national_aid().sources["duty"].review_by
    assert advice_for(last, who="child_authority", whom="child").steps[0].bases[0].is_verified
    assert not advice_for(last + ONE_DAY, who="child_authority", whom="child").steps[0].bases[0].is_verified


@pytest.mark.parametrize(
    ("source", "verified", "not_verified"),
    [
        (
            "duty",
            "Socialtjänstlagen (2025:400), 19 kap. 1 §",
            "Socialtjänstlagen (2025:400), sektionen är inte verifierad",
        ),
        (
            "lex-sarah",
            "Socialtjänstlagen (2025:400), 27 kap. 2 och 6 §§",
            "Socialtjänstlagen (2025:400), sektionen är inte verifierad",
        ),
        ("duty-care", "Patientsäkerhetslagen", "Patientsäkerhetslagen, sektionen är inte verifierad"),
        ("own-advice", "Råd, inte lag", "Råd, inte lag"),
    ],
)
def test_a_section_is_told_only_while_it_is_verified(source: str, verified: str, not_verified: str) -> None:
    found, say = national_aid().sources[source], national_texts()["sv"]["say"]
    assert [basis_text(found, each, say) for each in (True, False)] == [verified, not_verified]


def test_a_step_is_approved_when_a_lawyer_has_read_all_its_rules() -> None:
    data = approved("duty-child", on="2026-11-20")
    assert approved_advice(data) == {"report"}
    (rule,) = [rule for rule in aid_of(data).rules if rule.approved]
    another = {"key": "another", "approved": None}
    data["rules"].append(next(each for each in data["rules"] if each["key"] == "duty-child") | another)
    (step,) = [step for step in advice_of(aid_of(data), CHILD, DAY).steps if step.advice == "report"]
    assert step.rules == ("duty-child", "another")
    assert not step.is_approved
    assert rule.approved == Approval("Kommunjurist", dt.date(2026, 11, 20), rule.fingerprint)


def approved_advice(data: dict[str, Any]) -> set[str]:
    return {step.advice for step in advice_of(aid_of(data), CHILD, DAY).steps if step.is_approved}


@pytest.mark.parametrize(
    "change",
    [
        {"strength": "should"},
        {"gives": "consult"},
        {"to_day": "2027-12-31"},
        {"from_day": "2025-07-02"},
        {"sources": ["duty", "plan"]},
        {"keep_from": ["guardians"]},
        {"limits": True},
    ],
    ids=str,
)
def test_an_approval_falls_away_with_whatever_changes_the_rule(change: dict[str, Any]) -> None:
    data = approved("duty-child")
    assert approved_advice(data) == {"report"}
    (rule,) = [each for each in data["rules"] if each["key"] == "duty-child"]
    assert {name: rule[name] for name in change} != change, "it is a change"
    before = dict(rule)
    rule |= change
    assert approved_advice(data) == set()
    rule |= before
    assert approved_advice(data) == {"report"}


@pytest.mark.parametrize("of", ["", "0" * 12, None])
def test_an_approval_of_nothing_known_does_not_count(of: str | None) -> None:
    data = approved("duty-child")
    (rule,) = [each for each in data["rules"] if each["key"] == "duty-child"]
    rule["approved"] = {name: said for name, said in (rule["approved"] | {"of": of}).items() if said is not None}
    assert approved_advice(data) == set()


def test_a_fingerprint_is_of_what_the_rule_says_and_not_of_how_it_is_written() -> None:
    (rule,) = [each for each in changed()["rules"] if each["key"] == "duty-child"]
    turned = dict(reversed(rule.items()))
    assert list(turned) != list(rule)
    assert fingerprint_of(turned) == fingerprint_of(rule | {"approved": {"role": "x"}}) == fingerprint_of(rule)
    assert fingerprint_of(rule | {"key": "x"}) != fingerprint_of(rule)


def test_only_what_matters_is_asked() -> None:
    aid = national_aid()

    def asked(**answers: str) -> set[str]:
        found, given = set(), dict(CALM)
        del given["children"], given["care"], given["crime"]
        given |= answers
        while question := next_question(aid, given, frozenset({"manager"} & found)):
            found.add(question.key)
            if not question.is_optional:
                given[question.key] = question.answers[0]
        return found

    assert asked(who="housing", whom="child") == {"care", "crime", "manager"}
    assert asked(who="private_person", whom="child") == {"care"}
    assert asked(who="private_person", whom="adult") == {"care", "children"}
    assert asked(who="politician", whom="unborn") == {"children"}
    assert asked(who="authority", whom="staff") == {"children", "manager"}
    assert [each.key for each in QUESTIONS if each.is_optional] == ["manager"]


def test_danger_is_asked_first_of_all() -> None:
    first = next_question(national_aid(), {})
    assert first is not None
    assert first.key == "danger"


@given(ANSWERS, DAYS)
def test_answers_that_do_not_count_change_nothing(answers: dict[str, str], day: dt.date) -> None:
    aid = national_aid()
    kept = relevant(aid, answers)
    assert kept.items() <= answers.items()
    assert relevant(aid, kept) == kept
    assert advice_of(aid, answers, day) == advice_of(aid, kept, day)


@given(ANSWERS)
def test_questions_come_to_an_end(answers: dict[str, str]) -> None:
    aid = national_aid()
    for _ in QUESTIONS:
        question = next_question(aid, answers, frozenset({"manager"}))
        if question is None:
            break
        answers = answers | {question.key: question.answers[-1]}
    assert next_question(aid, answers, frozenset({"manager"})) is None
    assert advice_of(aid, answers, DAY).is_complete


@settings(max_examples=200)
@given(st.data(), WAYS, DAYS)
def test_whatever_rules_are_left_on_a_day_nobody_is_left_alone(
    data: st.DataObject, answers: dict[str, str], day: dt.date
) -> None:
    aid = national_aid()
    dated = st.builds(
        dataclasses.replace, st.sampled_from(aid.rules), from_day=st.none() | DAYS, to_day=st.none() | DAYS
    )
    rules = data.draw(st.lists(dated, max_size=20))
    advice = advice_of(dataclasses.replace(aid, rules=tuple(rules)), answers, day)
    is_danger = answers["danger"] == "yes"
    assert [step.advice for step in advice.steps].count("danger") == is_danger
    assert not is_danger or advice.steps[0].advice == "danger"
    assert len(advice.steps) > is_danger, "112 is not all that there is to say"


@given(WAYS, DAYS, st.sets(st.sampled_from(sorted(national_aid().sources))))
def test_without_verified_sources_no_limit_is_told(answers: dict[str, str], day: dt.date, doubted: set[str]) -> None:
    aid = national_aid()
    sources = {
        key: dataclasses.replace(each, verified=each.verified and key not in doubted)
        for key, each in aid.sources.items()
    }
    advice = advice_of(dataclasses.replace(aid, sources=sources), answers, day)
    limits = {rule.key for rule in aid.rules if rule.limits}
    for step in advice.steps:
        assert not limits & set(step.rules) or all(basis.is_verified for basis in step.bases)


def _with(**changes: Any) -> dict[str, Any]:
    return changed() | changes


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (changed("duty-child", when={"whom": ["dog"]}), "rule duty-child: no answer dog to whom"),
        (changed("duty-child", when={"where": ["here"]}), "rule duty-child: no answer here to where"),
        (changed("duty-child", sources=["hearsay"]), "rule duty-child: no source hearsay"),
        (changed("duty-child", sources=[]), "rule duty-child: no source"),
        (changed("duty-child", key="adult"), "two rules have the same key"),
        (changed("emergency", to_day="2026-12-31"), "rule emergency: must always count"),
        (changed("otherwise", from_day="2026-12-31"), "rule otherwise: must always count"),
        (_with(questions=list(reversed(changed()["questions"]))), "question manager: no answer"),
    ],
)
def test_rules_that_do_not_hold_together_are_refused(data: dict[str, Any], why: str) -> None:
    with pytest.raises(BadRules, match=why):
        aid_of(data)
    assert aid_of(changed()) == national_aid()
