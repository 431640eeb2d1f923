"""Components that every page is made of. A builtin library: no `{% load %}` is needed.

    {% icon "search" %}                                   always beside a word
    {% status "done" %}  {% status "done" _("Decided") %} state tag; kinds: see STATUSES
    {% shape "octagon" %}                                 the mark alone, inside what already has words
    {% fact_stamp obj %}  {% fact_stamp obj number=True %} source · checked, with a warning when it is due or past
    {% notice "check" title=_("…") %}…{% endnotice %}     info, done, check or error
    {% card _("Title") url %}…{% endcard %}               url may be left out; heading level: level=3
    {% fold _("History") open=False %}…{% endfold %}      details
    {% progress 4 9 _("sections") %}                      "4 av 9 avsnitt", and a bar that repeats it
    {% empty _("What will be here, and why it is not.") url _("Add plan") %}
    {% breadcrumbs _("Plans") url "Title" url2 %}         above the page's own title, which is not repeated
    {% tabs items %}                                      items: Tab(label, url, current) from fyren.base.display
    {% pager page_obj %}
    {% undo _("Moved to the bin.") url %}                 a form that posts to url
    {% history entries names labels %}                    ChangeEntry rows, {actor: name}, {field: label}
    {% conflict form rows who at version %}               rows: fyren.base.conflicts.conflict_rows(form, current)
    {% compare old new %}                                 words taken out and put in
    {% adopted %}…{% endadopted %}                        the council's words, in serif
    {% editorial author date %}…{% endeditorial %}        our note beside them
    {% error_summary form %}                              `{{ form }}` has it already; for forms laid out by hand
    {% chart chart %}  {% chart chart "bars" %}           or ranges, panels; with its table; needs base/charts.css
    {% notices %}                                         in the shell: messages to those who are logged in

Only classes:
    button, button--secondary, --quiet, --danger (with `{% shape "octagon" %}`), in a `button-row`
    table; table--cards (rows become cards on phones; `data-label` on cells), table--dense; rows `group`, `is-chosen`;
    a wide one inside `<div class="scroll" tabindex="0" role="region" aria-label="…">`
    chips > chip, filters, facts (dl), grid, row, stack, links, plain (list without marks), comment, saved, prose,
    muted, small, number, nowrap, visually-hidden, screen-only
Forms: `<form method="post" class="form" novalidate data-busy data-guard>{% csrf_token %}{{ form }}…</form>`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django import forms, template
from django.contrib.messages import get_messages
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from fyren.base import charts
from fyren.base.conflicts import ConflictRow
from fyren.base.display import Crumb, Event, Tab, history_rows
from fyren.base.icons import ICONS, SHAPES
from fyren.base.models import ChangeEntry, FactStamped
from fyren.base.wording import compared

register = template.Library()
Text = str | Promise

# kind: (class of the tag, shape, word)
STATUSES: dict[str, tuple[str, str, Text]] = {
    "not_started": ("open", "ring", _("Not started")),
    "in_progress": ("going", "half", _("In progress")),
    "done": ("done", "tick", _("Done")),
    "late": ("late", "triangle", _("Late")),
    "check": ("late", "triangle", _("Check")),
    "error": ("wrong", "octagon", _("Error")),
    "cancelled": ("wrong", "octagon", _("Cancelled")),
    "draft": ("dashed", "", _("Draft")),
    "example": ("dashed", "", _("Example data")),
    "unverified": ("dashed", "", _("Unverified")),
}
CHARTS = {
    "lines": charts.line_chart,
    "bars": charts.bar_chart,
    "ranges": charts.range_chart,
    "panels": charts.small_multiples,
}
NOTICES = {"info": "info", "done": "tick", "check": "triangle", "error": "octagon"}


def _part(part: str, /, **context: Any) -> SafeString:
    return render_to_string(f"base/components/{part}.html", context)


@register.simple_tag
@lru_cache
def icon(name: str) -> SafeString:
    """One of the twelve icons, hidden from screen readers: the word beside it is what is read.

    Raises:
        KeyError: there is no such icon.
    """
    return format_html(
        '<svg class="icon icon-{}" width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" '
        'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        name,
        ICONS[name],
    )


@register.simple_tag
@lru_cache
def shape(name: str) -> SafeString:
    """The mark of a state, hidden from screen readers.

    Raises:
        KeyError: there is no such shape.
    """
    return format_html(
        '<svg class="shape" width="14" height="14" viewBox="0 0 16 16" fill="currentColor" fill-rule="evenodd" '
        'aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        SHAPES[name],
    )


@register.simple_tag
def status(kind: str, word: Text = "") -> SafeString:
    """A state as shape and word; `word` says it otherwise than the kind's own word.

    Raises:
        KeyError: there is no such kind.
    """
    return _tag(kind, str(word or STATUSES[kind][2]))


@lru_cache(maxsize=256)
def _tag(kind: str, word: str) -> SafeString:
    """The tag, which a list repeats in every row."""
    css, mark, _own_word = STATUSES[kind]
    return format_html('<span class="tag tag--{}">{}{}</span>', css, shape(mark) if mark else "", word)


@register.simple_tag
def fact_stamp(fact: FactStamped, number: bool = False) -> SafeString:
    """Where a fact comes from and when it was checked. `number`: the fact is a telephone number."""
    return _part("fact_stamp", fact=fact, state=str(fact.stamp_state), number=number)


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: Text = "") -> SafeString:
    """A message that stands in the page.

    Raises:
        KeyError: there is no such kind.
    """
    return _part("notice", content=content, kind=kind, shape_name=NOTICES[kind], title=title)


@register.simple_tag(takes_context=True)
def notices(context: template.Context) -> SafeString | str:
    """Messages left for a person who is logged in. For others the session is never touched."""
    viewer = context.get("viewer")
    if viewer is None or not viewer.is_known:
        return ""
    kinds = {"success": "done", "warning": "check", "error": "error"}
    left = [(kinds.get(message.level_tag, "info"), message.message) for message in get_messages(context["request"])]
    return _part("notices", left=[(kind, NOTICES[kind], text) for kind, text in left]) if left else ""


@register.simple_block_tag
def card(content: str, title: Text = "", url: str = "", level: int = 3) -> SafeString:
    """A card; with a url, all of it can be pressed."""
    return _part("card", content=content, title=title, url=url, heading=f"h{level}")


@register.simple_block_tag
def fold(content: str, summary: Text, open: bool = False) -> SafeString:
    """Text that opens under its own line."""
    return format_html(
        '<details class="fold"{}><summary>{}{}</summary><div class="fold__body">{}</div></details>',
        " open" if open else "",
        icon("chevron"),
        summary,
        content,
    )


@register.simple_tag
def progress(done: int, total: int, unit: Text = "") -> SafeString:
    """How much is done, in figures and a word."""
    percent = round(100 * done / total) if total else 0
    kind = "done" if total and done >= total else "in_progress" if done else "not_started"
    return _part("progress", done=done, total=total, unit=unit, percent=percent, kind=kind)


@register.simple_tag
def empty(text: Text, url: str = "", label: Text = "") -> SafeString:
    """What will be here, why it is not, and at most one thing to do about it."""
    return _part("empty", text=text, url=url, label=label)


@register.simple_tag
def breadcrumbs(*pairs: Text) -> SafeString:
    """The way to the page: label, address, label, address …"""
    return trail(zip(pairs[::2], pairs[1::2], strict=True))


@register.simple_tag
def trail(pairs: Iterable[tuple[Text, Text]]) -> SafeString:
    """As `breadcrumbs`, of pairs that the view has made."""
    return _part("breadcrumbs", crumbs=[Crumb(*pair) for pair in pairs])


@register.simple_tag
def tabs(items: Iterable[Tab], name: Text = "") -> SafeString:
    """Second-level navigation: links, of which one is where one is."""
    return _part("tabs", items=items, name=name or _("Parts of this page"))


@register.simple_tag(takes_context=True)
def pager(context: template.Context, page: Page[Any]) -> SafeString | str:
    """Earlier and next page, keeping the address's other parameters. Nothing when there is one page."""
    if page.paginator.num_pages < 2:
        return ""
    return _part("pager", page=page, request=context.get("request"))


