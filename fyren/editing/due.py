"""What waits for editors, for the page "Today": one row for each kind of thing, so that none hides the rest."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fyren.base.due import DueItem
from fyren.editing.access import can_edit
from fyren.editing.queries.desk import Desk
from fyren.editing.queries.work import fault_rows, hindered, service_rows
from fyren.people.viewer import Viewer
from fyren.publishing.effective import differences


def editing_due(viewer: Viewer) -> Iterator[DueItem]:
    """An edition that cannot be made, faults told by the public, facts past their date, changes of the pack."""
    if not can_edit(viewer):
        return
    desk, guide = Desk(), str(_("The public guide"))
    work = reverse("guide_work")
    if hindered(desk):
        yield DueItem(_("Mend"), guide, work, None, str(_("A new edition is due and cannot be published.")))
    if told := sum(row.count for row in fault_rows(desk)):
        said = ngettext("%(number)s fault has been told by the public.", "%(number)s faults have been told.", told)
        yield DueItem(_("Settle"), guide, reverse("guide_faults"), None, said % {"number": told})
    if past := [row for row in service_rows(desk) if row.state == "past"]:
        said = ngettext("%(number)s service is to be checked.", "%(number)s services are to be checked.", len(past))
        yield DueItem(_("Check"), guide, work, past[0].review_by, said % {"number": len(past)})
    if changed := len(differences(desk.publisher)):
        said = ngettext(
            "The national pack has %(number)s change.", "The national pack has %(number)s changes.", changed
        )
        yield DueItem(_("Choose"), guide, reverse("guide_pack_changes"), None, said % {"number": changed})
