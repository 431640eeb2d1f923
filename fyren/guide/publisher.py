"""The guide as a publisher: from items to the tree that is served."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from fyren.guide.cards import cards_of
from fyren.guide.checks import faults_of, faults_of_tree
from fyren.guide.content import Language
from fyren.guide.document import Document, document_of
from fyren.guide.hsds import open_data
from fyren.guide.pack_files import SOURCE_LANGUAGE, national_pack
from fyren.guide.pages import ICON, choice_page, statement_page
from fyren.guide.reading import Guide
from fyren.publishing.compressing import with_packed
from fyren.publishing.effective import effective_items
from fyren.publishing.items import Body, ItemName, Items
from fyren.publishing.pages import policies_of
from fyren.publishing.paper import Unwritable
from fyren.publishing.port import Fault, Files
from fyren.publishing.remembering import LastMade
from fyren.publishing.served import DATA_POLICY, FILMS, OPEN_DATA, Policies


@dataclass(frozen=True, slots=True)
class Pages:
    """What each language gets, by language: its document, and its sheets by path."""

    documents: Mapping[Language, Document]
    sheets: Files


class GuidePublisher:
    """The public guide."""

    name = "guide"
    folder = ""
    label: str | Promise = _("The public guide")
    source_language = SOURCE_LANGUAGE

    def __init__(self) -> None:
        # The pages and sheets; made once for what is first asked about its faults and then built.
        self._pages = LastMade(_make)

    def pack(self) -> Mapping[ItemName, Body]:
        """The national content."""
        return national_pack()

    def faults(self, items: Items, day: dt.date) -> Sequence[Fault]:
        """Why the guide cannot be published: what the content lacks, and when it lacks nothing, what its pages do."""
        if faults := faults_of(items):
            return faults
        try:
            pages = self._pages(items, day)
        except Unwritable as error:
            words = _("{path} has a character that cannot be printed.")
            return [Fault(None, format_lazy(words, path=error.path))]
        return faults_of_tree(Guide(items), {language: each.html for language, each in pages.documents.items()})

    def build(self, items: Items, day: dt.date) -> Files:
        """The tree.

        Raises:
            Unwritable: a text cannot be printed, of which `faults` tells.
        """
        guide, pages = Guide(items), self._pages(items, day)
        choice, statement = choice_page(guide), statement_page(guide, day)
        return {
            "index.html": choice.html,
            "icon.svg": ICON,
            "tillganglighet/index.html": statement.html,
            **with_packed({f"{language.code}/index.html": each.html for language, each in pages.documents.items()}),
            **pages.sheets,
            **open_data(guide),
        }

    def policies(self, items: Items, day: dt.date) -> Policies:
        """The policy of each page."""
        guide, pages = Guide(items), self._pages(items, day)
        of_pages = {
            "index.html": choice_page(guide).policy,
            **{f"{language.code}/index.html": each.policy for language, each in pages.documents.items()},
            "tillganglighet/index.html": statement_page(guide, day).policy,
        }
        return {**policies_of(of_pages), OPEN_DATA: DATA_POLICY, FILMS: DATA_POLICY, "/icon.svg": DATA_POLICY}


def _make(items: Items, day: dt.date) -> Pages:
    guide = Guide(items)
    documents = {language: document_of(guide, language, day) for language in guide.languages}
    sheets = [cards_of(guide, language, day) for language in guide.languages]
    return Pages(documents, {path: data for each in sheets for path, data in each.items()})


GUIDE = GuidePublisher()


def address_of_site() -> str:
    """Where the guide is served, and what stands beside it: as the guide's settings say now; "" when they do not."""
    settings = Guide(effective_items(GUIDE)).settings
    return settings.address if settings else ""
