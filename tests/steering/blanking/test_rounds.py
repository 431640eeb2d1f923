"""Blanking the texts of follow-up: gone from rows, logs, drafts, closed rounds and their supplements."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from fyren.base.drafts import keep_draft
from fyren.base.frozen import checksum_of
from fyren.base.history import save_changes
from fyren.base.models import ChangeEntry, PersonalDraft
from fyren.people.viewer import Viewer
from fyren.plan.actions.blanking import blank
from fyren.plan.queries.blanking import wording_text
from fyren.plan.sorts import removal_mark
from fyren.steering.actions.proposals import send_proposal
from fyren.steering.actions.rounds import correct_round, supplement_round
from fyren.steering.blanking.offered import texts_of_report, texts_of_round
from fyren.steering.blanking.round_editions import all_editions, blank_in_rounds, saying
from fyren.steering.models import (
    JudgementStep,
    PlanAnalysis,
    Proposal,
    ReportImport,
    Round,
    RoundAnswer,
    RoundEdition,
    RoundQuestion,
)
from fyren.steering.round_erasing import texts_of
from tests.actions.examples_rounds import FIGURE
from tests.actions.world import World
from tests.plan.revision.everywhere import places_of
from tests.standing import state
from tests.steering.blanking.erased import SECRET, WORD, nowhere, registrar_of, take_away
from tests.steering.course import YearCourse
from tests.steering.round_course import RoundCourse

pytestmark = pytest.mark.django_db
CONTENT = "steering.RoundEdition.content"


@state
def asked(world: World) -> RoundCourse:
    """A round in which the board has released its report, with an answer to a question about each sort of part."""
    course = RoundCourse(world)
    report = course.written()
    about: dict[str, dict[str, Any]] = {
        "activity": {"activity": course.activity},
        "focus_area": {"focus_area": world.focus_area},
        "body": {},
    }
    for scope, where in about.items():
        question = RoundQuestion.objects.create(round=course.round, scope=scope, text=f"Fråga om {scope}?")
        RoundAnswer.objects.create(report=report, question=question, text=f"Svar om {scope}.", **where)
    return course


def a_text(course: RoundCourse, which: str) -> tuple[Any, str]:
    """The object and field that `which` names."""
    report = course.report
    name, _dot, field = which.partition(".")
    found: dict[str, Any] = {
        "report": report,
        "activity": report.activity_reports.get(),
        "analysis": report.analyses.get(),
        "answer": report.answers.filter(question__scope=field).first(),
    }
    return found[name], "text" if name == "answer" else field


def part_of(course: RoundCourse, which: str) -> Any:
    """The row of the part in which the text is typed, which a draft is about."""
    if which.startswith("activity") or which == "answer.activity":
        return course.report.activity_reports.get()
    return course.report if which in ("report.summary", "answer.body") else course.report.analyses.get()


WRITTEN = [
    "report.summary",
    *(f"activity.{name}" for name in ("result", "deviation", "measure", "next_step")),
    "analysis.text",
    *(f"answer.{scope}" for scope in ("activity", "focus_area", "body")),
]


@pytest.mark.parametrize("which", WRITTEN)
def test_what_a_body_reports(asked: RoundCourse, world: World, owner: Viewer, which: str) -> None:
    about, field = a_text(asked, which)
    if field == "deviation":
        type(about).objects.filter(pk=about.pk).update(measure="Mer tid.")
    about.refresh_from_db()
    for text in (f"{SECRET} 1", SECRET):
        save_changes(about, changes={field: text}, expected_version=about.row_version, by=world.coordinator.actor)
    keep_draft(owner.actor, part_of(asked, which), {field: f"{SECRET} som ännu inte sparats"})
    edition = asked.close()
    asked.correct("Nytt.")
    before = list(RoundEdition.objects.values_list("number", "frozen_at", "frozen_by"))
    others = {words for _path, words in texts_of(edition.content) if WORD not in words}
    assert {CONTENT, "base.ChangeEntry.old", "base.PersonalDraft.data"} <= places_of(WORD)
    with pytest.raises(PermissionDenied):
        take_away(about, field, registrar_of(world, "KS"))
    take_away(about, field, owner)
    assert nowhere()
    about.refresh_from_db()
    assert getattr(about, field) == removal_mark()
    assert list(RoundEdition.objects.values_list("number", "frozen_at", "frozen_by")) == before
    assert RoundEdition.objects.count() == 2
    for each in RoundEdition.objects.all():
        assert each.checksum == checksum_of(each.content)
        assert others <= {words for _path, words in texts_of(each.content)} | {"Planen når fram."}
        each.read()


@pytest.mark.parametrize("field", ["completion_asked", "returned_because"])
def test_a_text_that_was_emptied_is_blanked_in_the_log(asked: RoundCourse, owner: Viewer, field: str) -> None:
    report = asked.report
    save_changes(report, changes={field: SECRET}, expected_version=report.row_version, by=owner.actor)
    save_changes(report, changes={field: ""}, expected_version=report.row_version, by=owner.actor)
    assert places_of(WORD) == {"base.ChangeEntry.old", "base.ChangeEntry.new"}
    take_away(report, field, owner)
    assert nowhere()
    report.refresh_from_db()
    assert getattr(report, field) == ""
    kept = ChangeEntry.objects.filter(object_id=report.public_id, field=field)
    assert {entry.blanked_reason for entry in kept} == {"Sekretess."}
    assert owner.actor in {entry.actor for entry in kept}


def test_the_same_words_of_another_body_or_question_stay(asked: RoundCourse, world: World, owner: Viewer) -> None:
    other = RoundCourse(world, "Vidingehem")
    written = other.written()
    for report in (asked.report, written):
        type(report).objects.filter(pk=report.pk).update(summary=SECRET)
    RoundAnswer.objects.filter(question__scope="body").update(text=SECRET)
    asked.close()
    take_away(asked.report, "summary", owner)
    said = {body.name: body for body in RoundEdition.objects.get().read().bodies if body.state}
    assert [body.summary for body in said.values() if body.name == asked.body.name] == [removal_mark()]
    assert [body.summary for body in said.values() if body.name == other.body.name] == [SECRET]
    assert said[asked.body.name].answers[0].text == SECRET


def test_a_file_and_a_draft_that_say_the_same(asked: RoundCourse, world: World, owner: Viewer) -> None:
    said = asked.report.activity_reports.get()
    type(said).objects.filter(pk=said.pk).update(result=SECRET)
    ReportImport.objects.create(
        report=asked.report, file_name="svar.xlsx", started_by="a", tables=[["Blad", [[SECRET], ["Annat"]]]]
    )
    keep_draft(owner.actor, asked.report, {"summary": SECRET})
    keep_draft(owner.actor, asked.report.analyses.get(), {"text": "Ett annat utkast."})
    assert {"steering.ReportImport.tables", "base.PersonalDraft.data"} <= places_of(WORD)
    take_away(said, "result", owner)
    assert nowhere()
    assert ReportImport.objects.get().tables == [["Blad", [[removal_mark()], ["Annat"]]]]
    assert [draft.data for draft in PersonalDraft.objects.all()] == [{"text": "Ett annat utkast."}]


def test_the_name_of_a_file(asked: RoundCourse, owner: Viewer) -> None:
    file = ReportImport.objects.create(report=asked.report, file_name=f"{SECRET}.xlsx", started_by="a")
    assert places_of(WORD) == {"steering.ReportImport.file_name"}
    take_away(file, "file_name", owner)
    assert nowhere()


@pytest.mark.parametrize("which", ["title", "instructions", "question", "label", "analysis"])
def test_what_the_coordinator_writes(asked: RoundCourse, world: World, owner: Viewer, which: str) -> None:
    step = asked.round.scale.first()
    assert step is not None
    written = asked.analysis()
    PlanAnalysis.objects.filter(pk=written.pk).update(judgement=step)
    about, field = {
        "title": (asked.round, "title"),
        "instructions": (asked.round, "instructions"),
        "question": (asked.round.questions.filter(answers__isnull=False).first(), "text"),
        "label": (step, "label"),
        "analysis": (written, "text"),
    }[which]
    type(about).objects.filter(pk=about.pk).update(**{field: SECRET})
    edition = asked.close()
    is_copied = which != "instructions"
    assert (CONTENT in places_of(WORD)) is is_copied
    with pytest.raises(PermissionDenied):
        take_away(about, field, owner)
    take_away(about, field, registrar_of(world, "KS"))
    assert nowhere()
    edition.refresh_from_db()
    edition.read()
    assert (removal_mark() in {words for _path, words in texts_of(edition.content)}) is is_copied


def test_two_steps_of_a_scale(asked: RoundCourse, world: World) -> None:
    registrar = registrar_of(world, "KS")
    first, second = asked.round.scale.all()[:2]
    for step in (first, second):
        take_away(step, "label", registrar)
    labels = JudgementStep.objects.filter(pk__in=(first.pk, second.pk)).values_list("label", flat=True)
    assert list(labels) == [removal_mark(), f"{removal_mark()} 2"]


@pytest.mark.parametrize("is_row_kept", [True, False])
def test_an_analysis_that_was_corrected_in_an_edition(asked: RoundCourse, world: World, is_row_kept: bool) -> None:
    asked.analysis(f"{SECRET} 1")
    asked.close()
    texts = {world.area.public_id: f"{SECRET} 2"}
    asked.round.refresh_from_db()
    latest = correct_round(
        round=asked.round,
        analyses=texts,
        reason=f"{SECRET} 3",
        expected_version=asked.round.row_version,
        by=world.coordinator,
    )
    if not is_row_kept:
        PlanAnalysis.objects.update(text="", is_done=False)
    assert {CONTENT, "steering.RoundEdition.reason"} <= places_of(WORD)
    registrar = registrar_of(world, "KS")
    path = f"plans/{world.edition.plan.public_id}/areas/{world.area.public_id}/analysis/text"
    take_away(latest, path, registrar)
    assert places_of(WORD) == {"steering.RoundEdition.reason"}
    take_away(latest, "reason", registrar)
    assert nowhere()
    assert [each.number for each in RoundEdition.objects.all()] == [2, 1]


def test_a_supplement(asked: RoundCourse, world: World) -> None:
    asked.close()
    asked.round.refresh_from_db()
    made = supplement_round(round=asked.round, indicators=[FIGURE], reason=SECRET, by=world.coordinator)
    assert places_of(WORD) == {"steering.RoundSupplement.reason"}
    take_away(made, "reason", registrar_of(world, "KS"))
    assert nowhere()


@pytest.mark.parametrize("field", ["title", "unit", "expected_result"])
def test_an_activitys_copies(asked: RoundCourse, owner: Viewer, field: str) -> None:
    activity = asked.activity
    type(activity).objects.filter(pk=activity.pk).update(**{field: SECRET})
    asked.close()
    assert CONTENT in places_of(WORD)
    take_away(activity, field, owner)
    assert nowhere()


def test_a_stances_copies(asked: RoundCourse, owner: Viewer) -> None:
    stance = asked.year.budget.stances.get(focus_area=asked.world.focus_area)
    type(stance).objects.filter(pk=stance.pk).update(reason=SECRET)
    asked.close()
    assert CONTENT in places_of(WORD)
    take_away(stance, "reason", owner)
    assert nowhere()


def test_a_proposal_for_next_year(asked: RoundCourse, world: World) -> None:
    following = YearCourse(world, year=asked.year.number + 1)
    proposal = send_proposal(
        year=following.year,
        to=asked.body,
        sender=world.executive,
        title=f"Titel {SECRET}",
        description=SECRET,
        focus_areas=[world.focus_area],
        by=world.coordinator,
    )
    Proposal.objects.update(origin="round")
    asked.close()
    assert CONTENT in places_of(f"Titel {SECRET}")
    take_away(proposal, "title", registrar_of(world, "KS"))
    take_away(proposal, "description", registrar_of(world, "KS"))
    assert nowhere()


def test_blanked_words_of_a_plan(asked: RoundCourse, world: World) -> None:
    edition, words = world.edition, world.focus_area.text
    asked.close()
    assert CONTENT in places_of(words)
    path = next(path for path, text in edition.read().texts() if text == words)
    registrar = registrar_of(world, "KS")
    text = wording_text(edition, path)
    blank(text=text, reason="Sekretess.", expected_version=edition.row_version, by=registrar)
    assert nowhere(words.casefold())
    (plan,) = RoundEdition.objects.get().read().plans
    assert removal_mark() in {area.text for above in plan.areas for area in above.focus_areas}


def test_a_tampered_edition_gets_no_new_checksum(asked: RoundCourse, owner: Viewer) -> None:
    report = asked.report
    type(report).objects.filter(pk=report.pk).update(summary=SECRET)
    edition = asked.close()
    RoundEdition.objects.filter(pk=edition.pk).update(content={**edition.content, "municipality": "En annan"})
    with pytest.raises(ValidationError):
        take_away(report, "summary", owner)
    assert CONTENT in places_of(WORD)


def test_what_the_pages_offer(asked: RoundCourse, world: World) -> None:
    asked.analysis()
    kinds = {type(each).__name__ for each in texts_of_report(asked.report)}
    assert kinds == {"BodyReport", "ActivityReport", "BodyAnalysis", "RoundAnswer"}
    opened = {type(each).__name__ for each in texts_of_round(asked.round)}
    assert opened == {"Round", "RoundQuestion", "JudgementStep", "PlanAnalysis"}
    asked.close()
    closed = {type(each).__name__ for each in texts_of_round(Round.objects.get())}
    assert closed == {"Round", "RoundQuestion", "JudgementStep", "RoundEdition"}


def test_a_figure_is_told_as_it_was(asked: RoundCourse, world: World) -> None:
    """A supplement keeps its values when a text of its indicator goes."""
    asked.close()
    asked.round.refresh_from_db()
    told = replace(FIGURE, says=SECRET)
    made = supplement_round(round=asked.round, indicators=[told], reason="Sent.", by=world.coordinator)
    find = saying({SECRET}, lambda path: path.endswith("/says"))
    blank_in_rounds(all_editions(), find, reason="Sekretess.", by=world.coordinator)
    assert nowhere()
    made.refresh_from_db()
    assert made.read() == (replace(FIGURE, says=removal_mark()),)
