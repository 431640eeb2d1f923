"""Writes about a round of follow-up: opened, changed, frozen, corrected and supplemented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.forms import refuse_personal_numbers
from fyren.base.frozen import checksum_of
from fyren.base.history import save_changes, save_marks, save_new, take_version
from fyren.base.history.changes import log_texts
from fyren.indicators.actions.own_writing import write_own_figures
from fyren.indicators.content import IndicatorContent
from fyren.people.viewer import Viewer
from fyren.steering.models import (
    BodyReport,
    BudgetYear,
    JudgementStep,
    Round,
    RoundEdition,
    RoundQuestion,
    RoundSupplement,
)
from fyren.steering.queries.budgets import bodies_of
from fyren.steering.queries.round_content import decisions_of, round_content
from fyren.steering.round_access import check_run_rounds
from fyren.steering.round_content import SCHEMA_VERSION, RoundContent, indicators_to_json
from fyren.steering.round_parts import with_analyses, with_decisions
from fyren.steering.round_rules import RoundState
from fyren.steering.round_template import SCALE, Question, template_of
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

ROUND_FIELDS = (
    *("title", "instructions", "cut_off_on", "executive_on", "council_on"),
    *("papers_before", "sent_before"),
)


@action(Act.ROUND_OPENED)
def open_round(
    *,
    year: BudgetYear,
    key: str,
    by: Viewer,
    values: Mapping[str, Any] | None = None,
    scale: Sequence[str] | None = None,
    questions: Iterable[Question] | None = None,
) -> Round:
    """Open a round: the template's, with what the coordinator has changed, and a report to write for every body that
    the plans address that year.

    Args:
        key: which template (`round_template`).
        values: of `ROUND_FIELDS`, those that differ from the template.
        scale: the steps of judgement, best first; None for the usual ones.
        questions: beside the fixed ones; None for the template's.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the year has that round already, or a value is refused.
    """
    check_run_rounds(by)
    template, given = template_of(key), dict(values or {})
    if not given.keys() <= set(ROUND_FIELDS):
        raise ValueError(f"Not a round's: {sorted(given.keys() - set(ROUND_FIELDS))}")
    if Round.objects.filter(year=year, key=key).exists():
        raise ValidationError(_("%(year)s already has that round.") % {"year": year})
    usual = {
        "title": str(template.title),
        "instructions": str(template.instructions),
        "cut_off_on": template.cut_off_on(year.year),
    }
    opened = save_new(Round(year=year, key=key, opened_by=by.actor, **(usual | given)), by=by.actor)
    _add_scale(opened, [str(label) for label in (SCALE if scale is None else scale)])
    _add_questions(opened, template.questions if questions is None else questions)
    addressed = [column.body for column in bodies_of(year) if not column.is_outside]
    BodyReport.objects.bulk_create(BodyReport(round=opened, authority=body) for body in addressed)
    record(Act.ROUND_OPENED, by=by.actor, about=opened)
    return opened


def _add_scale(opened: Round, labels: Sequence[str]) -> None:
    steps = [JudgementStep(round=opened, label=label, position=place) for place, label in enumerate(labels, start=1)]
    if len({step.label for step in steps}) < max(2, len(steps)):
        raise ValidationError({"scale": _("Write at least two steps, each with words of its own.")})
    JudgementStep.objects.bulk_create(steps)


def _add_questions(opened: Round, questions: Iterable[Question]) -> None:
    RoundQuestion.objects.bulk_create(
        RoundQuestion(round=opened, scope=each.scope, text=str(each.text), is_required=each.is_required, position=place)
        for place, each in enumerate(questions, start=1)
    )


@action(Act.ROUND_CHANGED)
def change_round(*, round: Round, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Round:
    """Change an open round's title, instructions and days. Scale and questions stay as bodies have begun to answer.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the round is closed, or a value is refused.
        Conflict: someone else was first.
    """
    check_run_rounds(by)
    if not values.keys() <= set(ROUND_FIELDS):
        raise ValueError(f"Not to be changed here: {sorted(values.keys() - set(ROUND_FIELDS))}")
    _require_open(round)
    fields = save_changes(round, changes=values, expected_version=expected_version, by=by.actor)
    record(Act.ROUND_CHANGED, by=by.actor, about=round, fields=fields)
    return round


def _require_open(round: Round) -> None:
    """Refuse to write in a closed round.

    Raises:
        ValidationError: it is closed.
    """
    if round.state != RoundState.OPEN:
        raise ValidationError(_("The round is closed, so nothing in it can be changed."))


@action(Act.ROUND_CLOSED)
def close_round(*, round: Round, expected_version: int, by: Viewer) -> RoundEdition:
    """Close the round and freeze it as its first edition. What is not decided stays so, and is marked. What the rooms
    count of their own is taken in as it was on the round's cut-off date, and frozen with it.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: it is closed already.
        Conflict: someone else was first.
    """
    check_run_rounds(by)
    _require_open(round)
    marks = {"state": RoundState.CLOSED.value, "closed_at": clock.now()}
    save_marks(round, marks=marks, expected_version=expected_version, by=by.actor)
    write_own_figures(day=round.cut_off_on, by=by)  # what the rooms count, as it was on the round's date
    edition = _freeze(round, round_content(round, day=by.day), number=1, by=by)
    record(Act.ROUND_CLOSED, by=by.actor, about=round, fields=["state"])
    return edition


@action(Act.ROUND_CORRECTED)
def correct_round(
    *, round: Round, analyses: Mapping[str, str], reason: str, expected_version: int, by: Viewer
) -> RoundEdition:
    """Make a new edition of a closed round, with its reason. The one before stays readable.

    What can be corrected is the coordinator's own: the plan's analyses. Decisions that bodies have made since the
    freeze are taken up as well; their texts stay as they were.

    Args:
        analyses: corrected texts, by the development area's public id.
        expected_version: the round's, which each correction counts up.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the round is open, there is no reason, a text is refused, or nothing differs.
        Conflict: someone else was first; the texts that were seen are not the latest edition's.
    """
    check_run_rounds(by)
    latest = _latest(round)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the closed round is made anew.")})
    for text in analyses.values():
        refuse_personal_numbers(text)
    before = latest.read()
    content = with_decisions(with_analyses(before, analyses), decisions_of(round))
    if content == before:
        raise ValidationError(_("Nothing differs from the latest edition."))
    take_version(round, expected_version)
    log_texts(round, {"edition": (str(latest.number), str(latest.number + 1))}, by=by.actor)
    made = replace(content, frozen_on=by.day.isoformat())
    edition = _freeze(round, made, number=latest.number + 1, by=by, reason=reason.strip())
    record(Act.ROUND_CORRECTED, by=by.actor, about=round)
    return edition


@action(Act.ROUND_SUPPLEMENTED)
def supplement_round(
    *, round: Round, indicators: Iterable[IndicatorContent], reason: str, by: Viewer
) -> RoundSupplement:
    """Add figures that came after the freeze, dated, beside the latest edition. No text is reopened.

    Raises:
        PermissionDenied: `by` is no coordinator.
        ValidationError: the round is open, or there is no reason or no figures.
    """
    check_run_rounds(by)
    edition, kept = _latest(round), tuple(indicators)
    if not kept:
        raise ValidationError(_("There are no later figures to add."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say what came, and why afterwards.")})
    made = RoundSupplement(edition=edition, reason=reason.strip(), content=indicators_to_json(kept), made_by=by.actor)
    made.full_clean()
    made.save(force_insert=True)
    record(Act.ROUND_SUPPLEMENTED, by=by.actor, about=round)
    return made


def _latest(round: Round) -> RoundEdition:
    edition = round.editions.first() if round.state == RoundState.CLOSED else None
    if edition is None:
        raise ValidationError(_("The round is not closed yet."))
    return edition


def _freeze(round: Round, content: RoundContent, *, number: int, by: Viewer, reason: str = "") -> RoundEdition:
    data = content.to_json()
    edition = RoundEdition(
        round=round,
        number=number,
        reason=reason,
        content=data,
        schema_version=SCHEMA_VERSION,
        checksum=checksum_of(data),
        frozen_by=by.actor,
    )
    edition.clean_fields(exclude=("round",))
    edition.save(force_insert=True)
    return edition
