"""What a budget's draft holds: activities, steps and stances, whose texts are copied into editions and other years."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fyren.base.models import ChangeEntry
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.sorts import Sort, removal_mark
from fyren.steering.addresses import activity_address, budget_address
from fyren.steering.blanking.editions import blank_in_editions, editions_of
from fyren.steering.blanking.round_editions import Editions, all_editions, blank_in_rounds, of_budget
from fyren.steering.blanking.rows import Said, among, blank_in_files, blank_row, said_in_log, versions_of
from fyren.steering.erasing import Hit, activity_path, stance_path, steps_path
from fyren.steering.models import Activity, BudgetEdition, Stance, Step
from fyren.steering.search import refresh_activities


def whatever(text: str) -> bool:
    """A field is blanked in every version, whatever it said."""
    return bool(text.strip()) and text != removal_mark()


def everywhere() -> str:
    """What the page of blanking says of a text that is copied when its budget is frozen."""
    return _("The same text is removed from every frozen edition, with its appendices, and from copies in other years.")


class Live(Sort, ABC):
    """Rows of a budget's draft, whose texts are copied into editions when they are frozen."""

    def words(self, about: Any, field: str) -> str:
        """The text, and the one that waits in its place."""
        waiting = str(getattr(about, "pending", {}).get(field, ""))
        return "\n\n".join(dict.fromkeys(text for text in (getattr(about, field), waiting) if text))

    def also_in(self, about: Any, field: str) -> str:
        """Editions, and what was copied."""
        return everywhere()

    def relatives(self, about: Any) -> list[Any]:
        """Other rows of the same authority that may say the same since they were copied."""
        return []

    def editions(self, about: Any) -> QuerySet[BudgetEdition]:
        """The editions that may hold a copy."""
        return editions_of(about.authority)

    def rounds(self, about: Any) -> Editions:
        """The closed rounds that may hold a copy."""
        return all_editions()

    @abstractmethod
    def hit(self, rows: list[Any], field: str, is_gone: Said) -> Hit:
        """Which texts of an edition are copies of the field in any of the rows, and say what is to go."""

    def own_hit(self, about: Any, field: str, versions: set[str]) -> Hit:
        """The copies of the very field, whatever it said when they were made."""
        return self.hit([about], field, whatever)

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """In every version of the row itself, whatever it said; elsewhere where the same words stand."""
        versions = versions_of(about, field)
        own = self.own_hit(about, field, versions)
        blank_row(about, field, whatever, reason=reason, expected_version=expected_version, by=by)
        self.spread(about, self.relatives(about), field, among(versions), own, reason=reason, by=by)

    def spread(
        self, about: Any, others: list[Any], field: str, is_gone: Said, own: Hit, *, reason: str, by: Viewer
    ) -> None:
        """Take the words out of other rows, of editions and of files on their way in."""
        for other in others:
            if any(is_gone(text) for text in versions_of(other, field)):
                blank_row(other, field, is_gone, reason=reason, expected_version=other.row_version, by=by)
        copies = self.hit([about, *others], field, is_gone)
        hit = either(own, copies)
        blank_in_editions(self.editions(about), hit, reason=reason, by=by)
        blank_in_rounds(self.rounds(about), of_budget(hit, about.authority), reason=reason, by=by)
        blank_in_files(about.authority, is_gone, reason=reason, by=by)


def either(one: Hit, other: Hit) -> Hit:
    """What one of them names."""
    return lambda path, words: one(path, words) or other(path, words)


class Activities(Live):
    """Activities: copied from year to year, and found by the search."""

    def address(self, about: Any) -> str:
        """Its own page."""
        return activity_address(about.public_id)

    def relatives(self, about: Any) -> list[Any]:
        """Its copies."""
        return kin_of(about)

    def hit(self, rows: list[Any], field: str, is_gone: Said) -> Hit:
        """By id and field."""
        paths = {f"{activity_path(each.public_id)}{field}" for each in rows}
        return lambda path, words: path in paths and is_gone(words)

    def spread(
        self, about: Any, others: list[Any], field: str, is_gone: Said, own: Hit, *, reason: str, by: Viewer
    ) -> None:
        """Also out of the search."""
        super().spread(about, others, field, is_gone, own, reason=reason, by=by)
        refresh_activities([about, *others])


