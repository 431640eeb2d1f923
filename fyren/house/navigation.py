"""The site's navigation as data. What a viewer sees of it follows from the routes' own policies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fyren.people.routes import NOBODY, Policy
from fyren.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Place:
    """A room's door: the name of its address and what it is called in the navigation.

    Args:
        holds: names of pages that belong to the place although their addresses do not begin with its own.
    """

    name: str
    label: str | Promise
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Places that belong together; without a label they stand by themselves."""

    label: str | Promise
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A place as one viewer sees it; `current` is the value of aria-current, "" elsewhere."""

    label: str | Promise
    url: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """Visible links under one label.

    Args:
        is_folded: the links stand under their label until it is pressed.
    """

    label: str | Promise
    items: tuple[Link, ...]
    is_folded: bool = False

    @property
    def is_here(self) -> bool:
        """Whether the page that is shown lies under one of the links."""
        return any(link.current for link in self.items)


# What fits beside a page without scrolling in a window of 900 px; who may open more finds the groups folded.
UNFOLDED = 12
ACTIVITY_PAGES = (
    "activity_list",
    "timeline",
    "activity",
    "activity_edit",
    "activity_end",
    "activity_bin",
    "activity_move",
    "activity_release",
    "step_new",
    "step_edit",
    "step_remove",
)
STAFF = (
    Group("", (Place("today", _("Today")),)),
    Group(
        _("The plan"),
        (
            Place("plan_list", _("Plans")),
            Place("red_thread", _("The red thread")),
            Place("plan_workspace", _("Work with plans")),
            Place("internal_notes", _("Internal notes")),
        ),
    ),
    Group(
        _("The year"),
        (
            Place("year_at_hand", _("Year wheel")),
            Place(
                "my_budgets",
                _("Internal budgets and business plans"),
                (
                    "budgets",
                    "budget_open",
                    "activity_import",
                    "activity_import_columns",
                    "activity_import_discard",
                ),
            ),
            Place("matrix_at_hand", _("Matrix"), ("matrix", "matrix_cell", "years_compared")),
            Place("activities_at_hand", _("Activities"), ACTIVITY_PAGES),
            Place("inbox", _("Inbox")),
        ),
    ),
    Group(
        _("Follow-up"),
        (
            Place("indicator_list", _("Indicators"), ("council_set",)),
            Place("round_list", _("Rounds")),
            Place(
                "my_reports",
                _("Reports"),
                ("report", "report_part", "report_import", "report_import_columns", "report_import_discard"),
            ),
            Place("assessments", _("Self-assessment")),
            Place("reports", _("Compiled reports"), ("adopted_report", "audit_pack", "word_template")),
        ),
    ),
    Group(
        _("To notice violence"),
        (
            Place("detection", _("Counting"), ("counting_units", "count_year")),
            Place("instruments", _("Instruments"), ("instrument_use_change",)),
        ),
    ),
    Group(
        _("Routines"),
        (
            Place("routine_register", _("Register"), ("routine_work", "routine_edition", "routine_change")),
            Place("routines_here", _("Read a routine")),
        ),
    ),
    Group(
        _("Cooperation"),
        (
            Place("agreements", _("Agreements"), ("agreement_new", "follow_up_change")),
            Place("partners", _("Partners"), ("partner_new",)),
            Place("joint_works", _("Joint work"), ("joint_new", "joint_change")),
            Place(
                "councils",
                _("Councils and networks"),
                ("council_new", "meeting_new", "meeting_change", "meeting_decision_new", "meeting_decision_change"),
            ),
            Place("offers", _("What we offer")),
        ),
    ),
    Group(
        _("Knowledge"),
        (
            Place(
                "coverage",
                _("Coverage"),
                (
                    "staff",
                    "headcount",
                    "competence_import_new",
                    "competence_import",
                    "competence_import_columns",
                    "competence_import_discard",
                    "learning_sources",
                    "learning_source_new",
                    "learning_source",
                    "learning_source_end",
                    "learning_activity",
                    "learning_place",
                    "hashed",
                    "hashed_new",
                    "hashed_change",
                ),
            ),
            Place("courses", _("Courses"), ("course_new", "requirement_change")),
            Place("outreach", _("Outreach to society")),
        ),
    ),
    Group(
        _("The guide"),
        (
            Place(
                "guide_work",
                _("To do"),
                ("guide_faults", "guide_pack_changes", "guide_pack_change", "guide_history", "guide_preview"),
            ),
            Place("guide_services", _("Services"), ("guide_service_new",)),
            Place("guide_languages", _("Texts and languages"), ("guide_text",)),
            Place("guide_order", _("Order in the guide"), ("guide_order_topics",)),
            Place("guide_publish", _("Publish"), ("guide_releases", "guide_release", "guide_put_back")),
            Place("guide_settings", _("Our municipality")),
        ),
    ),
    Group(
        _("For employees"),
        (
            Place(
                "employees_work",
                _("To do"),
                ("employees_pack_changes", "employees_pack_change", "employees_history", "employees_preview"),
            ),
            Place("employees_languages", _("Texts and languages"), ("employees_text",)),
            Place("employees_publish", _("Publish"), ("employees_releases", "employees_release", "employees_put_back")),
            Place("employees_settings", _("Our municipality")),
        ),
    ),
    Group(
        _("The municipality"),
        (
            Place("body_list", _("Organisation")),
            Place("units", _("Units")),
            Place("registrar", _("Documents out")),
            Place("removed_texts", _("Removed texts")),
            Place("guide_blank_pieces", _("Texts of the guide")),
            Place("employees_blank_pieces", _("Texts for employees")),
        ),
    ),
    Group(
        pgettext_lazy("navigation", "Administration"),
        (
            Place("people_list", _("People and roles")),
            Place("audit_log", _("Audit")),
            Place("background_work", _("Background work")),
        ),
    ),
)
PUBLIC = (
    Group(
        "",
        (
            Place("plan_list", _("Plans")),
            Place("red_thread", _("The red thread")),
            Place("what_is_done", _("What is being done")),
            Place("routines_here", _("Routines where you work")),
            Place("offers", _("What we offer")),
            Place("base_course", "Grunderna"),
            Place("rounds_public", _("How it went")),
            Place("indicator_list", _("Indicators"), ("council_set",)),
            Place("body_list", _("Organisation")),
        ),
    ),
)


def navigation_for(viewer: Viewer, path: str, name: str = "") -> list[LinkGroup]:
    """The groups with at least one place that exists and that the viewer may open.

    Args:
        name: the name of the page at the path, "" where there is none.
    """
    groups = [(group.label, _open_to(viewer, group.places)) for group in (STAFF if viewer.is_known else PUBLIC)]
    doors = {place: url for _label, places in groups for place, url in places.items()}
    here = next((url for place, url in doors.items() if name in place.holds), "") or _nearest(doors.values(), path)
    is_folded = len(doors) > UNFOLDED
    return [
        LinkGroup(
            label,
            tuple(Link(place.label, url, _current(url, here, path)) for place, url in places.items()),
            bool(label) and is_folded,
        )
        for label, places in groups
        if places
    ]


def may_open(viewer: Viewer, name: str) -> str:
    """The address of a named page when it exists and the viewer may open it, else ""."""
    address, policy = _door(name)
    return address if policy.allows(viewer) else ""


def _open_to(viewer: Viewer, places: Iterable[Place]) -> dict[Place, str]:
    return {place: url for place in places if (url := may_open(viewer, place.name))}


def _nearest(urls: Iterable[str], path: str) -> str:
    """The longest of the addresses that the path lies under."""
    return max((url for url in urls if path.startswith(url)), key=len, default="")


def _current(url: str, here: str, path: str) -> str:
    """ "page" for the page itself, "true" for the room that it lies in."""
    if url != here:
        return ""
    return "page" if url == path else "true"


@lru_cache(maxsize=256)
def _door(name: str) -> tuple[str, Policy]:
    """The address of a named route and its policy; of one that is not there, nobody's."""
    try:
        address = reverse(name)
    except NoReverseMatch:
        return "", NOBODY
    view: Any = resolve(address).func
    return address, view.policies["GET"]