@register.simple_tag(takes_context=True)
def undo(context: template.Context, text: Text, url: str) -> SafeString:
    """What was done, and a button that takes it back."""
    viewer = context.get("viewer")
    token = context.get("csrf_token") if viewer is not None and viewer.is_known else ""
    return _part("undo", text=text, url=url, token=token)


@register.simple_tag(name="chart")
def chart_tag(chart: charts.Chart, kind: str = "lines") -> SafeString:
    """A chart with the table that says the same below it.

    Raises:
        KeyError: there is no such kind.
    """
    draw = CHARTS[kind]
    narrow = draw(chart, width=charts.NARROW)
    return _part("chart", chart=chart, wide=draw(chart), narrow=narrow, table=charts.chart_table(chart))


@register.simple_tag
def history(
    entries: Iterable[ChangeEntry],
    names: Mapping[str, str] | None = None,
    labels: Mapping[str, Text] | None = None,
    events: Iterable[Event] = (),
) -> SafeString:
    """Who changed what, latest first; several fields changed at once stand together. Events stand among them."""
    return _part("history", rows=history_rows(entries, names or {}, labels or {}, events))


@register.simple_tag
def conflict(
    form: forms.BaseForm,
    rows: Iterable[ConflictRow],
    who: str,
    at: dt.datetime,
    version: int,
    field: str = "row_version",
) -> SafeString:
    """Yours and the saved, to choose from field by field. Stands inside a form that posts back to the same view.

    The form's values go along as hidden inputs; `fyren.base.conflicts.settled` puts the choices into what was posted.
    `field` is the name of the hidden input that carries the row version.
    """
    hidden = [bound for bound in form if bound.name != field]
    return _part("conflict", hidden=hidden, rows=rows, who=who, at=at, version=version, version_field=field)


@register.simple_tag
def compare(old: str, new: str) -> SafeString:
    """One text with what was taken out struck and what was put in underlined, both said aloud too."""
    return _part("compare", pieces=compared(old, new))


@register.simple_block_tag
def adopted(content: str) -> SafeString:
    """The council's words. Everything that is ours stays outside."""
    return format_html('<div class="adopted">{}</div>', content)


@register.simple_block_tag
def editorial(content: str, author: Text = "", date: dt.date | None = None) -> SafeString:
    """A note beside the adopted wording, marked so that nobody takes it for the council's."""
    return _part("editorial", content=content, author=author, date=date)


@register.simple_tag
def error_summary(*all_forms: Any) -> SafeString | str:
    """Everything that is wrong in the forms (or formsets), each with a link to its field; takes focus."""
    each = [form for given in all_forms for form in _single_forms(given)]
    wrong = [form for form in each if form.is_bound and form.errors]
    general = [text for given in all_forms if hasattr(given, "forms") for text in given.non_form_errors()]
    return _part("error_summary", forms=wrong, general=general) if wrong or general else ""


def _single_forms(given: Any) -> list[forms.BaseForm]:
    return list(getattr(given, "forms", [given]))
