"""The base course as a publisher: from items to the tree that is served, packages included."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.competence.course.checks import faults_of
from fyren.competence.course.document import Form, choice_of, document_of
from fyren.competence.course.document.making import Making
from fyren.competence.course.pack_files import SOURCE_LANGUAGE, Kind, national_pack
from fyren.competence.course.packages import FORMS, package_of
from fyren.competence.course.reading import Reading
from fyren.publishing.items import Body, ItemName, Items
from fyren.publishing.packs import named
from fyren.publishing.pages import Page, Pages, PagesPublisher
from fyren.publishing.port import Fault, Files
from fyren.publishing.served import DATA_POLICY

PACKAGES = "paket"


class CoursePublisher(PagesPublisher):
    """Six lessons, to be taken here or in a learning platform: the pages, and packages, which are only fetched."""

    name = "course"
    # Neutral: the address on a shared screen tells nobody what the course is about.
    folder = "grunderna"
    label: str | Promise = _("The base course")
    source_language = SOURCE_LANGUAGE
    policies_beside: Mapping[str, str] = {f"/{PACKAGES}/*": DATA_POLICY}

    def pack(self) -> Mapping[ItemName, Body]:
        """The national content."""
        return national_pack()

    def content_faults(self, items: Items) -> Sequence[Fault]:
        """What the course lacks or breaks."""
        return faults_of(items)

    def pages(self, items: Items, day: dt.date) -> Pages:
        """The choice of who one is, and the course for each audience and language."""
        reading = Reading(items)
        first = Making(reading, reading.languages[0], day)
        pages = {"index.html": Page(first.words, choice_of(first, at_root=True))}
        for language in reading.languages:
            making = Making(reading, language, day)
            pages[f"{language.code}/index.html"] = Page(making.words, choice_of(making))
            for edition in reading.course.audience:
                page = Page(named(Kind.COURSE), document_of(making, edition))
                pages[f"{language.code}/{edition.slug}/index.html"] = page
        return pages

    def files_beside(self, items: Items, day: dt.date) -> Files:
        """A package of each kind for each audience and language."""
        reading = Reading(items)
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
