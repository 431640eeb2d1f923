"""Every combination of answers: nobody is left without advice, 112 is first, and nothing contradicts anything else."""

from __future__ import annotations

from itertools import product

from fyren.detection.aid_files import national_aid
from fyren.detection.rules import Strength, advice_of, relevant, walk
from tests.detection.ways import CALM, DAY, every_way

# What leads a person on, whatever it is about; "danger" alone does not.
REPORTING = {"report", "report-should", "consult", "unborn", "adult"}


def test_every_way_ends_in_advice() -> None:
    ways = every_way()
    assert len(ways) > 1000
    for answers, advice in ways:
        assert advice.is_complete, answers
        assert REPORTING & {step.advice for step in advice.steps}, answers
        assert all(step.bases for step in advice.steps), answers


def test_the_walk_takes_every_way_that_there_is() -> None:
    aid = national_aid()
    fixed = {"danger": "no", "known": "told", "honour": "yes"}
    free = {each.key: [None, *each.answers] for each in aid.questions if each.key not in fixed}
    tried = set()
    for values in product(*free.values()):
        answers = fixed | {key: value for key, value in zip(free, values, strict=True) if value}
        if relevant(aid, answers) == answers and advice_of(aid, answers, DAY).is_complete:
            tried.add(frozenset(answers.items()))
    walked = [frozenset(way.items()) for way in walk(aid) if fixed.items() <= way.items()]
    assert len(walked) == len(set(walked))
    assert set(walked) == tried


def test_112_comes_first_whenever_somebody_is_in_danger() -> None:
    seen = set()
    for answers, advice in every_way():
        first = advice.steps[0].advice == "danger"
        assert first == (answers["danger"] == "yes"), answers
        assert "danger" not in {step.advice for step in advice.steps[1:]}, answers
        seen.add(first)
    assert seen == {True, False}


def test_112_is_said_before_anything_else_is_answered() -> None:
    aid = national_aid()
    advice = advice_of(aid, {"danger": "yes"}, DAY)
    assert [step.advice for step in advice.steps] == ["danger"]
    assert not advice.is_complete
    assert advice_of(aid, {"danger": "no"}, DAY).steps == ()


def test_danger_changes_nothing_else() -> None:
    aid = national_aid()
    for answers, advice in every_way():
        if answers["danger"] == "yes":
            calm = advice_of(aid, {**answers, "danger": "no"}, DAY)
            assert advice.steps[1:] == calm.steps, answers
            assert advice.keep_from == calm.keep_from, answers


def test_no_way_says_two_things_at_once() -> None:
    for answers, advice in every_way():
        given = {step.advice for step in advice.steps}
        assert not {"report", "report-should"} <= given, answers
        assert not {"report", "consult"} <= given, answers  # "yes, report" and "we cannot say for certain"
        assert len(given & {"honour", "honour-unknown"}) == (answers["honour"] != "no"), answers


def test_an_advice_is_equally_strong_whichever_of_its_rules_gives_it() -> None:
    strengths = {rule.key: rule.strength for rule in national_aid().rules}
    for answers, advice in every_way():
        for step in advice.steps:
            assert {strengths.get(key, step.strength) for key in step.rules} == {step.strength}, answers


def test_each_rule_and_each_answer_matters_somewhere() -> None:
    aid = national_aid()
    given = {key for _answers, advice in every_way() for step in advice.steps for key in step.rules}
    assert given == {aid.emergency.key, *(rule.key for rule in aid.rules)}
    for question in aid.questions:
        outcomes = set()
        for answer in question.answers:
            ways = [advice for answers, advice in every_way() if answers.get(question.key) == answer]
            assert ways, (question.key, answer)
            outcomes.add(frozenset(tuple(step.rules for step in advice.steps) for advice in ways))
        assert len(outcomes) > 1, f"{question.key} is asked for nothing"


def test_the_one_who_may_have_used_violence_is_never_told() -> None:
    for answers, advice in every_way():
        assert "violent" in advice.keep_from, answers


def test_where_honour_cannot_be_ruled_out_the_family_is_not_told() -> None:
    for answers, advice in every_way():
        is_possible = answers["honour"] in {"yes", "unknown"}
        assert ("family" in advice.keep_from) == is_possible, answers
        strengths = {step.strength for step in advice.steps if step.advice.startswith("honour")}
        assert strengths == ({Strength.MUST_NOT} if is_possible else set()), answers


def test_calm_answers_are_answers() -> None:
    questions = {each.key: each.answers for each in national_aid().questions}
    assert all(answer in questions[key] for key, answer in CALM.items())
