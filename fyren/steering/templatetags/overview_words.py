"""How cells, states and points are said and drawn in the overviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from django import template
from django.forms.boundfield import BoundField
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from fyren.base.templatetags.components import shape
from fyren.plan.models import FocusArea
from fyren.steering.models.choices import STANCES
from fyren.steering.queries.facts import StanceFact
from fyren.steering.queries.matrix import Cell, MatrixRow
from fyren.steering.queries.public import Said
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
def states_said(states: Counter[Shown]) -> str:
    """How many activities are in each state, in words: "2 late, 1 ongoing"."""
    return ", ".join(_COUNTED[shown](states[shown]) for shown in _DRAWN if states[shown])


@register.filter
def stance_name(kind: StanceKind) -> Words:
    """What a stance is called."""
    return STANCE_NAMES[kind]


@register.filter
def stance_in_the_open(stance: StanceFact) -> str:
    """What a body that has released no activity says of a focus area, with its reason."""
    is_core = stance.kind is StanceKind.CORE
    said = _("Done within the ordinary mission.") if is_core else _("Prioritised. No activity is public yet.")
    return f"{said} {stance.reason}".rstrip()


@register.filter
def declined_in_the_open(said: Said) -> str:
    """What a body says that has decided to do nothing about a focus area: when, by which section, and why."""
    decision, stance = said.budget.public_decision, said.stance
    day = date_format(decision.decided_on, "DATE_FORMAT") if decision.decided_on else ""
    section = decision.section
    when = f"{day}, § {section}" if section else day
    reason = stance.reason if stance is not None else ""
    return _("Has decided to do nothing this year (%(when)s): %(reason)s") % {"when": when, "reason": reason}


@register.filter
def stance_short(kind: StanceKind) -> Words:
    """What stands for a stance where there is room for five letters; the legend says what they mean."""
    return _SHORT[kind]


@register.filter
def quality_name(point: Quality) -> Words:
    """What an activity lacks."""
    return QUALITY_NAMES[point]


def cell_in_a_file(cell: Cell) -> str:
    """What a cell says where there is room for all of it: "Prioritised; 3 activities: 1 late, 2 ongoing"."""
    said = [str(STANCE_NAMES[cell.stance.kind])] if cell.stance is not None else []
    if cell.activities:
        count = ngettext("%(n)d activity", "%(n)d activities", cell.activities) % {"n": cell.activities}
        said.append(f"{count}: {states_said(cell.states)}")
    if cell.is_undecided:
        said.append(_("not decided yet"))
    return "; ".join(said) or _("no answer")


@register.filter
def cell_says(cell: Cell) -> str:
    """What a cell says, in words: "2 activities, 1 late", "not this year (decision)", "no answer"."""
    return _drawn(cell, get_language()).says


class _Drawn(NamedTuple):
    """What many cells have in common: the words, what is seen in the table, and the state's mark alone."""

    says: SafeString
    mark: SafeString
    state: SafeString


def _drawn(cell: Cell, language: str | None) -> _Drawn:
    worst = cell.worst
    stance = cell.stance.kind if cell.stance is not None else None
    count = cell.states[worst] if worst is not None else 0
    return _draw(language, cell.activities, worst, count, stance, cell.is_undecided)


@lru_cache(maxsize=1024)
def _draw(
    language: str | None, activities: int, worst: Shown | None, count: int, stance: StanceKind | None, undecided: bool
) -> _Drawn:
    says = conditional_escape(_said(activities, worst, count, stance, undecided))
    if worst is not None:
        css, drawn = shown_class(worst), shape(shown_shape(worst))
        mark = format_html('<span class="matrix__mark is-{}" aria-hidden="true">{}{}</span>', css, activities, drawn)
        return _Drawn(says, mark, format_html('<span class="is-{}">{}</span> ', css, drawn))
    if stance is not None:
        short = stance_short(stance)
        return _Drawn(says, format_html('<span class="matrix__mark" aria-hidden="true">{}</span>', short), _NOTHING)
    return _Drawn(says, _NOTHING, _NOTHING)


