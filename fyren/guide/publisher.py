"""The guide as a publisher: from items to the tree that is served."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.guide.checks import faults_of, faults_of_tree
from fyren.guide.compressing import compress_all
from fyren.guide.content import Language
from fyren.guide.document import Document, document_of
from fyren.guide.hsds import open_data
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind, national_pack
from fyren.guide.pages import ICON, choice_page, statement_page
from fyren.guide.reading import Guide
from fyren.guide.served import Policies, caddy_sample, headers_file, nginx_sample
from fyren.publishing.items import Body, ItemName, Items
from fyren.publishing.port import Fault, Files

Documents = Mapping[Language, Document]


class GuidePublisher:
    """The public guide."""

    name = "guide"
    label: str | Promise = _("The public guide")
    source_language = SOURCE_LANGUAGE

    def pack(self) -> Mapping[ItemName, Body]:
        """The national content."""
        return national_pack()

    def faults(self, items: Items, day: dt.date) -> Sequence[Fault]:
        """Why the guide cannot be published: what the content lacks, and when it lacks nothing, what its pages do."""
        if faults := faults_of(items):
            return faults
        guide = Guide(items)
        return faults_of_tree(guide, {language: each.html for language, each in _documents(guide, day).items()})

    def build(self, items: Items, day: dt.date) -> Files:
        """The tree."""
        guide = Guide(items)
        documents = _documents(guide, day)
        choice, statement = choice_page(guide), statement_page(guide, day)
        policies = Policies(
            documents={language.code: each.policy for language, each in documents.items()},
            choice=choice.policy,
            statement=statement.policy,
        )
        return {
            "index.html": choice.html,
            "icon.svg": ICON,
            "tillganglighet/index.html": statement.html,
            **_language_files(documents),
            **open_data(guide),
            "_headers": headers_file(policies),
            "nginx.conf.sample": nginx_sample(policies),
            "Caddyfile.sample": caddy_sample(policies),
        }


GUIDE = GuidePublisher()


def only_languages(items: Items, codes: Collection[str]) -> Items:
    """The items of a guide in some of its languages."""
    return {name: item for name, item in items.items() if name.kind != Kind.LANGUAGE or name.key in codes}


def _documents(guide: Guide, day: dt.date) -> Documents:
    return {language: document_of(guide, language, day) for language in guide.languages}


def _language_files(documents: Documents) -> dict[str, bytes]:
    """Each language's document, as it is and compressed."""
    files: dict[str, bytes] = {}
    for (language, document), small in zip(
        documents.items(), compress_all([each.html for each in documents.values()]), strict=True
    ):
        path = f"{language.code}/index.html"
        files |= {path: document.html, f"{path}.br": small.brotli, f"{path}.gz": small.gzip}
    return files
