"""What a report may be made of, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Section(StrEnum):
    """A part of a report, in the order they stand. The cover and the contents are always there."""

    SUMMARY = "summary"
    SITUATION = "situation"
    AREAS = "areas"
    BODIES = "bodies"
    PROPOSALS = "proposals"
    BASIS = "basis"


SECTIONS: dict[Section, str | Promise] = {
    Section.SUMMARY: _("Summary"),
    Section.SITUATION: _("The situation: indicators and comparison"),
    Section.AREAS: _("The development areas: analysis, what has been done, deviations"),
    Section.BODIES: _("Boards and companies"),
    Section.PROPOSALS: _("Proposals for next year"),
    Section.BASIS: _("What the report is made from"),
}


@dataclass(frozen=True, slots=True)
class Sections:
    """A choice of sections, and whether the report is for everyone.

    Args:
        is_public: leave out every text that its own board has not decided, and activities that are not public.
    """

    chosen: frozenset[Section] = frozenset(Section)
    is_public: bool = False

    def __contains__(self, section: Section) -> bool:
        return section in self.chosen


ALL = Sections()