def kin_of(activity: Activity) -> list[Activity]:
    """The activities of the same authority that it was copied from or to, over the years, itself left out."""
    all_own = Activity.objects.filter(budget__authority=activity.authority).select_related("budget__authority")
    found: dict[int, Activity] = {}
    ahead = [activity]
    while ahead:
        each = ahead.pop()
        near = [*all_own.filter(copied_from=each), *all_own.filter(copies=each)]
        fresh = [other for other in near if other.pk not in found and other.pk != activity.pk]
        found |= {other.pk: other for other in fresh}
        ahead += fresh
    return list(found.values())


class Steps(Live):
    """Steps, which an edition keeps without an id: the same words among the activity's steps are the same step."""

    def address(self, about: Any) -> str:
        """The activity's page."""
        return activity_address(about.activity.public_id)

    def relatives(self, about: Any) -> list[Any]:
        """The steps of the activity and of its copies."""
        own = [about.activity, *kin_of(about.activity)]
        steps = Step.objects.filter(activity__in=own).exclude(pk=about.pk)
        return list(steps.select_related("activity__budget__authority"))

    def hit(self, rows: list[Any], field: str, is_gone: Said) -> Hit:
        """By activity and words."""
        starts = tuple(steps_path(each.activity.public_id) for each in rows)
        return lambda path, words: path.startswith(starts) and is_gone(words)

    def own_hit(self, about: Any, field: str, versions: set[str]) -> Hit:
        """Without an id only the words tell which step it is."""
        return self.hit([about], field, among(versions))

    def blank_removed(self, entries: list[ChangeEntry], owner: Body, *, reason: str, by: Viewer) -> None:
        """Out of the editions that still hold the step."""
        said = among(said_in_log(entries, "title"))
        hit: Hit = lambda path, words: "/step/" in path and said(words)  # noqa: E731
        blank_in_editions(editions_of(owner), hit, reason=reason, by=by)


class Stances(Live):
    """Stances. One that followed its focus area into a new edition of the plan is a row of its own, and editions name
    it by the former focus area: there the same words, if they are of no other stance that stands, are its."""

    def label(self, about: Any, field: str) -> str:
        """With the focus area."""
        return f"{about.focus_area.label}: {super().label(about, field)}"

    def address(self, about: Any) -> str:
        """The budget's page."""
        return budget_address(about.budget.public_id)

    def editions(self, about: Any) -> QuerySet[BudgetEdition]:
        """Of its own budget: another year's stance on the focus area is another text."""
        return editions_of(about.authority).filter(budget=about.budget)

    def rounds(self, about: Any) -> Editions:
        """Of the budget's year."""
        return all_editions().filter(round__year=about.budget.year_id)

    def hit(self, rows: list[Any], field: str, is_gone: Said) -> Hit:
        """By focus area, or by words where no stance stands any more."""
        paths = {stance_path(each.focus_area.public_id) for each in rows}
        standing = Stance.objects.filter(budget__in=[each.budget_id for each in rows])
        others = {stance_path(each) for each in standing.values_list("focus_area__public_id", flat=True)} - paths
        return lambda path, words: path.startswith("stance/") and path not in others and is_gone(words)

    def own_hit(self, about: Any, field: str, versions: set[str]) -> Hit:
        """By focus area."""
        own = stance_path(about.focus_area.public_id)
        return lambda path, words: path == own and whatever(words)

    def blank_removed(self, entries: list[ChangeEntry], owner: Body, *, reason: str, by: Viewer) -> None:
        """Out of the editions that still hold the stance."""
        said = among(said_in_log(entries, "reason"))
        hit: Hit = lambda path, words: path.startswith("stance/") and said(words)  # noqa: E731
        blank_in_editions(editions_of(owner), hit, reason=reason, by=by)
        blank_in_rounds(all_editions(), of_budget(hit, owner), reason=reason, by=by)
