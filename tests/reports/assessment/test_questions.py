"""The questions as data: each has a reference, and is answered from something that is known."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from fyren.competence.rules import Level
from fyren.cooperation.models import PartnerKind
from fyren.cooperation.routines.areas import area_of
from fyren.people.models import BodyKind
from fyren.reports.assessment.answers import SOURCES
from fyren.reports.assessment.questions import Kind, Question, catalogue
from fyren.reports.models import HandAnswer

QUESTIONS = catalogue().questions
GIVES = {"routine": Kind.SAID, "partner": Kind.SAID, "offers": Kind.SAID, "agreements": Kind.SHARE}
GIVES |= {"knowledge": Kind.SHARE, "care": Kind.SAID, "training": Kind.SAID, "coordinator": Kind.SAID}
GIVES |= {"activities": Kind.SAID}
CARE = {"youth_clinic", "primary_care", "psychiatry", "emergency"}


def is_known(source: str, about: str) -> bool:
    """Whether there is such data."""
    known = {
        "routine": lambda: area_of(about) is not None,
        "partner": lambda: set(about.split(",")) <= set(PartnerKind.values),
        "knowledge": lambda: about in set(Level),
        "agreements": lambda: not about,
        "offers": lambda: about == "using",
        "care": lambda: about in CARE & set(PartnerKind.values),
        "training": lambda: not about,
        "coordinator": lambda: not about,
        "activities": lambda: re.fullmatch(r"3\.[1-4]\.[1-5]", about) is not None,
    }
    return source in known and known[source]()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.key)
def test_every_question_is_whole(question: Question) -> None:
    source, _colon, about = question.data.partition(":")
    assert not question.data or (source in SOURCES and is_known(source, about))
    assert not question.data or GIVES[source] is question.kind
    assert question.source
    assert question.text.endswith("?")
    assert question.survey in {each.key for each in catalogue().surveys}
    assert question.gap_title
    assert question.gap_description
    assert question.gap_to in BodyKind.values
    assert question.focus_areas
    assert all(re.fullmatch(r"3\.[1-4]\.[1-5]", number) for number in question.focus_areas)
    assert question.review_by > (question.checked_on or dt.date.min)
    assert len(question.key) <= HandAnswer._meta.get_field("question").max_length


def test_data_that_is_not_there_is_found_out() -> None:
    assert not is_known("routine", "no-such-area")
    assert not is_known("wishes", "")


def test_each_is_asked_once_and_some_are_told_to_be_unverified() -> None:
    keys = [each.key for each in QUESTIONS]
    assert len(keys) == len(set(keys))
    assert 20 <= len(keys) <= 30
    unverified = {each.key for each in QUESTIONS if not each.is_verified}
    assert {"routine-family", "routine-asking", "routine-risk"} <= unverified
    assert "agreement-shelter" not in unverified
