"""The living component gallery: every component in every state, as pages use it. Its rows are stored nowhere."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fyren.base import clock
from fyren.base.conflicts import ConflictRow
from fyren.base.display import Tab
from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.base.icons import ICONS
from fyren.base.models import ChangeEntry
from fyren.base.templatetags.components import STATUSES
from fyren.house.gallery_charts import gallery_charts
from fyren.people.models import Body

WHO = "example"
OLD = "Alla som möter barn ska veta hur de anmäler oro."
NEW = "Alla medarbetare som möter barn och unga ska veta hur de anmäler oro för ett barn."


class ExampleForm(ScreenedFormMixin, forms.Form):
    """One of each field."""

    title = forms.CharField(label=_("Title"), max_length=120)
    text = FreeTextInput(label=_("What and why"), required=False)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("A function's address, not a person's."))
    starts = forms.DateField(label=_("First day"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("a", _("Board")), ("b", _("Company"))])
    way = forms.ChoiceField(
        label=_("How it was decided"),
        choices=[("board", _("By the board")), ("delegation", _("By delegation"))],
        widget=forms.RadioSelect,
    )
    parts = forms.MultipleChoiceField(
        label=_("Parts"),
        choices=[("3.1", "3.1"), ("3.2", "3.2")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    file = forms.FileField(label=_("The plan's document"), required=False)
    sure = forms.BooleanField(label=_("The minutes are approved"), required=False)


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component, each in every state."""
    pages = Paginator(range(90), 10)
    context = {
        "icons": [(name, _WORDS[name]) for name in ICONS],
        "statuses": list(STATUSES),
        "facts": _facts(),
        "tabs": [Tab(_("Text"), "#tabs", True), Tab(_("The red thread"), "#red"), Tab(_("Editions"), "#editions")],
        "form": ExampleForm(auto_id="ny_%s"),
        "wrong_form": ExampleForm({"email": "anna", "starts": "2026-13-01"}, auto_id="fel_%s"),
        "page": pages.page(4),
        "entries": _entries(),
        "names": {WHO: "Amira Exempel"},
        "labels": {"title": _("Title"), "text": _("What and why")},
        "old": OLD,
        "new": NEW,
        "rows": [ConflictRow("title", _("Title"), OLD, NEW), ConflictRow("starts", _("First day"), "", "2027-01-15")],
        "blank_form": forms.Form(),
        "now": clock.now(),
        "today": clock.today(),
        "here": reverse("gallery"),
        **gallery_charts(),
    }
    return render(request, "house/gallery.html", context)


_WORDS = {
    "arrow": _("Onward"), "chat": _("Chat"), "chevron": _("More"), "clock": _("Open now"), "document": _("Document"),
    "download": _("Download"), "language": _("Language"), "menu": _("Menu"), "phone": _("Call"), "plus": _("Add"),
    "print": _("Print"), "search": _("Search"),
}  # fmt: skip


def _facts() -> list[tuple[Any, Body, bool]]:
    """A fact in each state, and whether it is a telephone number."""
    day = clock.today()
    source = "vaxjo.se"

    def fact(checked: int, review: int) -> Body:
        return Body(
            source=source, checked_on=day - dt.timedelta(days=checked), review_by=day + dt.timedelta(days=review)
        )

    return [
        (_("Current"), fact(10, 170), False),
        (_("Due within 30 days"), fact(160, 20), False),
        (_("Past"), fact(240, -60), True),
        (_("Unverified"), Body(), False),
    ]


def _entries() -> list[ChangeEntry]:
    """A change log with two saves and one text taken out."""
    now = clock.now()

    def entry(version: int, field: str, old: str, new: str, reason: str = "") -> ChangeEntry:
        return ChangeEntry(
            at=now - dt.timedelta(days=9 - version), actor=WHO, object_id="x", field=field, old=old, new=new,
            row_version=version, blanked_reason=reason,
        )  # fmt: skip

    return [
        entry(3, "title", OLD, NEW),
        entry(3, "text", "", "Efter samråd med nämnderna."),
        entry(2, "text", "", "", "Texten namngav en person."),
    ]
