"""The sorts of what a closed round holds beside its rows: its editions, and the figures added to them later."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.indicators.blanking import AIMS
from fyren.indicators.models import CouncilSetMember
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.models import Plan
from fyren.plan.queries.blanking import steering_owner
from fyren.plan.sorts import Sort, free_fields, removal_mark, same_words
from fyren.steering.blanking.round_editions import all_editions, blank_in_rounds, saying, tell_kept
from fyren.steering.blanking.round_sorts import PLAN_ANALYSES, RoundSort, area_of, at
from fyren.steering.models import PlanAnalysis, Round, RoundEdition, RoundSupplement
from fyren.steering.round_erasing import texts_of


class _Editions(RoundSort):
    """Why an edition was made, the coordinator's analyses as they stand in it, by path: they may have been corrected
    there, and the council's aims, whose rows go when a set is filled anew. What bodies wrote is blanked in their
    reports."""

    def holds(self, about: RoundEdition, field: str) -> bool:
        """The reason, or a path."""
        return field in self.texts(about)

    def texts(self, about: RoundEdition) -> list[str]:
        """The reason, and the paths of the analyses and of the aims."""
        found = [
            f"plans/{plan['public_id']}/areas/{area['public_id']}/analysis/text"
            for plan in about.content["plans"]
            for area in plan["areas"]
            if area["analysis"]
        ]
        return ["reason", *found, *(f"indicators/{each['public_id']}/aim" for each in about.content["indicators"])]

    def _area(self, about: RoundEdition, field: str) -> Any:
        areas = (area for plan in about.content["plans"] for area in plan["areas"])
        return next((area for area in areas if area["public_id"] == area_of(field)), None)

    def words(self, about: RoundEdition, field: str) -> str:
        """As they stand in the edition."""
        if field == "reason":
            return about.reason
        text: str = dict(texts_of(about.content)).get(field, "")
        return text

    def label(self, about: RoundEdition, field: str) -> str:
        """What the text is about."""
        if field == "reason":
            return super().label(about, field)
        if _is_aim(field):
            told = next(each for each in about.content["indicators"] if each["public_id"] == field.split("/")[1])
            return f"{told['title']}: {CouncilSetMember._meta.get_field('aim').verbose_name}"
        return f"{self._area(about, field)['title']}: {PlanAnalysis._meta.get_field('text').verbose_name}"

    def logged_label(self, entry: ChangeEntry) -> str:
        """Which edition."""
        about = RoundEdition.objects.select_related("round__year").filter(public_id=entry.object_id).first()
        facts = {"round": about.round, "number": about.number} if about is not None else {}
        return _("%(round)s, edition %(number)s") % facts if facts else ""

    def owner(self, about: RoundEdition, field: str) -> Body | None:
        """The plan's owner, of an analysis; else the executive board."""
        plan = Plan.objects.select_related("authority").filter(public_id=field.split("/")[1]) if "/" in field else None
        found = plan.first() if plan is not None else None
        return found.authority if found is not None else steering_owner()

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """The reason, with the documents that tell it; an analysis from every edition, and from its row."""
        if field == "reason":
            super().blank(about, field, reason=reason, expected_version=expected_version, by=by)
            tell_kept(about)
            return
        if RoundEdition.objects.get(pk=about.pk).row_version != expected_version:
            raise Conflict(about)
        row = _row_of(about, field)
        if _is_aim(field):
            _blank_aim(field.split("/")[1], self.words(about, field), reason=reason, by=by)
        elif row is not None:
            PLAN_ANALYSES.blank(row, "text", reason=reason, expected_version=row.row_version, by=by)
        else:
            blank_in_rounds(all_editions().filter(round=about.round_id), at(field), reason=reason, by=by)


def _blank_aim(indicator: str, words: str, *, reason: str, by: Viewer) -> None:
    """An aim that the council wrote for an indicator: from every round, and from the sets that still say it."""
    for row in CouncilSetMember.objects.filter(indicator__public_id=indicator, aim=words):
        AIMS.blank(row, "aim", reason=reason, expected_version=row.row_version, by=by)
    find = saying({same_words(words)}, lambda path: path == f"indicators/{indicator}/aim")
    blank_in_rounds(all_editions(), find, reason=reason, by=by)


def _is_aim(path: str) -> bool:
    return path.startswith("indicators/") and path.endswith("/aim")


def _row_of(edition: RoundEdition, path: str) -> PlanAnalysis | None:
    """The row that still says what an analysis in an edition was copied from, or something else in its place."""
    rows: QuerySet[PlanAnalysis] = PlanAnalysis.objects.filter(
        round=edition.round_id, development_area__public_id=area_of(path)
    )
    return rows.exclude(text__in=("", removal_mark())).select_related("authority", "development_area").first()


class _Supplements(RoundSort):
    """Why figures came later."""

    def round_of(self, about: Any) -> Round:
        """The edition's."""
        found: Round = about.edition.round
        return found

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """With the documents that tell it."""
        super().blank(about, field, reason=reason, expected_version=expected_version, by=by)
        tell_kept(about.edition)


FROZEN_SORTS: dict[str, Sort] = {
    "rundutgava": _Editions(RoundEdition, free_fields(RoundEdition)),
    "rundtillagg": _Supplements(RoundSupplement, free_fields(RoundSupplement), steering_owner),
}
