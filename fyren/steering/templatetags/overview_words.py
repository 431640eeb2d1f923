"""How cells, states and points are said and drawn in the overviews."""

from __future__ import annotations

from collections.abc import Callable

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fyren.steering.models.choices import STANCES
from fyren.steering.queries.matrix import Cell
from fyren.steering.rules import Quality, Shown, StanceKind

register = template.Library()
Words = str | Promise

# Kind of the component `status`, shape, class of the tag.
_DRAWN: dict[Shown, tuple[str, str, str]] = {
    Shown.NOT_STARTED: ("not_started", "ring", "open"),
    Shown.ONGOING: ("in_progress", "half", "going"),
    Shown.DONE: ("done", "tick", "done"),
    Shown.LATE: ("late", "triangle", "late"),
    Shown.CANCELLED: ("cancelled", "octagon", "wrong"),
}
_COUNTED: dict[Shown, Callable[[int], str]] = {
    Shown.NOT_STARTED: lambda n: ngettext("%(n)d not started", "%(n)d not started (several)", n) % {"n": n},
    Shown.ONGOING: lambda n: ngettext("%(n)d ongoing", "%(n)d ongoing (several)", n) % {"n": n},
    Shown.DONE: lambda n: ngettext("%(n)d done", "%(n)d done (several)", n) % {"n": n},
    Shown.LATE: lambda n: ngettext("%(n)d late", "%(n)d late (several)", n) % {"n": n},
    Shown.CANCELLED: lambda n: ngettext("%(n)d cancelled", "%(n)d cancelled (several)", n) % {"n": n},
}
STANCE_NAMES: dict[StanceKind, Words] = {StanceKind(value): label for value, label in STANCES}
_SHORT: dict[StanceKind, Words] = {
    StanceKind.PRIORITISED: gettext_lazy("Prio"),
    StanceKind.CORE: gettext_lazy("Base"),
    StanceKind.NOT_THIS_YEAR: gettext_lazy("No"),
    StanceKind.NOT_CONCERNED: "–",
}
QUALITY_NAMES: dict[Quality, Words] = {
    Quality.NO_UNIT: gettext_lazy("No responsible unit"),
    Quality.NO_RESULT: gettext_lazy("No expected result"),
    Quality.NO_STEP_AHEAD: gettext_lazy("No step ahead"),
    Quality.SILENT: gettext_lazy("Nothing said for six months"),
}


@register.filter
def shown_kind(shown: Shown) -> str:
    """The kind that the component `status` draws it with."""
    return _DRAWN[shown][0]


@register.filter
def shown_shape(shown: Shown) -> str:
    """The mark of the state."""
    return _DRAWN[shown][1]


@register.filter
def shown_class(shown: Shown) -> str:
    """The class of the state's colours."""
    return _DRAWN[shown][2]


@register.filter
def stance_name(kind: StanceKind) -> Words:
    """What a stance is called."""
    return STANCE_NAMES[kind]


@register.filter
def stance_short(kind: StanceKind) -> Words:
    """What stands for a stance where there is room for five letters; the legend says what they mean."""
    return _SHORT[kind]


@register.filter
def quality_name(point: Quality) -> Words:
    """What an activity lacks."""
    return QUALITY_NAMES[point]


@register.filter
def cell_says(cell: Cell) -> str:
    """What a cell says, in words: "2 activities, 1 late", "not this year (decision)", "no answer"."""
    if cell.is_missing:
        return _("no answer")
    said = []
    if cell.activities:
        count = len(cell.activities)
        said.append(ngettext("%(n)d activity", "%(n)d activities", count) % {"n": count})
        if cell.worst is not None:
            said.append(_COUNTED[cell.worst](cell.states[cell.worst]))
    if cell.stance is not None:
        name = str(STANCE_NAMES[cell.stance.kind])
        said.append(name[:1].lower() + name[1:])
    if cell.is_undecided:
        said.append(_("not decided yet"))
    return ", ".join(said)
