"""The guidance for employees as a publisher: from items to the tree that is served."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.detection.aid_json import aid_data, schema
from fyren.detection.checks import faults_of
from fyren.detection.document import choice_of, document_of
from fyren.detection.document.making import Making
from fyren.detection.pack_files import SOURCE_LANGUAGE, Kind, national_pack
from fyren.detection.reading import Guidance
from fyren.publishing.document.assembling import as_file
from fyren.publishing.items import Body, ItemName, Items
from fyren.publishing.packs import named
from fyren.publishing.pages import Page, Pages, PagesPublisher
from fyren.publishing.port import Fault, Files
from fyren.publishing.served import DATA_POLICY, OPEN_DATA

RULES = "data/regler.json"


class EmployeesPublisher(PagesPublisher):
    """See, ask, report: the pages, and the decision aid's rules for others' use."""

    name = "detection"
    # Neutral: the address on a shared screen tells nobody what the page is about.
    folder = "arbete"
    label: str | Promise = _("For employees")
    source_language = SOURCE_LANGUAGE
    policies_beside: Mapping[str, str] = {OPEN_DATA: DATA_POLICY}

    def pack(self) -> Mapping[ItemName, Body]:
        """The national content."""
        return national_pack()

    def content_faults(self, items: Items) -> Sequence[Fault]:
        """What the guidance lacks or breaks."""
        return faults_of(items)

    def pages(self, items: Items, day: dt.date) -> Pages:
        """The choice of one's work, and a page for each profession and language."""
        guidance = Guidance(items)
        # The tree's own root is its first language: a choice of language would be a page more on the way.
        first = Making(guidance, guidance.languages[0], day)
        pages = {"index.html": Page(first.words, choice_of(first, at_root=True))}
        for language in guidance.languages:
            making = Making(guidance, language, day)
            pages[f"{language.code}/index.html"] = Page(making.words, choice_of(making))
            for profession in guidance.professions:
                about = named(Kind.PROFESSION_TEXT, profession.key, language.code)
                pages[f"{language.code}/{profession.slug}/index.html"] = Page(about, document_of(making, profession))
        return pages

    def files_beside(self, items: Items, day: dt.date) -> Files:
        """The decision aid's rules and words, and the schema of both."""
        guidance = Guidance(items)
        texts = {language.code: dict(guidance.aid(language.code)) for language in guidance.languages}
        rules = aid_data(day, dict(guidance.rules), texts)
        return {RULES: as_file(rules), "data/regler.schema.json": as_file(schema())}


EMPLOYEES = EmployeesPublisher()
