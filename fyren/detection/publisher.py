"""The guidance for employees as a publisher: from items to the tree that is served."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.detection.aid_json import aid_data, schema
from fyren.detection.checks import faults_of, faults_of_pages
from fyren.detection.document import choice_of, document_of
from fyren.detection.document.making import Making
from fyren.detection.pack_files import SOURCE_LANGUAGE, Kind, named, national_pack
from fyren.detection.reading import Guidance
from fyren.publishing.compressing import compress_all
from fyren.publishing.document.assembling import as_file
from fyren.publishing.document.pieces import Document
from fyren.publishing.items import Body, ItemName, Items
from fyren.publishing.port import Fault, Files
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
        self._made: tuple[tuple[object, ...], Mapping[str, Document]] | None = None

    def pack(self) -> Mapping[ItemName, Body]:
        """The national content."""
        return national_pack()

    def faults(self, items: Items, day: dt.date) -> Sequence[Fault]:
        """Why it cannot be published: what the content lacks, and when it lacks nothing, which page is too large."""
        if faults := faults_of(items):
            return faults
        return faults_of_pages({_about(path): document.html for path, document in self._pages(items, day).items()})

    def build(self, items: Items, day: dt.date) -> Files:
        """The tree: the pages, and the decision aid's rules for others' use."""
        pages = self._pages(items, day)
        files: dict[str, bytes] = {}
        packed = compress_all([document.html for document in pages.values()])
        for (path, document), small in zip(pages.items(), packed, strict=True):
            files |= {path: document.html, f"{path}.br": small.brotli, f"{path}.gz": small.gzip}
        guidance = Guidance(items)
        texts = {language.code: dict(guidance.aid(language.code)) for language in guidance.languages}
        rules = aid_data(day, dict(guidance.rules), texts)
        return {**files, RULES: as_file(rules), "data/regler.schema.json": as_file(schema())}

    def policies(self, items: Items, day: dt.date) -> Policies:
        """The policy of each page: one, since they have the same style and script."""
        policy = self._pages(items, day)["index.html"].policy
        folders = {f"/{language.code}/*": policy for language in Guidance(items).languages}
        return {"/": policy, "/index.html": policy, **folders, OPEN_DATA: DATA_POLICY}

    def _pages(self, items: Items, day: dt.date) -> Mapping[str, Document]:
        """Each page by its path; made once for what is first asked about its faults and then built."""
        key = (day, *((name, item.checksum) for name, item in sorted(items.items())))
        if self._made is None or self._made[0] != key:
            self._made = (key, dict(_pages_of(Guidance(items), day)))
        return self._made[1]


EMPLOYEES = EmployeesPublisher()


def _pages_of(guidance: Guidance, day: dt.date) -> Iterator[tuple[str, Document]]:
    # The tree's own root is its first language: a choice of language would be a page more on the way.
    yield "index.html", choice_of(Making(guidance, guidance.languages[0], day), at_root=True)
    for language in guidance.languages:
        making = Making(guidance, language, day)
        yield f"{language.code}/index.html", choice_of(making)
        for profession in guidance.professions:
            yield f"{language.code}/{profession.slug}/index.html", document_of(making, profession)


def _about(path: str) -> ItemName:
    """What a page is made of, for a fault about it."""
    match path.split("/"):
        case language, slug, _index:
            return named(Kind.PROFESSION_TEXT, slug, language)
        case language, _index:
            return named(Kind.STRINGS, language=language)
    return named(Kind.STRINGS, language=SOURCE_LANGUAGE)
