"""Frozen editions of internal budgets when a text in them is blanked: content, checksum and appendices made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from fyren.base.frozen import checksum_of
from fyren.base.history import log_blanked, take_version
from fyren.base.history.changes import object_type
from fyren.base.models import ChangeEntry, VersionedModel
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.erasing import Erasing
from fyren.plan.models import FocusArea, Plan, Process
from fyren.plan.queries.blanking import LoggedRow, logged_rows
from fyren.plan.sorts import removal_mark, same_words
from fyren.steering.actions.freezing import renew_files
from fyren.steering.blanking.round_editions import model_text_blanked_in_rounds, wording_blanked_in_rounds
from fyren.steering.content import SCHEMA_VERSION, BudgetContent, GoalRef, PictureRef, outline_of
from fyren.steering.erasing import Hit, hits_in, remodelled, reworded, without
from fyren.steering.models import BudgetEdition


def editions_of(authority: Body) -> QuerySet[BudgetEdition]:
    """Every edition of an authority's internal budgets, and of those that it has succeeded, locked."""
    bodies = Q(budget__authority=authority) | Q(budget__authority__successions__successor=authority)
    keys = BudgetEdition.objects.filter(bodies).values("pk")
    found = BudgetEdition.objects.filter(pk__in=keys).select_related("budget__authority", "budget__year")
    return found.order_by("pk").select_for_update(of=("self",))


def blank_in_editions(editions: Iterable[BudgetEdition], hit: Hit, *, reason: str, by: Viewer) -> None:
    """Put the mark in place of the texts that `hit` names, in every one of the editions that holds any.

    Raises:
        ValidationError: the content of one of them does not match its checksum.
    """
    for edition in editions:
        content = read(edition)
        paths = hits_in(content, hit)
        if paths:
            _rewrite(edition, without(content, set(paths), removal_mark()), paths, reason=reason, by=by)


def read(edition: BudgetEdition) -> BudgetContent:
    """The content. One that was tampered with is not to get a checksum that says otherwise.

    Raises:
        ValidationError: it does not match its checksum.
    """
    try:
        return edition.read()
    except ValueError as fault:
        message = _("The content of %(edition)s does not match its checksum. Ask whoever runs the server first.")
        raise ValidationError(message % {"edition": edition}) from fault


def _rewrite(edition: BudgetEdition, content: BudgetContent, paths: list[str], *, reason: str, by: Viewer) -> None:
    """Number, decision and day of freezing stay; the checksum is of what it now says, and so are the appendices."""
    data = content.to_json()
    values = {"content": data, "checksum": checksum_of(data), "outline": outline_of(data)}
    take_version(edition, edition.row_version, schema_version=SCHEMA_VERSION, **values)
    edition.content, edition.checksum = data, checksum_of(data)
    log_blanked(edition, paths, authority=edition.authority.public_id, reason=reason, by=by.actor)
    renew_files(edition)


def wording_blanked(plan: Plan, erasing: Erasing, reason: str, by: Viewer) -> None:
    """Take a plan's blanked words out of the editions and rounds that copied them: focus areas' wordings, and
    the plan's name."""
    areas = FocusArea.objects.filter(development_area__edition__plan=plan)
    ours = set(areas.values_list("public_id", flat=True))
    _reword_all(lambda content: reworded(content, erasing.of, lambda area: area.public_id in ours), "plan", reason, by)
    wording_blanked_in_rounds(plan, erasing, reason, by)


def model_text_blanked(about: VersionedModel, said: frozenset[str], reason: str, by: Viewer) -> None:
    """Take a blanked text of the steering model out of the editions that copied it: a direction goal's wording and a
    target picture's name, whatever they said; a process's name where it is one of those that it has had (`said`). Out
    of closed rounds too, which copy the library of indicators and what that hangs on."""
    mark = removal_mark()

    def goal(old: GoalRef) -> GoalRef:
        if old.public_id == about.public_id and old.wording.strip():
            return replace(old, wording=mark)
        return replace(old, process=mark) if isinstance(about, Process) and same_words(old.process) in said else old

    def picture(old: PictureRef) -> PictureRef:
        return replace(old, name=mark) if old.public_id == about.public_id and old.name.strip() else old

    _reword_all(lambda content: remodelled(content, goal, picture), "model", reason, by)
    model_text_blanked_in_rounds(about, said, reason, by)


def _reword_all(change: Callable[[BudgetContent], BudgetContent], path: str, reason: str, by: Viewer) -> None:
    editions = BudgetEdition.objects.select_related("budget__authority", "budget__year").order_by("pk")
    for edition in editions.select_for_update(of=("self",)):
        old = BudgetContent.from_json(edition.content)
        new = change(old)
        if new != old:
            read(edition)
            _rewrite(edition, new, [path], reason=reason, by=by)


def blanked_in_editions(editions: Iterable[BudgetEdition]) -> list[LoggedRow]:
    """What was blanked in editions, one row for each text and reason, latest first."""
    ids = [each.public_id for each in editions]
    entries = ChangeEntry.objects.filter(object_type=object_type(BudgetEdition()), object_id__in=ids)
    return logged_rows(entries.exclude(blanked_reason=""))
