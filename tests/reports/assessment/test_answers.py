"""How questions are answered from data, and what an answer lacks."""

from __future__ import annotations

import datetime as dt

import pytest

from fyren.reports.assessment.answers import Answer, Facts, Said, Tally, answered, is_lacking
from fyren.reports.assessment.questions import Question, catalogue

DAY = dt.date(2026, 5, 4)
BY_HAND = Answer(Said.YES, None, "Protokoll.", dt.date(2026, 4, 1), by_hand=True)
SCHOOL = ("23456789bcdfgh", "Utbildningsnämnden")


def question(key: str) -> Question:
    found = catalogue().find(key)
    assert found is not None
    return found


@pytest.mark.parametrize(("part", "said"), [(0, Said.NO), (1, Said.PARTLY), (3, Said.YES)])
def test_a_routine_is_there_where_every_body_that_it_concerns_has_it(part: int, said: Said) -> None:
    facts = Facts(DAY, routines={"schooling": Tally(part, 3, (SCHOOL,))})
    answer = answered(question("routine-schooling"), facts, BY_HAND)
    assert answer is not None
    assert answer.said is said
    assert answer.day == DAY
    assert f"{part} av 3" in answer.evidence
    assert answer.lacking == (SCHOOL,)
    assert not answer.by_hand


@pytest.mark.parametrize("key", [each.key for each in catalogue().questions])
def test_where_nothing_is_registered_the_answer_by_hand_counts(key: str) -> None:
    assert answered(question(key), Facts(DAY), BY_HAND) is BY_HAND
    assert answered(question(key), Facts(DAY), None) is None


def test_an_agreement_is_one_that_holds_and_was_followed_up() -> None:
    facts = Facts(DAY, agreements=Tally(1, 2), partners=frozenset({"shelter"}))
    shelter = answered(question("agreement-shelter"), facts, None)
    police = answered(question("agreement-police"), facts, BY_HAND)
    either = answered(question("ngo-cooperation"), facts, None)
    assert shelter is not None
    assert police is not None
    assert either is not None
    assert (shelter.said, police.said, either.said) == (Said.YES, Said.NO, Said.YES)
    share = answered(question("agreements-followed-up"), facts, None)
    assert share is not None
    assert share.number == 50.0


def test_an_agreement_with_the_region_alone_does_not_tell_with_which_care() -> None:
    asked = question("agreement-primary-care")
    with_region = Facts(DAY, agreements=Tally(1, 1), partners=frozenset({"region"}))
    assert answered(asked, with_region, BY_HAND) is BY_HAND
    for partners, said in (({"region", "primary_care"}, Said.YES), ({"police"}, Said.NO)):
        answer = answered(asked, Facts(DAY, agreements=Tally(1, 1), partners=frozenset(partners)), BY_HAND)
        assert answer is not None
        assert answer.said is said


@pytest.mark.parametrize(("part", "said"), [(0, Said.NO), (1, Said.PARTLY), (3, Said.YES)])
def test_training_is_there_where_every_unit_has_had_some(part: int, said: Said) -> None:
    answer = answered(question("training-last-year"), Facts(DAY, trained=Tally(part, 3, (SCHOOL,))), BY_HAND)
    assert answer is not None
    assert (answer.said, answer.day, answer.lacking) == (said, DAY, (SCHOOL,))
    assert f"{part} av 3 enheter" in answer.evidence
    assert "skiljs inte åt" in answer.evidence


@pytest.mark.parametrize(("since", "told"), [(dt.date(2025, 1, 1), "sedan 2025-01-01"), (None, "hos Kommunstyrelsen.")])
def test_the_coordinator_is_the_one_who_holds_the_role(since: dt.date | None, told: str) -> None:
    answer = answered(question("coordinator"), Facts(DAY, coordinator=("Kommunstyrelsen", since)), None)
    assert answer is not None
    assert answer.said is Said.PARTLY
    assert told in answer.evidence


@pytest.mark.parametrize("served", [{"3.3.3": 4}, {}, None])
def test_of_prevention_nothing_is_known_without_activities_for_children(served: dict[str, int] | None) -> None:
    assert answered(question("prevention"), Facts(DAY, activities=served), None) is None
    hinted = answered(question("prevention"), Facts(DAY, activities={"3.2.1": 2}), None)
    assert hinted is not None
    assert hinted.said is Said.PARTLY
    assert "3.2.1" in hinted.evidence


@pytest.mark.parametrize("key", ["coordinator", "prevention"])
def test_what_data_only_hints_at_is_answered_by_who_knows_the_rest(key: str) -> None:
    facts = Facts(DAY, coordinator=("Kommunstyrelsen", None), activities={"3.2.1": 2})
    assert answered(question(key), facts, BY_HAND) == BY_HAND


def test_knowledge_is_told_by_level() -> None:
    facts = Facts(DAY, knowledge={"manager": Tally(2, 3, (SCHOOL,))})
    managers = answered(question("knowledge-managers"), facts, None)
    assert managers is not None
    assert managers.number == 66.6
    assert managers.lacking == (SCHOOL,)
    assert "2 av 3" in managers.evidence
    assert answered(question("knowledge-officials"), facts, None) is None


def test_a_share_is_never_rounded_up_to_all() -> None:
    facts = Facts(DAY, knowledge={"manager": Tally(9_999, 10_000)})
    managers = answered(question("knowledge-managers"), facts, None)
    assert managers is not None
    assert managers.number == 99.9
    assert is_lacking(question("knowledge-managers"), managers)


@pytest.mark.parametrize(
    ("using", "said"), [((0, 0), Said.NO), ((2, 0), Said.PARTLY), ((0, 1), Said.PARTLY), ((1, 1), Said.YES)]
)
def test_those_who_use_violence_are_offered_something_with_and_without_a_decision(
    using: tuple[int, int], said: Said
) -> None:
    answer = answered(question("using-violence"), Facts(DAY, using=using), None)
    assert answer is not None
    assert answer.said is said


def number(value: float) -> Answer:
    return Answer(None, value, "Räknat.", DAY)


def test_what_is_less_than_asked_for_is_lacking() -> None:
    said, share = question("training-plan"), question("agreements-followed-up")
    assert [is_lacking(said, Answer(each, None, "", DAY)) for each in Said] == [False, True, True]
    assert is_lacking(share, number(99.9))
    assert not is_lacking(share, number(100.0))
    assert not is_lacking(said, None)
