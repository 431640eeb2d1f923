"""The guidance for employees as a publisher: from items to the tree that is served."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.detection.aid_json import aid_data, schema
from fyren.detection.checks import BUDGET, faults_of
from fyren.detection.document import choice_of, document_of
from fyren.detection.document.making import Making
from fyren.detection.pack_files import SOURCE_LANGUAGE, Kind, national_pack
from fyren.detection.reading import Guidance
from fyren.publishing.compressing import too_large, with_packed
from fyren.publishing.document.assembling import as_file
from fyren.publishing.document.pieces import Document
from fyren.publishing.items import Body, ItemName, Items
from fyren.publishing.packs import named
from fyren.publishing.port import Fault, Files
from fyren.publishing.remembering import LastMade
from fyren.publishing.served import DATA_POLICY, OPEN_DATA, Policies

RULES = "data/regler.json"


class EmployeesPublisher:
    """See, ask, report."""

    name = "detection"
    # Neutral: the address on a shared screen tells nobody what the page is about.
    folder = "arbete"
    label: str | Promise = _("For employees")
    source_language = SOURCE_LANGUAGE

    def __init__(self) -> None:
        # Each page by its path; made once for what is first asked about its faults and then built.
        self._pages = LastMade(_pages_of)

    def pack(self) -> Mapping[ItemName, Body]:
        """The national content."""
        return national_pack()

    def faults(self, items: Items, day: dt.date) -> Sequence[Fault]:
        """Why it cannot be published: what the content lacks, and when it lacks nothing, which page is too large."""
        if faults := faults_of(items):
            return faults
        return too_large({page.about: page.document.html for page in self._pages(items, day).values()}, BUDGET)

    def build(self, items: Items, day: dt.date) -> Files:
        """The tree: the pages, and the decision aid's rules for others' use."""
        pages = self._pages(items, day)
        files = with_packed({path: page.document.html for path, page in pages.items()})
        guidance = Guidance(items)
        texts = {language.code: dict(guidance.aid(language.code)) for language in guidance.languages}
        rules = aid_data(day, dict(guidance.rules), texts)
        return {**files, RULES: as_file(rules), "data/regler.schema.json": as_file(schema())}

    def policies(self, items: Items, day: dt.date) -> Policies:
        """The policy of each page: one, since they have the same style and script."""
        policy = self._pages(items, day)["index.html"].document.policy
        folders = {f"/{language.code}/*": policy for language in Guidance(items).languages}
        return {"/": policy, "/index.html": policy, **folders, OPEN_DATA: DATA_POLICY}


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page, and the item that is to be mended when something is wrong with it."""

    about: ItemName
    document: Document


def _pages_of(items: Items, day: dt.date) -> dict[str, Page]:
    guidance = Guidance(items)
    # The tree's own root is its first language: a choice of language would be a page more on the way.
    first = Making(guidance, guidance.languages[0], day)
    pages = {"index.html": Page(_words_of(first), choice_of(first, at_root=True))}
    for language in guidance.languages:
        making = Making(guidance, language, day)
        pages[f"{language.code}/index.html"] = Page(_words_of(making), choice_of(making))
        for profession in guidance.professions:
            about = named(Kind.PROFESSION_TEXT, profession.key, language.code)
            pages[f"{language.code}/{profession.slug}/index.html"] = Page(about, document_of(making, profession))
    return pages


def _words_of(making: Making) -> ItemName:
    return named(Kind.STRINGS, language=making.code)


EMPLOYEES = EmployeesPublisher()
