"""The sorts of the texts of follow-up. What a body reports is its own; what is asked, and what the coordinator
compiles, is the executive board's. Once a round is closed the texts stand in its editions too, and go from there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fyren.base.history import blank_text, log_blanked, save_changes
from fyren.base.history.changes import object_type, owning_authority
from fyren.base.models import ChangeEntry, PersonalDraft, VersionedModel, public_id_of
from fyren.people.viewer import Viewer
from fyren.plan.queries.blanking import steering_owner
from fyren.plan.sorts import Sort, free_fields, removal_mark, same_words
from fyren.steering.blanking.round_editions import Find, all_editions, blank_in_rounds, saying
from fyren.steering.blanking.rows import among, blank_in_files, versions_of
from fyren.steering.models import (
    ActivityReport,
    BodyAnalysis,
    BodyReport,
    JudgementStep,
    PlanAnalysis,
    ReportImport,
    Round,
    RoundAnswer,
    RoundQuestion,
)

SHORT_FACTS = frozenset({"section", "dnr"})
_LOGGED = "_said_in_log"  # where a page that shows many keeps what their logs say


def remember_logs(objects: Iterable[VersionedModel]) -> list[VersionedModel]:
    """The objects, each with what its log says of it, so that none has to ask for itself: one query."""
    found = list(objects)
    ids = [each.public_id for each in found]
    entries = ChangeEntry.objects.filter(object_id__in=ids, blanked_reason="").order_by("-at", "-id")
    by_id: dict[str, list[ChangeEntry]] = {public_id: [] for public_id in ids}
    for entry in entries:
        by_id[entry.object_id].append(entry)
    for each in found:
        setattr(each, _LOGGED, by_id[each.public_id])
    return found


class RoundSort(Sort):
    """Rows of a round. A text that was emptied is still in the log, and can be blanked there."""

    def words(self, about: Any, field: str) -> str:
        """The text; where it was emptied, what it said last."""
        now = super().words(about, field)
        if now:
            return now
        logged = getattr(about, _LOGGED, None)
        if logged is None:
            kept = ChangeEntry.objects.filter(object_type=object_type(about), object_id=about.public_id)
            logged = kept.filter(field=field, blanked_reason="").order_by("-at", "-id")
        return next((said for each in logged if each.field == field for said in (each.new, each.old) if said), "")

    def address(self, about: Any) -> str:
        """The round's page."""
        return reverse("round", args=[self.round_of(about).public_id])

    def round_of(self, about: Any) -> Round:
        """Which round it is of."""
        found: Round = about.round
        return found

    def also_in(self, about: Any, field: str) -> str:
        """Editions, and what was made of them."""
        return _("The same text is removed from every edition of the closed round, and from the decided reports.")

    def copies(self, about: Any, field: str, said: Collection[str]) -> Find | None:
        """Which texts of the round's editions are copies of the field, which has said `said`; None where none is
        copied."""
        return None

    def drafts(self, about: Any) -> Iterable[str]:
        """Ids of what personal drafts of the text are about."""
        return [about.public_id]

    def mark(self, about: Any) -> str:
        """What stands in the text's place."""
        return removal_mark()

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """Out of the row and its log, out of the round's editions, and out of personal drafts."""
        said = versions_of(about, field)
        changes = {field: self.mark(about)} if getattr(about, field).strip() else {}
        changed = save_changes(about, changes=changes, expected_version=expected_version, by=by.actor)
        blank_text(about, field, reason=reason)
        if not changed:
            log_blanked(about, [field], authority=owning_authority(about), reason=reason, by=by.actor)
        find = self.copies(about, field, said)
        if find is not None:
            editions = all_editions().filter(round=self.round_of(about).pk)
            blank_in_rounds(editions, find, reason=reason, by=by)
        _drop_drafts(self.drafts(about), said)


def _drop_drafts(ids: Iterable[str], said: Collection[str]) -> None:
    """Forget what anybody has typed of the text and not saved, and what says the same elsewhere in a round."""
    PersonalDraft.objects.filter(object_id__in=list(ids)).delete()
    for draft in PersonalDraft.objects.filter(object_type__startswith="steering."):
        if any(same_words(str(text)) in said for text in draft.data.values()):
            draft.delete()


class _OfReport(RoundSort):
    """What a body has written in its report."""

    def address(self, about: Any) -> str:
        """The report's page."""
        return reverse("report", args=[self.report_of(about).public_id])

    def report_of(self, about: Any) -> BodyReport:
        """The report that it is part of."""
        found: BodyReport = about.report
        return found

    def round_of(self, about: Any) -> Round:
        """The report's."""
        return self.report_of(about).round

    def start(self, about: Any) -> str:
        """What the paths of the body's texts begin with."""
        return f"bodies/{self.report_of(about).authority.public_id}/"

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """Also out of the body's files that are on their way in."""
        said = versions_of(about, field)
        super().blank(about, field, reason=reason, expected_version=expected_version, by=by)
        blank_in_files(about.authority, among(said), reason=reason, by=by)


class _Reports(_OfReport):
    """The report itself. Only its summary is copied."""

    def report_of(self, about: Any) -> BodyReport:
        """It is one."""
        found: BodyReport = about
        return found

    def copies(self, about: Any, field: str, said: Collection[str]) -> Find | None:
        """By path, whatever it said."""
        return at(f"{self.start(about)}summary") if field == "summary" else None


