"""What the staff's search finds of the guide (services and topics) and of the pages for employees (professions and what
several of them need to know): all as they count, by their Swedish words."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.functional import Promise

from fyren.base.search import EVERYONE_LOGGED_IN, SearchDocument, SearchSource, index, remove
from fyren.base.search.models import SearchEntry
from fyren.base.text import plain
from fyren.detection.pack_files import Kind as Told
from fyren.detection.reading import Guidance
from fyren.editing.naming import AUDIENCE_NAMES
from fyren.editing.queries.desk import EMPLOYEES, GUIDE, PREFIXES, TITLES, guide_publisher
from fyren.guide.content import Audience, Service, TopicPlan
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind
from fyren.guide.reading import Guide
from fyren.publishing.effective import effective_items
from fyren.publishing.port import Publisher, publisher_named
from fyren.publishing.typed import Unreadable

SOURCE = "guide"
WEIGHT = 2
_KEY_LENGTH = 64
_SHOWN_DOORS = 3
# What the documents' keys begin with.
_LETTERS: dict[str, str] = {Kind.SERVICE: "s", Kind.TOPIC: "t", Told.PROFESSION_TEXT: "p", Told.PARTICULAR_TEXT: "x"}


class GuideSearchSource:
    """Every service that is shown, and every topic. For those who are logged in: the public searches in the guide
    itself, where nothing of it leaves the device."""

    name = SOURCE
    label: str | Promise = TITLES[GUIDE]

    def documents(self) -> Iterator[SearchDocument]:
        """All documents, as they now stand."""
        guide = Guide(effective_items(guide_publisher()))
        for key, service in guide.shown.items():
            yield _service(guide, key, service)
        places: dict[str, list[TopicPlan]] = {}
        for plan in (plan for audience in Audience for plan in guide.topics(audience)):
            places.setdefault(plan.key, []).append(plan)
        for plans in places.values():
            yield from _topic(guide, plans)


class EmployeesSearchSource:
    """Every profession's page, and what several of them need to know. For those who are logged in, as the guide."""

    name = "employees"
    label: str | Promise = TITLES[EMPLOYEES]

    def documents(self) -> Iterator[SearchDocument]:
        """All documents, as they now stand."""
        guidance = Guidance(effective_items(publisher_named(EMPLOYEES)))
        for profession in guidance.professions:
            text = guidance.profession_text(profession.key, SOURCE_LANGUAGE)
            if text is not None:
                sections = (part for each in text.section.values() for part in (each.title, each.body))
                said = (text.lead, *sections)
                yield _document(EMPLOYEES, Told.PROFESSION_TEXT, profession.key, text.title, said)
        for key in guidance.particulars:
            particular = guidance.particular_text(key, SOURCE_LANGUAGE)
            if particular is not None:
                said = (particular.lead, particular.body)
                yield _document(EMPLOYEES, Told.PARTICULAR_TEXT, key, particular.title, said)


PUBLISHED: dict[str, SearchSource] = {GUIDE: GuideSearchSource(), EMPLOYEES: EmployeesSearchSource()}


def refresh_published(publisher: Publisher) -> None:
    """Put what is published into the index as it now counts, in place of what was there.

    Runs inside what changed it: the index is changed if that happened, and only then. What cannot be read leaves the
    index as it was.
    """
    source = PUBLISHED.get(publisher.name)
    if source is None:
        return
    try:
        documents = list(source.documents())
    except Unreadable:
        return
    entries = SearchEntry.objects.filter(source=source.name)
    known = {entry.key: (entry.title, entry.text, entry.within) for entry in entries}
    remove(source.name, known.keys() - {document.key for document in documents})
    index(document for document in documents if known.get(document.key) != _indexed(document))


def index_published() -> bool:
    """Put what is published into the index where nothing of it is there yet; says whether that was so of any."""
    absent = [name for name, source in PUBLISHED.items() if not SearchEntry.objects.filter(source=source.name).exists()]
    for name in absent:
        refresh_published(publisher_named(name))
    return bool(absent)


def _indexed(document: SearchDocument) -> tuple[str, str, str]:
    """A document as the index keeps it."""
    return plain(document.title), plain(document.text), plain(document.within)


def _service(guide: Guide, key: str, service: Service) -> SearchDocument:
    words = guide.words_of(service, SOURCE_LANGUAGE)
    numbers = ", ".join(contact.shown for contact in service.contacts if contact.number)
    said = (words.does, words.eligibility, words.cost, words.note, numbers)
    return _document(GUIDE, Kind.SERVICE, key, words.name, said, within=service.organisation)


def _topic(guide: Guide, plans: list[TopicPlan]) -> Iterator[SearchDocument]:
    text = guide.topic(plans[0], SOURCE_LANGUAGE)
    if text is not None:
        doors = dict.fromkeys(plan.audience for plan in plans)
        within = ", ".join(str(AUDIENCE_NAMES[door]) for door in list(doors)[:_SHOWN_DOORS])
        yield _document(GUIDE, Kind.TOPIC, plans[0].key, text.title, (text.body,), within=within)


def _document(
    publisher: str, kind: str, key: str, title: str, said: tuple[str, ...], within: str = ""
) -> SearchDocument:
    return SearchDocument(
        PUBLISHED[publisher].name,
        f"{_LETTERS[kind]}:{key}"[:_KEY_LENGTH],
        reverse(f"{PREFIXES[publisher]}_found", args=[kind, key]),
        title,
        "\n\n".join(text for text in said if text),
        within=within,
        authority=EVERYONE_LOGGED_IN,
        weight=WEIGHT,
    )
