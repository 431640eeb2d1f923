"""What the page "Today" says beside the list: numbers as words, one's roles, the pages one is likely to want."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.house.navigation import may_open
from fyren.people.roles import ROLES, Role
from fyren.people.viewer import Viewer


@dataclass(frozen=True, slots=True)
class MyRole:
    """A role as its holder reads it."""

    label: str | Promise
    where: str
    description: str | Promise


@dataclass(frozen=True, slots=True)
class Useful:
    """A page that somebody in a role often wants, and why."""

    label: str | Promise
    why: str | Promise
    url: str


# In the order they are shown. What a role may not open is left out by the route's own policy.
_USEFUL: tuple[tuple[str, str | Promise, str | Promise], ...] = (
    (
        "my_budgets",
        gettext_lazy("Internal budgets and business plans"),
        gettext_lazy("What your board or company does this year and next"),
    ),
    ("matrix_at_hand", gettext_lazy("Matrix"), gettext_lazy("Who has answered what, and how far it has come")),
    ("my_reports", gettext_lazy("Reports"), gettext_lazy("What your board or company tells in each follow-up")),
    ("round_list", gettext_lazy("Rounds"), gettext_lazy("Who has reported, decided and been received")),
    ("indicator_list", gettext_lazy("Indicators"), gettext_lazy("The council's own, and the world around")),
    (
        "guide_services",
        gettext_lazy("Services of the guide"),
        gettext_lazy("Numbers, opening hours, when they were checked"),
    ),
    ("plan_workspace", gettext_lazy("Work with plans"), gettext_lazy("Import, revise, send out for comments")),
    ("registrar", gettext_lazy("Documents out"), gettext_lazy("One authority's documents, in order")),
    ("people_list", gettext_lazy("People and roles"), gettext_lazy("Who may do what, where and until when")),
    ("audit_log", gettext_lazy("Audit"), gettext_lazy("What was done, and by whom")),
    ("plan_list", gettext_lazy("Plans"), gettext_lazy("The adopted wording, with notes beside it")),
    ("red_thread", gettext_lazy("The red thread"), gettext_lazy("From vision to focus area and back")),
    ("body_list", gettext_lazy("Organisation"), gettext_lazy("Boards, companies and administrations")),
)


def my_roles(viewer: Viewer) -> list[MyRole]:
    """The roles held today, each with the body it is held at."""
    return [
        MyRole(Role(grant.role).label, grant.authority_name, ROLES[grant.role].description) for grant in viewer.grants
    ]


def useful_links(viewer: Viewer) -> list[Useful]:
    """Pages that exist and that the viewer may open."""
    return list(_useful(viewer))


def _useful(viewer: Viewer) -> Iterator[Useful]:
    for name, label, why in _USEFUL:
        if url := may_open(viewer, name):
            yield Useful(label, why, url)


def number_word(number: int) -> str:
    """A number as it begins a sentence: words up to twelve, then figures."""
    words = (
        _("Nothing"), _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six"),
        _("Seven"), _("Eight"), _("Nine"), _("Ten"), _("Eleven"), _("Twelve"),
    )  # fmt: skip
    return words[number] if number < len(words) else str(number)