_NOTHING = conditional_escape("")


def _said(activities: int, worst: Shown | None, count: int, stance: StanceKind | None, undecided: bool) -> str:
    said = []
    if activities:
        said.append(ngettext("%(n)d activity", "%(n)d activities", activities) % {"n": activities})
    if worst is not None:
        said.append(_COUNTED[worst](count))
    if stance is not None:
        name = str(STANCE_NAMES[stance])
        said.append(name[:1].lower() + name[1:])
    if undecided:
        said.append(_("not decided yet"))
    return ", ".join(said) or _("no answer")


# A page has some four hundred cells. They are written here, since a template spends most of the page's time on them;
# what many cells have in common is escaped and put together once.


@register.simple_tag
def matrix_cells(row: MatrixRow, base: str) -> SafeString:
    """A row's cells of the table, each one link with its accessible name. `base` is the matrix's own address."""
    address, label = format_html("{}{}/", base, row.area.public_id), _escaped(row.area.label)
    language = get_language()
    return format_html_join(
        "",
        '<td><a class="matrix__cell{0}" href="{1}{2}/"><span class="visually-hidden">{3}, {4}: {5}</span>{6}</a></td>',
        (
            (
                _kind(cell),
                address,
                _escaped(cell.column.body.public_id),
                label,
                _escaped(cell.column.body.name),
                *_drawn(cell, language),
            )
            for cell in row.cells
        ),
    )


def _kind(cell: Cell) -> SafeString:
    if cell.is_missing:
        return _MISSING
    return _UNDECIDED if cell.is_undecided else _NOTHING


_MISSING = conditional_escape(" matrix__cell--missing")
_UNDECIDED = conditional_escape(" matrix__cell--undecided")


@lru_cache(maxsize=2048)
def _escaped(text: str) -> SafeString:
    return conditional_escape(text)


@register.simple_tag
def answer_rows(cells: Iterable[Cell], base: str, by_body: bool) -> SafeString:
    """Cells as rows of a list: every focus area of a body, or the bodies that answer about a focus area."""
    shown = [cell for cell in cells if by_body or not cell.is_missing]
    address, language = _escaped(base), get_language()
    return format_html_join(
        "",
        '<li class="answers__row{0}"><a href="{1}{2}/{3}/">{4}</a> <span class="answers__said">{7}{5}</span></li>',
        (
            (
                _ROW_MISSING if cell.is_missing else _NOTHING,
                address,
                _escaped(cell.area.public_id),
                _escaped(cell.column.body.public_id),
                _escaped(_shortened(cell.area) if by_body else cell.column.body.name),
                *_drawn(cell, language),
            )
            for cell in shown
        ),
    )


_ROW_MISSING = conditional_escape(" answers__row--missing")


def _shortened(area: FocusArea) -> str:
    return f"{area.number} {Truncator(area.text).words(7)}".strip()


@register.simple_tag
def filter_field(field: BoundField) -> SafeString:
    """A choice in a row of filters: label, what is wrong with it, and the select with its groups."""
    chosen = str(field.value() or "")
    options = format_html_join(
        "",
        "{}",
        ((_options(value, label, chosen),) for value, label in field.field.choices),  # type: ignore[attr-defined]
    )
    return format_html(
        '<div class="field"><label class="field__label" for="{0}">{1}</label>{2}'
        '<select name="{3}" id="{0}">{4}</select></div>',
        field.id_for_label,
        field.label,
        field.errors,
        field.html_name,
        options,
    )


def _options(value: object, label: object, chosen: str) -> SafeString:
    if isinstance(label, list):
        inside = format_html_join("", "{}", ((_options(each, name, chosen),) for each, name in label))
        return format_html('<optgroup label="{}">{}</optgroup>', value, inside)
    if str(value) == chosen:
        return format_html('<option value="{}" selected>{}</option>', value, label)
    return format_html('<option value="{}">{}</option>', value, label)
