"""The base course as a publisher: from items to the tree that is served, packages included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.competence.course.checks import BUDGET, faults_of
from fyren.competence.course.document import Form, choice_of, document_of
from fyren.competence.course.document.making import Making
from fyren.competence.course.pack_files import SOURCE_LANGUAGE, Kind, national_pack
from fyren.competence.course.packages import FORMS, package_of
from fyren.competence.course.reading import Reading
from fyren.publishing.compressing import too_large, with_packed
from fyren.publishing.document.pieces import Document
from fyren.publishing.items import Body, ItemName, Items
from fyren.publishing.packs import named
from fyren.publishing.port import Fault, Files
from fyren.publishing.remembering import LastMade
from fyren.publishing.served import DATA_POLICY, Policies

PACKAGES = "paket"


class CoursePublisher:
    """Six lessons, to be taken here or in a learning platform."""

    name = "course"
    # Neutral: the address on a shared screen tells nobody what the course is about.
    folder = "grunderna"
    label: str | Promise = _("The base course")
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
        """The tree: the pages, and a package of each kind for each audience and language."""
        files = with_packed({path: page.document.html for path, page in self._pages(items, day).items()})
        return {**files, **_packages_of(Reading(items), day)}

    def policies(self, items: Items, day: dt.date) -> Policies:
        """The policy of each page: one, since they have the same style and script. Packages are only fetched."""
        policy = self._pages(items, day)["index.html"].document.policy
        folders = {f"/{language.code}/*": policy for language in Reading(items).languages}
        return {"/": policy, "/index.html": policy, **folders, f"/{PACKAGES}/*": DATA_POLICY}


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page, and the item that is to be mended when something is wrong with it."""

    about: ItemName
    document: Document


def _pages_of(items: Items, day: dt.date) -> dict[str, Page]:
    reading = Reading(items)
    first = Making(reading, reading.languages[0], day)
    pages = {"index.html": Page(_words_of(first), choice_of(first, at_root=True))}
    for language in reading.languages:
        making = Making(reading, language, day)
        pages[f"{language.code}/index.html"] = Page(_words_of(making), choice_of(making))
        for edition in reading.course.audience:
            page = Page(named(Kind.COURSE), document_of(making, edition))
            pages[f"{language.code}/{edition.slug}/index.html"] = page
    return pages


def _words_of(making: Making) -> ItemName:
    return named(Kind.STRINGS, language=making.code)


def _packages_of(reading: Reading, day: dt.date) -> dict[str, bytes]:
    return {
        package_path(language.code, edition.slug, form): package_of(Making(reading, language, day), edition, form)
        for language in reading.languages
        for edition in reading.course.audience
        for form in FORMS
    }


def package_path(language: str, slug: str, form: Form) -> str:
    """Where in the tree a package lies."""
    return f"{PACKAGES}/grunderna-{language}-{slug}-{form}.zip"


COURSE = CoursePublisher()
