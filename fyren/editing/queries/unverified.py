"""What is missing before a service that nobody has checked can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.editing.queries.desk import Desk
from fyren.editing.queries.work import ServiceRow
from fyren.guide.checks import contact_fault
from fyren.guide.content import Abroad, Channel, Service
from fyren.guide.pack_files import Kind
from fyren.publishing.packs import named
from fyren.publishing.typed import Unreadable


@dataclass(frozen=True, slots=True)
class Unverified:
    """A service that nobody has checked, and what is missing of it.

    Attributes:
        source_url: where to begin the check, "" where that is what is missing.
    """

    row: ServiceRow
    missing: tuple[str | Promise, ...]
    source_url: str


def unverified(desk: Desk, rows: list[ServiceRow]) -> list[Unverified]:
    """The rows with what each lacks."""
    services = {service.key: service for service in desk.guide.services}
    return [Unverified(row, tuple(_missing(desk, services[row.key])), services[row.key].source.url) for row in rows]


def _missing(desk: Desk, service: Service) -> Iterator[str | Promise]:
    if not service.source.url:
        yield _("The address of a source that confirms it")
    if not service.contacts:
        yield _("A number, a chat or an address")
    for contact in service.contacts:
        if why := contact_fault(contact):
            yield why
    called = [contact for contact in service.contacts if contact.channel == Channel.VOICE]
    if any(contact.hours is None for contact in called):
        yield _("Opening hours")
    if any(contact.abroad == Abroad.UNVERIFIED for contact in called):
        yield _("Whether it can be reached from abroad")
    if not _has_words(desk, service):
        yield _("Swedish words: what it is called and what one gets there")
    yield _("That somebody has checked it against its source")


def _has_words(desk: Desk, service: Service) -> bool:
    source = desk.publisher.source_language
    if named(Kind.SERVICE_WORDS, service.key, source) not in desk.newest:
        return False
    try:
        desk.guide.words_of(service, source)
    except Unreadable:
        return False
    return True
