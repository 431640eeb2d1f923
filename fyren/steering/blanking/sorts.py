"""The sorts of the year's texts. What a body wrote is its own: an activity, a stance and an edition are those of the
budget's authority, a comment and a proposal those of who wrote them, an answer the receiver's. The year's phases
belong to no authority, like the steering model.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from fyren.base.history import Conflict
from fyren.base.models import ChangeEntry
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.queries.blanking import steering_owner
from fyren.plan.sorts import Sort, free_fields, same_words
from fyren.steering import models
from fyren.steering.addresses import activity_address, budget_address, edition_address, proposal_address
from fyren.steering.appendix import named
from fyren.steering.blanking.editions import blank_in_editions
from fyren.steering.blanking.frozen_sorts import FROZEN_SORTS
from fyren.steering.blanking.live import Activities, Live, Stances, Steps, everywhere
from fyren.steering.blanking.round_editions import all_editions, blank_in_rounds, of_budget, saying
from fyren.steering.blanking.round_sorts import ROUND_SORTS
from fyren.steering.blanking.rows import among, blank_row, versions_of
from fyren.steering.content import BudgetContent
from fyren.steering.erasing import Hit, texts_of
from fyren.steering.models import Activity, BudgetEdition, Proposal, Stance, Step
from fyren.steering.queries.words import label_of
from fyren.steering.terms import term_of


class _Proposals(Sort):
    """Proposals: what was proposed is the sender's, the answer the receiver's."""

    def owner(self, about: Proposal, field: str) -> Body | None:
        """By field."""
        return about.to_authority if field == "answer" else about.from_authority

    def address(self, about: Any) -> str:
        """Its page."""
        return proposal_address(about.public_id)

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """Also out of the rounds that proposed it."""
        said = versions_of(about, field)
        super().blank(about, field, reason=reason, expected_version=expected_version, by=by)
        start = f"bodies/{about.to_authority.public_id}/proposals/"
        of_field = saying(said, lambda path: path.startswith(start) and path.endswith(f"/{field}"))
        blank_in_rounds(all_editions(), of_field, reason=reason, by=by)


class _Comments(Sort):
    """Comments, read on the page of their activity."""

    def label(self, about: Any, field: str) -> str:
        """As the page calls it."""
        return _("Comment")

    def address(self, about: Any) -> str:
        """The activity's page, where it is of the same authority: another's draft is not for its writer to read."""
        activity = about.activity
        return activity_address(activity.public_id) if activity.authority == about.authority else ""


class _OfBudget(Sort):
    """What is told of on the page of a budget."""

    def address(self, about: Any) -> str:
        """The budget's page."""
        return budget_address(about.budget.public_id)


ACTIVITIES = Activities(Activity, free_fields(Activity))
STEPS = Steps(Step, free_fields(Step))
STANCES = Stances(Stance, free_fields(Stance))


