"""Languages, a language's texts, and the form of one; the municipality's own settings; approval of a language."""

from __future__ import annotations

from typing import Any

from csp.constants import SELF
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base.forms import WARNING
from fyren.detection.pack_files import Kind as Told
from fyren.editing import actions
from fyren.editing.access import can_approve
from fyren.editing.forms.employees import EmployeesSettingsForm, employees_initial
from fyren.editing.forms.others import ApprovalForm, SettingsForm, settings_initial
from fyren.editing.forms.texts import NEEDED, SERVICE_WORDS, TextForm
from fyren.editing.leaves import leaves
from fyren.editing.naming import TEXTS, arguments_of, language_name, name_from, source_of
from fyren.editing.queries.desk import EMPLOYEES, GUIDE, Desk, desk_of
from fyren.editing.queries.labels import beside_words, changes
from fyren.editing.queries.professions import beside, in_order
from fyren.editing.queries.refs import ref_of, text_groups, title_of
from fyren.editing.readability import Ease, readability
from fyren.editing.views.saving import Page, save_or_show
from fyren.editing.views.telling import faults_page
from fyren.guide.content import Language
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind
from fyren.people.requests import ViewerRequest
from fyren.publishing.effective import pack_sum
from fyren.publishing.items import Body, ItemName
from fyren.publishing.packs import named

SWEDISH = ("sv", "sv-simple")  # what the readability figure is made for
EASE = {
    Ease.VERY_EASY: gettext_lazy("Very easy to read."),
    Ease.EASY: gettext_lazy("Easy to read."),
    Ease.MIDDLING: gettext_lazy("Middling: as a newspaper. Try shorter sentences and shorter words."),
    Ease.HARD: gettext_lazy("Hard to read. Shorten the sentences, and choose shorter words."),
}


def languages(request: ViewerRequest) -> HttpResponse:
    """The guide's languages with their review state, and how much of each waits."""
    desk = desk_of(request)
    stale: dict[str, int] = {}
    for item in desk.stale():
        stale[item.name.language] = stale.get(item.name.language, 0) + 1
    rows = [(each, language_name(each), stale.get(each.code, 0), len(desk.missing(each))) for each in desk.languages]
    return render(request, "editing/languages.html", {"rows": rows})


def texts(request: ViewerRequest, language: str) -> HttpResponse:
    """A language's texts by door."""
    desk = desk_of(request)
    found = _language(desk, language)
    context = {
        "language": found,
        "language_name": language_name(found),
        "groups": text_groups(desk, language),
        "may_approve": desk.publisher.name == GUIDE
        and not found.is_full
        and can_approve(request.viewer, desk.last_author(language)),
    }
    return render(request, "editing/texts.html", context)


def _language(desk: Desk, code: str) -> Language:
    found = desk.language(code)
    if found is None:
        raise Http404
    return found


def text(request: ViewerRequest, kind: str, language: str, key: str) -> HttpResponse:
    """A text in a language, to be written, with the source's beside it.

    Raises:
        Http404: there is no such text, nor a source to make one from.
    """
    desk, name = desk_of(request), name_from(kind, language, key)
    form, _found = text_form(request, desk, name)
    source_name = source_of(name)
    source = desk.newest.get(source_name) if source_name else None
    made_from = pack_sum(source.body) if source else ""

    def save(version: int | None) -> object:
        return actions.save_item(
            name=name,
            body=without_empty(name, form.body),
            expected_version=version,
            by=request.viewer,
            made_from=made_from,
            publisher=desk.publisher.name,
        )

    page = Page(
        template="editing/text.html",
        save=save,
        done=desk.address("text", **arguments_of(name)),
        written=lambda: form.body,
        version=desk.version(name),
        context=_text_context(desk, name, form),
    )
    response = save_or_show(request, page, form)
    response._csp_update = {"frame-src": [SELF]}  # type: ignore[attr-defined]
    return response


def text_form(request: ViewerRequest, desk: Desk, name: ItemName) -> tuple[TextForm, Language]:
    """The form of a text, as posted or as it begins, and its language.

    Raises:
        Http404: there is no such text, nor a source to make one from.
    """
    if name.kind not in TEXTS or not name.language:
        raise Http404
    found = _language(desk, name.language)
    source_name = source_of(name)
    source = desk.newest.get(source_name) if source_name else None
    own = desk.newest.get(name)
    shape = _shape(desk, name, own.body if own else None, source.body if source else None)
    form = TextForm(
        request.POST or None,
        shape=shape,
        own=own.body if own else None,
        source=source.body if source else None,
        needed=_needed(name),
        language={"dir": found.direction, "lang": "sv" if name.language in SWEDISH else name.language},
        beside={**beside_words(desk, name, shape), **beside(desk, name)},
    )
    return form, found


def _shape(desk: Desk, name: ItemName, own: Body | None, source: Body | None) -> Body:
    """The body whose texts are written: where the source has more than the language, the source's."""
    shape = own if source is None or (own is not None and _covers(own, source)) else source
    if shape is None:
        raise Http404
    if name.kind == Kind.SERVICE_WORDS:
        return {each: shape.get(each, "") for each in SERVICE_WORDS}
    if name.kind == Told.PROFESSION_TEXT:
        return in_order(desk, name.key, shape)
    return shape


