"""Pieces of the guide as lists name them, with the page where each is mended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fyren.detection.pack_files import Kind as Told
from fyren.editing.naming import AUDIENCE_NAMES, KIND_NAMES, TEXTS, arguments_of, language_name, mending_address
from fyren.editing.queries.desk import EMPLOYEES, GUIDE, Desk
from fyren.editing.queries.facts import Sort, facts, service_name
from fyren.guide.content import Audience
from fyren.guide.pack_files import Kind
from fyren.publishing.items import ItemName
from fyren.publishing.models import Revision
from fyren.publishing.port import Fault


@dataclass(frozen=True, slots=True)
class Ref:
    """A piece by its title, kind and language.

    Attributes:
        url: where it is mended, "" where nowhere.
        history: where its earlier wordings are.
    """

    name: ItemName
    title: str
    kind: str
    language: str
    url: str
    history: str


@dataclass(frozen=True, slots=True)
class RevisionRef:
    """A revision with what it is of."""

    ref: Ref
    revision: Revision


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why the guide cannot be published, and where that is mended."""

    why: str | Promise
    ref: Ref | None


def ref_of(desk: Desk, name: ItemName) -> Ref:
    """A piece as lists name it."""
    language = desk.language(name.language) if name.language else None
    return Ref(
        name=name,
        title=title_of(desk, name),
        kind=str(KIND_NAMES.get(name.kind, name.kind)),
        language=language_name(language) if language else name.language,
        url=mended_at(desk, name),
        history=desk.address("history", **arguments_of(name)),
    )


def mended_at(desk: Desk, name: ItemName) -> str:
    """Where a piece is mended; its history where it has no page of its own."""
    if name.kind == Kind.SOURCE:
        # A source that the pack calls something else since it was checked here is no fact any more.
        if any(fact.name == name for fact in facts(desk)):
            return desk.address("check", Sort.SOURCE, name.key)
        return desk.address("history", **arguments_of(name))
    if desk.publisher.name == GUIDE:
        return mending_address(name)
    if name.kind == Told.SETTINGS:
        return desk.address("settings")
    return desk.address("text" if name.kind in TEXTS else "history", **arguments_of(name))


def refs(desk: Desk, names: Iterable[ItemName]) -> list[Ref]:
    """Pieces as lists name them, in the order given."""
    return [ref_of(desk, name) for name in names]


def revision_refs(desk: Desk, revisions: Iterable[Revision]) -> list[RevisionRef]:
    """Revisions with what they are of, in the order given."""
    return [RevisionRef(ref_of(desk, each.entry.name), each) for each in revisions]


def title_of(desk: Desk, name: ItemName) -> str:
    """What a piece is called: by its own heading, by its source's, else by what it is."""
    if name.kind in (Kind.SERVICE, Kind.SERVICE_WORDS):
        return service_name(desk, name.key)
    if name.kind == Kind.LANGUAGE:
        language = desk.language(name.key)
        return language_name(language) if language else name.key
    if name.kind in (Kind.ORDER, Kind.STRUCTURE):
        return str(AUDIENCE_NAMES.get(name.key, _("The doors")))
    if name.kind == Kind.SOURCE and (found := desk.newest.get(name)):
        return str(found.body["name"])
    source = ItemName(name.kind, name.key, desk.publisher.source_language)
    for each in (name, source):
        item = desk.newest.get(each)
        if item is not None and item.body.get("title"):
            return str(item.body["title"])
    return str(KIND_NAMES.get(name.kind, name.kind))


def hindrances(desk: Desk, faults: Sequence[Fault]) -> list[Hindrance]:
    """Reasons not to publish, each with its place."""
    return [Hindrance(each.why, ref_of(desk, each.about) if each.about else None) for each in faults]


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text of a language as a list shows it.

    Attributes:
        state: "missing", "stale", "draft", "scheduled", "local" or "pack".
    """

    ref: Ref
    state: str


@dataclass(frozen=True, slots=True)
class TextGroup:
    """The texts behind a door, or of a kind."""

    label: str | Promise
    rows: list[TextRow]

    @property
    def waiting(self) -> int:
        """How many of them want something done."""
        return sum(row.state in ("missing", "stale", "draft") for row in self.rows)


def text_groups(desk: Desk, language: str) -> list[TextGroup]:
    """A language's texts: those behind each door, then those about services, then the guide's own words."""
    if desk.publisher.name == EMPLOYEES:
        return _for_employees(desk, language)
    groups = [TextGroup(AUDIENCE_NAMES[each], _behind(desk, each, language)) for each in Audience]
    services = sorted(name.key for name in desk.newest if name.kind == Kind.SERVICE)
    words = [ItemName(Kind.SERVICE_WORDS, key, language) for key in services]
    others = [ItemName(kind, "all", language) for kind in (Kind.STRINGS, Kind.TOOLS, Kind.SEARCH)]
    return [
        *groups,
        TextGroup(_("Words about services"), _rows(desk, words)),
        TextGroup(_("The guide's own words, tools and search words"), _rows(desk, others)),
    ]


def _for_employees(desk: Desk, language: str) -> list[TextGroup]:
    professions = [ItemName(Told.PROFESSION_TEXT, each.key, language) for each in desk.guidance.professions]
    particulars = [ItemName(Told.PARTICULAR_TEXT, key, language) for key in desk.guidance.particulars]
    return [
        TextGroup(_("Professions"), _rows(desk, professions)),
        TextGroup(_("Particulars"), _rows(desk, particulars)),
        TextGroup(_("The pages' own words"), _rows(desk, [ItemName(Told.STRINGS, "all", language)])),
    ]


def _behind(desk: Desk, audience: Audience, language: str) -> list[TextRow]:
    topics = [ItemName(Kind.TOPIC, plan.key, language) for plan in desk.guide.topics(audience)]
    return _rows(desk, [ItemName(Kind.DOOR, audience.value, language), *topics])


def _rows(desk: Desk, names: Iterable[ItemName]) -> list[TextRow]:
    return [TextRow(ref_of(desk, name), text_state(desk, name)) for name in names if _has_source(desk, name)]


def _has_source(desk: Desk, name: ItemName) -> bool:
    return name in desk.newest or ItemName(name.kind, name.key, desk.publisher.source_language) in desk.newest


def text_state(desk: Desk, name: ItemName) -> str:
    """How it stands with a text, what wants doing before what does not."""
    item, last = desk.newest.get(name), desk.last.get(name)
    if item is None:
        return "missing"
    if desk.is_stale(item):
        return "stale"
    if last is None or last.body is None:
        return "pack"
    if last.counts_from is None:
        return "draft"
    return "scheduled" if last.counts_from > desk.at else "local"
