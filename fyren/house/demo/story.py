"""What has happened in the demo before one arrives: notes beside the plan, and another plan out for consultation."""

from __future__ import annotations

import datetime as dt

from fyren.base import clock
from fyren.house.demo.organisation import CHECKED
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.actions.answers import Answer, AnswerDecision, hand_over_answer, save_answer
from fyren.plan.actions.notes import hand_over_internal_note, save_internal_note, save_note
from fyren.plan.actions.revision import Sending, advance_revision, change_draft, open_revision
from fyren.plan.editing import replace_text
from fyren.plan.models import AnswerStance, FocusArea, Plan, PlanEdition
from fyren.plan.queries.revision import working_draft
from fyren.plan.rules import Stage

DUTY = (
    "Skyldigheten att anmäla gäller oro för barn under 18 år (19 kap. 1 § socialtjänstlagen). För vuxna finns ingen "
    "sådan skyldighet. Meningen i planen är alltså vidare än lagen."
)
DUTY_SOURCE = "Socialtjänstlagen (2025:400), 19 kap. 1 §"
RENAMED = "Växjöbostäder gick upp i Vidingehem vid årsskiftet 2022/23."
RENAMED_SOURCE = "Kommunfullmäktige 2021-08-31 enligt videum.se och mynewsdesk.com"


def load_story(plan: Plan, example: Plan, *, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
    """Let the cast do what they do: annotate, note, hand over, revise, answer."""
    edition = plan.editions.get(stage=Stage.ADOPTED)
    _annotate(edition, cast["hanna"])
    _note(edition, bodies, cast)
    _consult(example, bodies, cast)


def _annotate(edition: PlanEdition, by: Viewer) -> None:
    wording = dict(edition.read().texts())
    for sentence, text, source in (
        ("skyldighet att anmäla", DUTY, DUTY_SOURCE),
        ("Växjöbostäder", RENAMED, RENAMED_SOURCE),
    ):
        path = next(path for path, words in wording.items() if sentence in " ".join(words.split()))
        review_by = CHECKED + dt.timedelta(days=180)
        values = {"text": text, "source": source, "checked_on": CHECKED, "review_by": review_by}
        save_note(edition=edition, path=path, values=values, by=by)


def _note(edition: PlanEdition, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
    """One note handed over by the housing company, one still a draft at the education board."""
    areas = {area.number: area for area in FocusArea.objects.filter(development_area__edition=edition)}
    theirs = save_internal_note(
        authority=bodies["Vidingehem"],
        focus_area=areas["3.3.2"],
        values={"text": "Exempel: vi kan sätta upp kort om stöd i tvättstugor och trapphus.", "dnr": "EX 2026-11"},
        by=cast["carin"],
    )
    hand_over_internal_note(note=theirs, expected_version=theirs.row_version, by=cast["carin"])
    save_internal_note(
        authority=bodies["Utbildning"],
        focus_area=areas["3.2.1"],
        values={"text": "Exempel: stäm av med elevhälsan innan vi föreslår något till internbudgeten.", "dnr": ""},
        by=cast["bjorn"],
    )


def _consult(plan: Plan, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
    """The example programme is out for consultation: one body has answered, one is writing."""
    amira = cast["amira"]
    revision = open_revision(plan=plan, reason="Exempel: programmet ses över inför den nya mandatperioden.", by=amira)
    draft = working_draft(revision)
    path, text = next((p, t) for p, t in draft.read().texts() if t.startswith("Information finns"))
    wording = text.replace("på fler språk", "på de språk som invånarna använder")
    change_draft(
        edition=draft,
        edits=[lambda structure: replace_text(structure, path, wording)],
        expected_version=draft.row_version,
        by=amira,
    )
    revision.refresh_from_db()
    asked = tuple(bodies[name] for name in ("Utbildning", "Vidingehem", "Arbete och välfärd", "Omsorg"))
    sent = advance_revision(
        revision=revision,
        to=Stage.CONSULTATION,
        sending=Sending(asked, ("Exempelföreningen",), clock.today() + dt.timedelta(days=30)),
        expected_version=revision.row_version,
        draft_version=working_draft(revision).row_version,
        by=amira,
    )
    _answer(sent, bodies, cast)


def _answer(sent: PlanEdition, bodies: dict[str, Body], cast: dict[str, Viewer]) -> None:
    whole = Answer("", AnswerStance.SUPPORTS, "Exempel: vi instämmer i inriktningen.")
    saved = save_answer(
        edition=sent, authority=bodies["Vidingehem"], answer=whole, expected_version=None, by=cast["carin"]
    )
    hand_over_answer(
        edition=sent,
        authority=bodies["Vidingehem"],
        decision=AnswerDecision(),
        seen_versions={saved.public_id: saved.row_version},
        by=cast["carin"],
    )
    begun = Answer("", AnswerStance.SUPPORTS_WITH_CHANGES, "Exempel: utkast som nämnden inte har beslutat om.")
    save_answer(edition=sent, authority=bodies["Utbildning"], answer=begun, expected_version=None, by=cast["bjorn"])