class _Editions(Sort):
    """What a frozen edition says, by path (`fyren.steering.erasing`). The same words go from the rows that they were
    copied from, as far as those still say or have said them, and from the other editions."""

    def holds(self, about: BudgetEdition, field: str) -> bool:
        """A path of the content."""
        return field in self.texts(about)

    def texts(self, about: BudgetEdition) -> list[str]:
        """All paths."""
        return list(dict(texts_of(_content(about))))

    def words(self, about: BudgetEdition, field: str) -> str:
        """As they were frozen."""
        return dict(texts_of(_content(about)))[field]

    def label(self, about: BudgetEdition, field: str) -> str:
        """What part it is of, and which text there."""
        content = _content(about)
        kind, public_id, name = f"{field}//".split("/")[:3]
        for stance in content.stances:
            if kind == "stance" and stance.focus_area.public_id == public_id:
                return f"{named(stance.focus_area)}: {Stance._meta.get_field('reason').verbose_name}"
        for activity in content.activities:
            if kind == "activity" and activity.public_id == public_id:
                return f"{activity.title}: {_('Step') if name == 'step' else label_of(name)}"
        return _("Words from the steering model") if kind == "model" else _("Words from a plan")

    def logged_label(self, entry: ChangeEntry) -> str:
        """Which edition, and where in it."""
        about = BudgetEdition.objects.select_related("budget__authority", "budget__year")
        edition = about.filter(public_id=entry.object_id).first()
        if edition is None:
            return ""
        facts = {
            "budget": f"{term_of(edition.budget.authority).heading} {edition.budget.year}",
            "number": edition.number,
            "text": self.label(edition, entry.field),
        }
        return _("%(budget)s, edition %(number)s: %(text)s") % facts

    def address(self, about: BudgetEdition) -> str:
        """Its page."""
        return edition_address(about.budget.public_id, about.number)

    def also_in(self, about: BudgetEdition, field: str) -> str:
        """Other editions, and what it was copied from."""
        return everywhere()

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """The words, from every edition, and from the rows that say or have said them."""
        if BudgetEdition.objects.get(pk=about.pk).row_version != expected_version:
            raise Conflict(about)
        said = among({same_words(self.words(about, field))})
        sort, name, rows = _rows_of(about, field)
        if not rows:
            editions = BudgetEdition.objects.filter(budget=about.budget).select_related("budget__authority")
            hit: Hit = lambda path, words: _is_near(path, field) and said(words)  # noqa: E731
            blank_in_editions(editions, hit, reason=reason, by=by)
            rounds = all_editions().filter(round__year=about.budget.year_id)
            blank_in_rounds(rounds, of_budget(hit, about.authority), reason=reason, by=by)
            return
        first, *rest = rows
        if any(said(text) for text in versions_of(first, name)):
            blank_row(first, name, said, reason=reason, expected_version=first.row_version, by=by)
        others = {each.pk: each for each in (*rest, *sort.relatives(first))}
        sort.spread(
            first,
            list(others.values()),
            name,
            said,
            lambda path, words: _is_near(path, field) and said(words),
            reason=reason,
            by=by,
        )


def _is_near(path: str, field: str) -> bool:
    """Whether a path is the same place; a step's is any of the activity's steps, since their order may change."""
    start, is_step, _place = field.partition("/step/")
    return path.startswith(f"{start}{is_step}") if is_step else path == field


def _rows_of(edition: BudgetEdition, path: str) -> tuple[Live, str, list[Any]]:
    """The sort, field and rows that a text of an edition was copied from; rows that are gone, or another authority's
    now, are left out."""
    kind, public_id, name = path.split("/")[:3]
    if kind == "stance":
        stances = edition.budget.stances.filter(focus_area__public_id=public_id)
        return STANCES, "reason", list(stances.select_related("focus_area", "budget__authority"))
    own = {"public_id": public_id, "budget__authority": edition.budget.authority}
    if name != "step":
        return ACTIVITIES, name, list(Activity.objects.filter(**own))
    return STEPS, "title", list(Step.objects.filter(activity__in=Activity.objects.filter(**own)))


def _content(edition: BudgetEdition) -> BudgetContent:
    """As it is stored; that it matches its checksum is asked before anything is changed."""
    return BudgetContent.from_json(edition.content)


STEERING_SORTS: dict[str, Sort] = {
    "aktivitet": ACTIVITIES,
    "steg": STEPS,
    "stallningstagande": STANCES,
    "kommentar": _Comments(models.Comment, free_fields(models.Comment)),
    "forslag": _Proposals(Proposal, free_fields(Proposal)),
    "fas": Sort(models.YearPhase, {"title"}, steering_owner),
    "planering": Sort(models.BodySettings, free_fields(models.BodySettings)),
    "fil": _OfBudget(models.ActivityImport, free_fields(models.ActivityImport)),
    "internbudgetutgava": _Editions(BudgetEdition, ()),
    **ROUND_SORTS,
    **FROZEN_SORTS,
}
