"""How questions are answered: from what is registered where there is something, by hand where not. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fyren.reports.assessment.questions import ALL, Kind, Question


class Said(StrEnum):
    """An answer in a word, the best first. Values are stored and frozen."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


RANK = {Said.NO: 0, Said.PARTLY: 1, Said.YES: 2}
Named = tuple[str, str]
"""A body: its public id and its name."""


@dataclass(frozen=True, slots=True)
class Tally:
    """So many of so many; `lacking`: the bodies that hold the rest."""

    part: int
    whole: int
    lacking: tuple[Named, ...] = ()


NOTHING = Tally(0, 0)
REGION = "region"  # the kind of partner that all of its care is part of


@dataclass(frozen=True, slots=True)
class Facts:
    """What is registered on a day. What is left out, nobody has registered.

    Args:
        routines: by area, how many of the bodies it concerns have a current routine.
        agreements: how many of those that hold were followed up in time.
        partners: kinds of partners that such an agreement holds with.
        knowledge: by level, how many of the places that are required are filled.
        using: how many offers to those who use violence are given without a decision, and how many with one; one that
            is given either way counts as both.
        trained: in how many of the social services' units with officials somebody of them took a course in the last
            twelve months.
        coordinator: the body at which the role is held, and since when that is known.
        activities: by focus area, how many of the year's decided activities serve it; None where no body has decided.
    """

    day: dt.date
    routines: Mapping[str, Tally] = field(default_factory=dict)
    agreements: Tally = NOTHING
    partners: frozenset[str] = frozenset()
    knowledge: Mapping[str, Tally] = field(default_factory=dict)
    using: tuple[int, int] | None = None
    trained: Tally = NOTHING
    coordinator: tuple[str, dt.date | None] | None = None
    activities: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: a word (`said`) or a number, by the question's kind.

    Args:
        evidence: what shows it; day: on which.
        lacking: the bodies to which a lacking answer is due, where data tells them.
    """

    said: Said | None
    number: float | None
    evidence: str
    day: dt.date
    by_hand: bool = False
    lacking: tuple[Named, ...] = ()


def answered(question: Question, facts: Facts, by_hand: Answer | None) -> Answer | None:
    """The answer from data; where there is none, or data only hints, the one by hand; None where there is neither."""
    found = None if by_hand is not None and only_hints(question.data) else from_data(question, facts)
    return by_hand if found is None else found


def only_hints(data: str) -> bool:
    """Whether what is registered shows only a part of what a question asks for: then who knows the rest answers."""
    return data.partition(":")[0] in HINTS


def from_data(question: Question, facts: Facts) -> Answer | None:
    """What data answers; None where the question is answered by hand, or nothing is registered yet."""
    source, _colon, about = question.data.partition(":")
    return SOURCES[source](facts, about) if source else None


def is_lacking(question: Question, answer: Answer | None) -> bool:
    """Whether the answer is less than the question asks for. A question without an answer lacks nothing yet."""
    if answer is None:
        return False
    if question.kind is Kind.SAID:
        return answer.said is not Said.YES
    return answer.number is not None and answer.number < ALL


def _routine(facts: Facts, area: str) -> Answer | None:
    tally = facts.routines.get(area, NOTHING)
    if not tally.whole:
        return None
    evidence = ngettext(
        "%(part)s of %(whole)s board or company that it concerns has a current routine. The register of routines.",
        "%(part)s of %(whole)s boards and companies that it concerns have a current routine. The register of routines.",
        tally.whole,
    ) % {"part": tally.part, "whole": tally.whole}
    return Answer(_of(tally), None, evidence, facts.day, lacking=tally.lacking)


def _of(tally: Tally) -> Said:
    if tally.part == tally.whole:
        return Said.YES
    return Said.PARTLY if tally.part else Said.NO


def _partner(facts: Facts, kinds: str) -> Answer | None:
    if not facts.agreements.whole:
        return None
    holds = not facts.partners.isdisjoint(kinds.split(","))
    if holds:
        evidence = _("An agreement holds and was followed up within 24 months. The register of agreements.")
    else:
        evidence = _("No agreement that holds was followed up within 24 months. The register of agreements.")
    return Answer(Said.YES if holds else Said.NO, None, evidence, facts.day)


def _care(facts: Facts, kind: str) -> Answer | None:
    """Where the register only says that an agreement is with the region, the hand tells with which part of it."""
    return None if kind not in facts.partners and REGION in facts.partners else _partner(facts, kind)


def _agreements(facts: Facts, _about: str) -> Answer | None:
    tally = facts.agreements
    if not tally.whole:
        return None
    evidence = _("%(part)s of %(whole)s agreements that hold. The register of agreements.")
    return _share(tally, evidence, facts.day)


def _knowledge(facts: Facts, level: str) -> Answer | None:
    tally = facts.knowledge.get(level, NOTHING)
    if not tally.whole:
        return None
    evidence = _("%(part)s of %(whole)s places that are required are filled. The coverage of knowledge.")
    return _share(tally, evidence, facts.day)


def _share(tally: Tally, evidence: str, day: dt.date) -> Answer:
    share = 10 * ALL * tally.part // tally.whole / 10  # never rounded up to all
    told = evidence % {"part": tally.part, "whole": tally.whole}
    return Answer(None, share, told, day, lacking=tally.lacking)


def _offers(facts: Facts, _about: str) -> Answer | None:
    if facts.using is None:
        return None
    without, by_decision = facts.using
    said = _of(Tally((without > 0) + (by_decision > 0), 2))
    told = {"without": without, "with": by_decision}
    evidence = _("%(without)s offers without a decision, %(with)s with one. The catalogue of offers.") % told
    return Answer(said, None, evidence, facts.day)


def _training(facts: Facts, _about: str) -> Answer | None:
    tally = facts.trained
    if not tally.whole:
        return None
    evidence = _(
        "In %(part)s of %(whole)s units somebody among the officials took a course in the last twelve months. Units "
        "with few officials are left out. Those who handle adults' and children's cases are not told apart. The "
        "register of knowledge."
    ) % {"part": tally.part, "whole": tally.whole}
    return Answer(_of(tally), None, evidence, facts.day, lacking=tally.lacking)


def _coordinator(facts: Facts, _about: str) -> Answer | None:
    if facts.coordinator is None:
        return None
    # That somebody holds the role does not tell whether the task is spelled out, so data says no more than partly.
    body, since = facts.coordinator
    told = {"body": body, "day": since.isoformat() if since else ""}
    if since:
        evidence = _(
            "The coordinator's role is held at %(body)s since %(day)s. The register of roles; "
            "whether the task is spelled out is not seen there."
        )
    else:
        evidence = _(
            "The coordinator's role is held at %(body)s. The register of roles; "
            "whether the task is spelled out is not seen there."
        )
    return Answer(Said.PARTLY, None, evidence % told, facts.day)


def _activities(facts: Facts, number: str) -> Answer | None:
    # One activity is no planned work yet, and none in the budgets is no sign that nothing is done: then the hand says.
    count = facts.activities.get(number, 0) if facts.activities is not None else 0
    if not count:
        return None
    evidence = ngettext(
        "%(count)s decided activity this year serves focus area %(number)s. The internal budgets; "
        "whether the work is planned as a whole is not seen there.",
        "%(count)s decided activities this year serve focus area %(number)s. The internal budgets; "
        "whether the work is planned as a whole is not seen there.",
        count,
    ) % {"count": count, "number": number}
    return Answer(Said.PARTLY, None, evidence, facts.day)


HINTS = frozenset({"coordinator", "activities"})
SOURCES: Mapping[str, Callable[[Facts, str], Answer | None]] = {
    "routine": _routine,
    "partner": _partner,
    "care": _care,
    "agreements": _agreements,
    "knowledge": _knowledge,
    "offers": _offers,
    "training": _training,
    "coordinator": _coordinator,
    "activities": _activities,
}
