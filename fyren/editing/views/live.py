"""The page as it becomes with what is being written, drawn while one writes: nothing of it is kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from fyren.detection.pack_files import Kind as Told
from fyren.editing.leaves import with_leaves
from fyren.editing.naming import name_from
from fyren.editing.queries.desk import desk_of
from fyren.editing.views.preview import document_of_items, framed
from fyren.editing.views.texts import text_form, without_empty
from fyren.guide.pack_files import Kind
from fyren.people.requests import ViewerRequest
from fyren.publishing.document.pieces import Document, NoSettings
from fyren.publishing.items import Item, ItemName, Origin
from fyren.publishing.typed import Unreadable

HERE = "skrivs"  # the id of what is being written, so that the frame begins there
# By kind: the attribute that marks the piece, and those of the folds around it, each opened where it last began.
# A service is marked wherever it is named; its whole card, among all of them, is the last.
_MARKS = {
    Kind.DOOR: ("data-door", ()),
    Kind.TOPIC: ("data-topic", ("data-door", "data-need", "data-fold")),
    Kind.SERVICE_WORDS: ("data-s", ("data-all",)),
}
_MORE = b"<details class=more>"


def live(request: ViewerRequest, kind: str, language: str, key: str) -> HttpResponse:
    """The document of a posted form, to be framed by the form's own page; posted by its script.

    Raises:
        Http404: there is no such text.
    """
    desk, name = desk_of(request), name_from(kind, language, key)
    form, found = text_form(request, desk, name)
    # As typed, also what could not be saved as it stands: it is drawn, and not kept.
    texts = {path: request.POST.get(field, "").replace("\r\n", "\n") for field, path in form.paths.items()}
    body = without_empty(name, with_leaves(form.shape, texts))
    items = {**desk.newest, name: Item(name, body, Origin.LOCAL)}
    profession = name.key if name.kind == Told.PROFESSION_TEXT else ""
    try:
        document = document_of_items(desk, items, found, profession)
    except NoSettings:
        return _said(_("It first needs to know the municipality's name and where the exit leads."))
    except (Unreadable, KeyError, IndexError, ValueError):
        return _said(_("The page cannot be drawn with what is written now."))
    return framed(Document(_opened(document.html, name), document.policy))


def _said(words: str) -> HttpResponse:
    html = format_html("<!doctype html><html lang=sv><title>{}</title><p>{}</p></html>", _("Preview"), words)
    policy = "default-src 'none'; frame-ancestors 'none'"
    return framed(Document(html.encode(), policy))


def _opened(html: bytes, name: ItemName) -> bytes:
    """The document with the folds open around what is being written."""
    mark, around = _MARKS.get(name.kind, ("", ()))
    find = html.rfind if name.kind == Kind.SERVICE_WORDS else html.find
    start = find(f'{mark}="{name.key}"'.encode()) if mark else -1
    if start < 0:
        return html
    places = {html.rfind(each.encode() + (b"" if each == "data-all" else b"="), 0, start) for each in around}
    if not around:
        places.add(start)
    if name.kind != Kind.SERVICE_WORDS and (more := html.rfind(_MORE, 0, start)) >= 0:
        places.add(more + len("<details "))
    for place in sorted(places - {-1} | {start}, reverse=True):
        words = b"open " if place in places else b""
        if place == start:
            words += f"id={HERE} ".encode()
        html = html[:place] + words + html[place:]
    return html
