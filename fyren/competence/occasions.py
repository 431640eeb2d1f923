"""What stands in an authority's own calendar of its numbers: see `fyren.base.occasions`."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.occasions import Occasion
from fyren.competence.due import completions_by, counted_bodies, people_by


def competence_occasions(authority: str) -> Iterator[Occasion]:
    """When the numbers of people, and of completed courses, are to be said anew: 1 query."""
    for body in counted_bodies({authority}, clock.today()):
        said = (
            ("people", _("Update how many people the units have"), people_by(body)),
            ("courses", _("Read in completed courses"), completions_by(body)),
        )
        for kind, title, day in said:
            if day is not None:
                # The day moves forward alone, so that its number counts up with each change.
                yield Occasion(f"{body.public_id}-{kind}", title, day, day, body.created_at, day.toordinal())