def _covers(own: Body, source: Body) -> bool:
    return {path for path, _text in leaves(source)} <= {path for path, _text in leaves(own)}


def _needed(name: ItemName) -> tuple[str, ...]:
    if name.kind == Kind.SERVICE_WORDS:
        return ("name", "does") if name.language == SOURCE_LANGUAGE else ()
    return NEEDED.get(name.kind, ())


def without_empty(name: ItemName, body: Body) -> Body:
    """Words about a service that say nothing are left out: then the Swedish ones are used."""
    return {key: value for key, value in body.items() if value} if name.kind == Kind.SERVICE_WORDS else body


def _text_context(desk: Desk, name: ItemName, form: TextForm) -> dict[str, Any]:
    item, last = desk.newest.get(name), desk.last.get(name)
    language = _language(desk, name.language)
    whole = "\n\n".join(value for _path, value in leaves(item.body)) if item else ""
    is_swedish = name.language in SWEDISH
    figure = readability(whole) if is_swedish else None
    context: dict[str, Any] = {
        "title": title_of(desk, name),
        "ref": ref_of(desk, name),
        "language": language,
        "language_name": language_name(language),
        "last": last,
        "is_local": last is not None and last.body is not None,
        "in_pack": name in desk.pack,
        "history": desk.address("history", **arguments_of(name)),
        "rows": form.rows,
        "is_stale": item is not None and desk.is_stale(item),
        "readability": figure,
        "ease": EASE[figure.ease] if figure else "",
        "whole": whole if is_swedish else "",
        "warning": WARNING,
        "live": desk.address("live", **arguments_of(name)) if named(Kind.SETTINGS) in desk.newest else "",
    }
    if context["is_stale"]:
        context["source_changes"] = _source_changes(desk, name)
    return context


def _source_changes(desk: Desk, name: ItemName) -> list[Any]:
    """What has changed in the source since the translation was made; empty where the older one is not kept."""
    source_name = source_of(name)
    if source_name is None:
        return []
    then = desk.body_of_sum(source_name, desk.made_from(desk.newest[name]))
    return changes(desk, source_name, then, desk.newest[source_name].body) if then is not None else []


def settings(request: ViewerRequest) -> HttpResponse:
    """What the municipality says of its own guide."""
    desk, name = desk_of(request), named(Kind.SETTINGS)
    item = desk.newest.get(name)
    form = _settings_form(request, desk, item.body if item else None)

    def save(version: int | None) -> object:
        return actions.save_item(
            name=name, body=form.body, expected_version=version, by=request.viewer, publisher=desk.publisher.name
        )

    page = Page(
        template="editing/form.html",
        save=save,
        done=desk.address("settings"),
        written=lambda: form.body,
        version=desk.version(name),
        context={
            "title": _("Our municipality"),
            "lead": _("What the pages say of whom they belong to, and where the exit leads."),
            "button": _("Save as a draft"),
            "history": desk.address("history", **arguments_of(name)) if item else "",
            "back": (_("To do"), desk.address("work")),
        },
    )
    return save_or_show(request, page, form)


def _settings_form(request: ViewerRequest, desk: Desk, body: Body | None) -> SettingsForm | EmployeesSettingsForm:
    if desk.publisher.name == EMPLOYEES:
        fields = tuple(each["key"] for each in desk.guidance.report(SOURCE_LANGUAGE).get("field", ()))
        return EmployeesSettingsForm(request.POST or None, initial=employees_initial(body or {}), fields=fields)
    return SettingsForm(request.POST or None, initial=settings_initial(body) if body else None, here=faults_page())


def approve(request: ViewerRequest, language: str) -> HttpResponse:
    """Enter that somebody qualified has approved the language.

    Raises:
        Http404: there is no such language, or it needs no approval.
        PermissionDenied: the viewer wrote its newest text.
    """
    desk = desk_of(request)
    found = _language(desk, language)
    if found.is_full:
        raise Http404
    if not can_approve(request.viewer, desk.last_author(language)):
        raise PermissionDenied
    form = ApprovalForm(request.POST or None, initial={"approved_on": request.viewer.day})

    def save(version: int | None) -> object:
        return actions.approve_language(
            code=language,
            role=form.cleaned_data["role"],
            approved_on=form.cleaned_data["approved_on"],
            expected_version=version,
            by=request.viewer,
        )

    back = desk.address("texts", language)
    page = Page(
        template="editing/form.html",
        save=save,
        done=back,
        written=dict,
        version=desk.version(named(Kind.LANGUAGE, language)),
        context={
            "title": _("Approve %(language)s") % {"language": language_name(found)},
            "lead": _(
                "From then on the guide shows rights, permits, duty to report, safety advice and tools in the "
                "language too."
            ),
            "button": _("Enter the approval"),
            "back": (language_name(found), back),
        },
    )
    return save_or_show(request, page, form)
