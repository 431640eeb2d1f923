"""What the staff's search finds of the guide: services and topics as they count, by their Swedish words."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base.search import EVERYONE_LOGGED_IN, SearchDocument, index, remove
from fyren.base.search.models import SearchEntry
from fyren.base.text import plain
from fyren.editing.naming import AUDIENCE_NAMES
from fyren.editing.queries.desk import GUIDE, guide_publisher
from fyren.guide.content import Audience, Service, TopicPlan
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind
from fyren.guide.reading import Guide
from fyren.publishing.effective import effective_items
from fyren.publishing.port import Publisher
from fyren.publishing.typed import Unreadable

SOURCE = "guide"
WEIGHT = 2
_KEY_LENGTH = 64
_SHOWN_DOORS = 3


class GuideSearchSource:
    """Every service that is shown, and every topic. For those who are logged in: the public searches in the guide
    itself, where nothing of it leaves the device."""

    name = SOURCE
    label: str | Promise = _("The public guide")

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


def refresh_guide(publisher: Publisher) -> None:
    """Put the guide into the index as it now counts, in place of what was there.

    Runs inside what changed it: the index is changed if that happened, and only then. A guide that cannot be read
    leaves the index as it was.
    """
    if publisher.name != GUIDE:
        return
    try:
        documents = list(GuideSearchSource().documents())
    except Unreadable:
        return
    known = {entry.key: (entry.title, entry.text, entry.within) for entry in SearchEntry.objects.filter(source=SOURCE)}
    remove(SOURCE, known.keys() - {document.key for document in documents})
    index(document for document in documents if known.get(document.key) != _indexed(document))


def index_guide() -> bool:
    """Put the guide into the index where nothing of it is there yet; says whether that was so."""
    if SearchEntry.objects.filter(source=SOURCE).exists():
        return False
    refresh_guide(guide_publisher())
    return True


def _indexed(document: SearchDocument) -> tuple[str, str, str]:
    """A document as the index keeps it."""
    return plain(document.title), plain(document.text), plain(document.within)


def _service(guide: Guide, key: str, service: Service) -> SearchDocument:
    words = guide.words_of(service, SOURCE_LANGUAGE)
    numbers = ", ".join(contact.shown for contact in service.contacts if contact.number)
    said = (words.does, words.eligibility, words.cost, words.note, numbers)
    return _document(Kind.SERVICE, key, words.name, said, within=service.organisation)


def _topic(guide: Guide, plans: list[TopicPlan]) -> Iterator[SearchDocument]:
    text = guide.topic(plans[0], SOURCE_LANGUAGE)
    if text is not None:
        doors = dict.fromkeys(plan.audience for plan in plans)
        within = ", ".join(str(AUDIENCE_NAMES[door]) for door in list(doors)[:_SHOWN_DOORS])
        yield _document(Kind.TOPIC, plans[0].key, text.title, (text.body,), within=within)


def _document(kind: str, key: str, title: str, said: tuple[str, ...], within: str) -> SearchDocument:
    return SearchDocument(
        SOURCE,
        f"{kind[0]}:{key}"[:_KEY_LENGTH],
        reverse("guide_found", args=[kind, key]),
        title,
        "\n\n".join(text for text in said if text),
        within=within,
        authority=EVERYONE_LOGGED_IN,
        weight=WEIGHT,
    )
