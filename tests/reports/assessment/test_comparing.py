"""What has changed between two years, whatever the answers are."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.base.frozen import checksum_of
from fyren.reports.assessment.answers import Answer, Said
from fyren.reports.assessment.comparing import Change, change_of
from fyren.reports.assessment.content import AssessmentContent, Row, row_of
from fyren.reports.assessment.questions import Kind, Question, catalogue

DAY = dt.date(2026, 5, 4)
OPPOSITE = {
    Change.BETTER: Change.WORSE,
    Change.WORSE: Change.BETTER,
    Change.NEW: Change.GONE,
    Change.GONE: Change.NEW,
    Change.SAME: Change.SAME,
    Change.NONE: Change.NONE,
}


def answers(question: Question) -> st.SearchStrategy[Answer | None]:
    """An answer of the question's kind, or none."""
    said = st.sampled_from(Said) if question.kind is Kind.SAID else st.none()
    number = st.none() if question.kind is Kind.SAID else st.integers(0, 1000).map(lambda each: each / 10)
    bodies = st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3)), max_size=2).map(tuple)
    made = st.builds(
        Answer, said=said, number=number, evidence=st.text(), day=st.dates(), by_hand=st.booleans(), lacking=bodies
    )
    return st.one_of(st.none(), made)


QUESTIONS = st.sampled_from(catalogue().questions)
ROWS = QUESTIONS.flatmap(lambda question: answers(question).map(lambda answer: row_of(question, answer)))
PAIRS = QUESTIONS.flatmap(
    lambda question: st.tuples(*2 * (answers(question).map(lambda answer: row_of(question, answer)),))
)


@given(PAIRS)
def test_turned_around_a_change_is_its_opposite(pair: tuple[Row, Row]) -> None:
    now, before = pair
    assert change_of(before, now) is OPPOSITE[change_of(now, before)]


@given(PAIRS)
def test_the_same_is_told_of_the_same_answers_only(pair: tuple[Row, Row]) -> None:
    now, before = pair
    is_same = now.is_answered and before.is_answered and (now.said, now.number) == (before.said, before.number)
    assert (change_of(now, before) is Change.SAME) == is_same


@given(ROWS)
def test_without_a_year_before_every_answer_is_new(row: Row) -> None:
    assert change_of(row, None) is (Change.NEW if row.is_answered else Change.NONE)


@given(st.lists(ROWS, max_size=4), st.booleans())
def test_what_is_frozen_reads_as_it_was(rows: list[Row], is_example: bool) -> None:
    content = AssessmentContent(2026, "Kommunstyrelsen", "2026-05-04", is_example, (("a", "A"),), tuple(rows))
    told = content.to_json()
    assert AssessmentContent.from_json(told) == content
    assert checksum_of(AssessmentContent.from_json(told).to_json()) == checksum_of(told)


def test_an_unknown_schema_is_refused() -> None:
    told = AssessmentContent(2026, "Kommunstyrelsen", "2026-05-04", False, (), ()).to_json()
    with pytest.raises(ValueError, match="schema"):
        AssessmentContent.from_json(told | {"schema": 2})


@pytest.mark.parametrize(
    ("was", "now", "change"),
    [
        (Said.NO, Said.PARTLY, Change.BETTER),
        (Said.YES, Said.PARTLY, Change.WORSE),
        (Said.YES, Said.YES, Change.SAME),
    ],
)
def test_yes_is_better_than_partly_and_that_than_no(was: Said, now: Said, change: Change) -> None:
    asked = catalogue().find("training-plan")
    assert asked is not None
    rows = [row_of(asked, Answer(each, None, "", DAY)) for each in (now, was)]
    assert change_of(*rows) is change


def test_a_question_that_was_put_otherwise_is_new() -> None:
    plan, share = catalogue().find("training-plan"), catalogue().find("agreements-followed-up")
    assert plan is not None
    assert share is not None
    was = row_of(share, Answer(None, 50.0, "", DAY))
    assert change_of(row_of(plan, Answer(Said.NO, None, "", DAY)), was) is Change.NEW
