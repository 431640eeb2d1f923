"""What waits for editors, for the page "Today": one row for each kind of thing, so that none hides the rest."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fyren.base.due import DueItem
from fyren.editing.access import can_edit
from fyren.editing.queries.desk import GUIDE, Desk, desks
from fyren.editing.queries.work import facts_to_check, fault_rows, hindered, service_rows
from fyren.people.viewer import Viewer
from fyren.publishing.effective import differences


def editing_due(viewer: Viewer) -> Iterator[DueItem]:
    """Of each desk: an edition that cannot be made, faults told by the public, facts past their date, translations
    behind their source, drafts, changes of the pack."""
    if can_edit(viewer):
        for desk in desks():
            yield from _urgent(desk)
            yield from _texts(desk)


def _urgent(desk: Desk) -> Iterator[DueItem]:
    title, work = desk.title, desk.address("work")
    if hindered(desk):
        yield DueItem(_("Mend"), title, work, None, str(_("A new edition is due and cannot be published.")))
    told = sum(row.count for row in fault_rows(desk)) if desk.publisher.name == GUIDE else 0
    if told:
        said = ngettext("%(number)s fault has been told by the public.", "%(number)s faults have been told.", told)
        yield DueItem(_("Settle"), title, desk.address("faults"), None, said % {"number": told})
    if past := [row for row in service_rows(desk) if row.state == "past"]:
        said = ngettext("%(number)s service is to be checked.", "%(number)s services are to be checked.", len(past))
        yield DueItem(_("Check"), title, work, past[0].review_by, said % {"number": len(past)})
    if read := [row for row in facts_to_check(desk) if row.state == "past"]:
        said = ngettext("%(number)s source is to be read again.", "%(number)s sources are to be read again.", len(read))
        yield DueItem(_("Check"), title, work, read[0].source.review_by, said % {"number": len(read)})


def _texts(desk: Desk) -> Iterator[DueItem]:
    title, work = desk.title, desk.address("work")
    if behind := len(list(desk.stale())):
        said = ngettext(
            "%(number)s translation is behind its source.", "%(number)s translations are behind their source.", behind
        )
        yield DueItem(_("Translate"), title, work, None, said % {"number": behind})
    if drafts := len(desk.waiting):
        said = ngettext("%(number)s draft waits.", "%(number)s drafts wait.", drafts)
        yield DueItem(_("Publish"), title, desk.address("publish"), None, said % {"number": drafts})
    if changed := len(differences(desk.publisher)):
        said = ngettext(
            "The national pack has %(number)s change.", "The national pack has %(number)s changes.", changed
        )
        yield DueItem(_("Choose"), title, desk.address("pack_changes"), None, said % {"number": changed})
