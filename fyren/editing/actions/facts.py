"""A fact is looked at again against its source."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.editing.access import check_edit
from fyren.editing.checking import check_body
from fyren.editing.queries.desk import GUIDE, Desk
from fyren.editing.queries.facts import Fact
from fyren.people.viewer import Viewer
from fyren.publishing import keeping
from fyren.publishing.keeping import Writing
from fyren.publishing.models import Revision
from fyren.publishing.port import publisher_named
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.GUIDE_FACT_CHECKED)
def check_fact(
    *, fact: Fact, review_by: dt.date, expected_version: int | None, by: Viewer, publisher: str = GUIDE
) -> Revision:
    """Say that a fact was checked against its source today, as a draft: it lies over the national pack's own days.

    What a topic rests on keeps its days alone. The days of the switchboard's number, of the bill and of what employees'
    pages rest on stand in a piece with other content, which is kept whole: what the pack corrects in it later waits
    among the pack's changes until an editor chooses.

    Args:
        expected_version: the row version of the piece that keeps the fact, None where nothing was saved locally.

    Raises:
        PermissionDenied: `by` is no editor.
        ValidationError: the next day does not lie after today.
        Conflict: somebody was first.
    """
    check_edit(by)
    if review_by <= by.day:
        raise ValidationError({"review_by": _("The day lies before the check. Choose a later one.")})
    where = publisher_named(publisher)
    body = fact.body(Desk(where), by.day, review_by)
    check_body(fact.name, body, publisher)
    saved = keeping.save_body(where, fact.name, body, Writing(by.actor, expected_version))
    record(Act.GUIDE_FACT_CHECKED, by=by.actor, about=saved.entry, fields=["checked_on", "review_by"])
    return saved