class _ActivityReports(_OfReport):
    """What is said of an activity."""

    def label(self, about: Any, field: str) -> str:
        """With the activity."""
        return f"{about.activity.title}: {super().label(about, field)}"

    def copies(self, about: Any, field: str, said: Collection[str]) -> Find | None:
        """By path, whatever it said."""
        return at(f"{self.start(about)}activities/{about.activity.public_id}/{field}")


class _BodyAnalyses(_OfReport):
    """A body's analysis. In an edition it may stand under the focus area that its own became."""

    def label(self, about: Any, field: str) -> str:
        """With the focus area."""
        return f"{about.focus_area.label}: {super().label(about, field)}"

    def copies(self, about: Any, field: str, said: Collection[str]) -> Find | None:
        """By words among the body's analyses."""
        return saying(said, lambda path: path.startswith(f"{self.start(about)}analyses/") and path.endswith("/text"))


class _Answers(_OfReport):
    """Answers, which an edition keeps without an id: by the question and the words."""

    def label(self, about: Any, field: str) -> str:
        """The question."""
        text: str = about.question.text
        return text

    def copies(self, about: Any, field: str, said: Collection[str]) -> Find | None:
        """Those to the same question with the same words, in the part that it is of."""
        start = self.start(about)
        if about.activity is not None:
            start = f"{start}activities/{about.activity.public_id}/"
        elif about.focus_area is not None:
            start = f"{start}analyses/"
        else:
            start = f"{start}answers/"
        asked = same_words(about.question.text)

        def find(texts: Mapping[str, str]) -> list[str]:
            found = saying(said, lambda path: path.startswith(start) and "answers/" in path)(texts)
            return [path for path in found if same_words(texts.get(_question(path), "")) == asked]

        return find

    def drafts(self, about: Any) -> Iterable[str]:
        """The part that it is typed in, saved or not."""
        of_part = about.activity or about.focus_area
        report = about.report.public_id
        return [public_id_of(report, of_part.public_id), *_parts(about)] if of_part else [report]


def _parts(answer: RoundAnswer) -> Iterable[str]:
    """The rows of the part that an answer is in."""
    if answer.activity_id is not None:
        found = answer.report.activity_reports.filter(activity=answer.activity_id)
        return list(found.values_list("public_id", flat=True))
    analyses = answer.report.analyses.filter(focus_area=answer.focus_area_id)
    return list(analyses.values_list("public_id", flat=True))


def _question(path: str) -> str:
    return f"{path.rpartition('/')[0]}/question"


def at(path: str) -> Find:
    """The text at the path, whatever it says."""
    return lambda texts: [path] if path in texts else []


class _Files(Sort):
    """Files that fill in a report."""

    def address(self, about: Any) -> str:
        """The report's page."""
        return reverse("report", args=[about.report.public_id])


class _Rounds(RoundSort):
    """The round itself."""

    def round_of(self, about: Any) -> Round:
        """It is one."""
        found: Round = about
        return found

    def copies(self, about: Any, field: str, said: Collection[str]) -> Find | None:
        """The title; instructions are not copied."""
        return at("title") if field == "title" else None


class _Questions(RoundSort):
    """The round's own questions, copied with every answer."""

    def copies(self, about: Any, field: str, said: Collection[str]) -> Find | None:
        """By words."""
        return saying(said, lambda path: path.endswith("/question"))


class _Judgements(RoundSort):
    """Steps of the scale, copied with the scale and with every judgement."""

    def mark(self, about: Any) -> str:
        """Two steps of a scale may not be called the same, so that a second mark has the step's place."""
        others = JudgementStep.objects.filter(round=about.round_id).exclude(pk=about.pk)
        is_taken = others.filter(label=removal_mark()).exists()
        return f"{removal_mark()} {about.position}" if is_taken else removal_mark()

    def copies(self, about: Any, field: str, said: Collection[str]) -> Find | None:
        """By words."""
        return saying(said, lambda path: path.startswith("scale/") or path.endswith("/judgement"))


class _PlanAnalyses(RoundSort):
    """The coordinator's analyses."""

    def label(self, about: Any, field: str) -> str:
        """With the development area."""
        return f"{about.development_area}: {super().label(about, field)}"

    def copies(self, about: Any, field: str, said: Collection[str]) -> Find | None:
        """At its development area, whatever it said: a correction changes it in the editions only."""
        return lambda texts: [path for path in texts if area_of(path) == about.development_area.public_id]


PLAN_ANALYSES = _PlanAnalyses(PlanAnalysis, free_fields(PlanAnalysis))


def area_of(path: str) -> str:
    """The development area whose analysis by the coordinator stands at the path; "" for other texts."""
    match path.split("/"):
        case ["plans", _plan, "areas", area, "analysis", "text"]:
            return area
    return ""


ROUND_SORTS: dict[str, Sort] = {
    "rapport": _Reports(BodyReport, free_fields(BodyReport) - SHORT_FACTS),
    "aktivitetsrapport": _ActivityReports(ActivityReport, free_fields(ActivityReport)),
    "namndanalys": _BodyAnalyses(BodyAnalysis, free_fields(BodyAnalysis)),
    "rundsvar": _Answers(RoundAnswer, free_fields(RoundAnswer)),
    "rapportfil": _Files(ReportImport, free_fields(ReportImport)),
    "runda": _Rounds(Round, free_fields(Round), steering_owner),
    "rundfraga": _Questions(RoundQuestion, free_fields(RoundQuestion), steering_owner),
    "bedomningssteg": _Judgements(JudgementStep, free_fields(JudgementStep), steering_owner),
    "plananalys": PLAN_ANALYSES,
}
