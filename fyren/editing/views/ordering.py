"""The order of the doors, and of the topics behind one: moved by buttons, saved as a draft like every other piece."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fyren.editing import actions
from fyren.editing.forms.ordering import OrderForm
from fyren.editing.naming import AUDIENCE_NAMES, NEED_NAMES, arguments_of
from fyren.editing.ordering import moved
from fyren.editing.queries.desk import Desk
from fyren.editing.queries.refs import title_of
from fyren.editing.views.saving import Page, save_or_show, shown_version
from fyren.guide.content import Audience, Need
from fyren.guide.document.doors import FIRST_DOORS
from fyren.guide.pack_files import DOORS, SOURCE_LANGUAGE, Kind
from fyren.people.requests import ViewerRequest
from fyren.publishing.items import ItemName
from fyren.publishing.packs import named

MOVE = "move"
Text = str | Promise


@dataclass(frozen=True)
class Several:
    """What is put in order.

    Attributes:
        titles: what each is called, by key, as they now stand.
        groups: what each stands with: it moves among those.
        group_names: what the groups are called, in order.
    """

    name: ItemName
    titles: Mapping[str, Text]
    groups: Mapping[str, str]
    group_names: Mapping[str, Text]

    def shown(self, order: list[str]) -> list[tuple[Text, list[tuple[str, Text]]]]:
        """The groups with what stands in each, in an order."""
        found = (
            (label, [(key, self.titles[key]) for key in order if self.groups.get(key, "") == group])
            for group, label in self.group_names.items()
        )
        return [(label, rows) for label, rows in found if rows]


def doors(request: ViewerRequest) -> HttpResponse:
    """The doors in order, with the way to the topics behind each."""
    desk = Desk()
    titles = {door.value: AUDIENCE_NAMES[door] for door in desk.guide.doors}
    several = Several(named(Kind.ORDER, DOORS), titles, {}, {"": ""})
    context = {
        "title": _("Order of the doors"),
        "lead": _("The first %(number)s stand on the first view, the rest behind “More choices”.")
        % {"number": FIRST_DOORS},
        "is_doors": True,
    }
    return _ordering(request, desk, several, context)


def topics(request: ViewerRequest, key: str) -> HttpResponse:
    """The topics behind a door in order, under the need that each stands under.

    Raises:
        Http404: there is no such door.
    """
    if key not in set(Audience):
        raise Http404
    desk, door = Desk(), Audience(key)
    plans = desk.guide.topics(door)
    several = Several(
        named(Kind.ORDER, key),
        {plan.key: title_of(desk, named(Kind.TOPIC, plan.key, SOURCE_LANGUAGE)) for plan in plans},
        {plan.key: plan.need.value for plan in plans},
        {need.value: NEED_NAMES[need] for need in Need},
    )
    context = {
        "title": AUDIENCE_NAMES[door],
        "lead": _("In which order the topics stand. Each stands under a need, and moves among those of the same."),
    }
    return _ordering(request, desk, several, context)


def _ordering(request: ViewerRequest, desk: Desk, several: Several, context: Mapping[str, object]) -> HttpResponse:
    """Move one a step, which is not saved yet; or save; or show."""
    way, _dot, key = request.POST.get(MOVE, "").partition(".")
    form = OrderForm(request.POST if request.method == "POST" else None, keys=list(several.titles))
    order = form.cleaned_data["order"] if form.is_valid() else list(several.titles)
    if key and form.is_valid():
        order = moved(order, key, way, several.groups)
    known = {
        **context,
        "groups": several.shown(order),
        "order": order,
        "moved": key if key in several.titles else "",
        "moved_title": several.titles.get(key, ""),
        "moved_place": order.index(key) + 1 if key in order else 0,
        "way": way,
        "history": reverse("guide_history", kwargs=arguments_of(several.name)) if desk.entry(several.name) else "",
    }
    version = desk.version(several.name)
    if key:
        return render(
            request, "editing/order.html", {**known, "form": form, "version": shown_version(request, version)}
        )

    def save(seen: int | None) -> object:
        return actions.save_item(name=several.name, body=form.body, expected_version=seen, by=request.viewer)

    page = Page("editing/order.html", save, request.path, lambda: form.body, version, known)
    return save_or_show(request, page, form)
