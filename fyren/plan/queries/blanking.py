"""Texts that a registrar may blank: where each stands, whose it is, and those that only the change log still holds."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.history.changes import object_type
from fyren.base.history.removed import texts_of_removed
from fyren.base.models import ChangeEntry
from fyren.people.models import Body, BodyKind
from fyren.people.queries import people_names
from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.plan import models
from fyren.plan.access import can_blank
from fyren.plan.erasing import paths_of
from fyren.plan.models import PlanEdition
from fyren.plan.ports import BLANKABLE, MODEL_TEXT_BLANKED
from fyren.plan.queries.revision_draft import draft_parts
from fyren.plan.search import refresh_plan
from fyren.plan.sorts import Sort, removal_mark, same_words

EDITION = object_type(PlanEdition())
WORDING, LOGGED = "utgava", "logg"


class Place(StrEnum):
    """Where a text stands."""

    FIELD = "field"  # a field of an object
    WORDING = "wording"  # a piece of a plan's wording, by path
    LOGGED = "logged"  # only in the change log: its object was removed, or the piece of wording


@dataclass(frozen=True, slots=True)
class HeldText:
    """A text, what it is about, and the authority that owns it.

    Args:
        about: the object; one that was removed is known by its public id and its last version only.
        field: the field's name, or the path in the wording.
        editions: the numbers of the editions in which the same piece of wording stands.
        sort: of a field, what kind of object it is of.
        kind: of a field, the word for its sort in the address.
        also_in: a sentence about where else the text is removed from.
    """

    place: Place
    about: Any
    field: str
    owner: Body
    words: str
    label: str
    editions: tuple[int, ...] = ()
    sort: Sort | None = None
    kind: str = ""
    also_in: str = ""


def steering_owner(about: Any = None, field: str = "") -> Body | None:
    """The authority whose registrar blanks the steering model's texts: the executive board; None while there is none.

    The model itself belongs to no authority (see `fyren.plan.access.can_blank`).
    """
    return Body.objects.on(clock.today()).filter(kind=BodyKind.EXECUTIVE_BOARD).first()


def blanks_steering_model(viewer: Viewer) -> bool:
    """Whether the viewer blanks the steering model's texts; asks the database of registrars only."""
    owner = steering_owner() if viewer.holds(Role.REGISTRAR) else None
    return owner is not None and can_blank(viewer, owner)


def _answers_owner(answer: Any, field: str) -> Body:
    """What a body wrote is its own; how it was weighed is the plan owner's text."""
    owner: Body = answer.edition.plan.authority if field == "weighed" else answer.authority
    return owner


class _Note(Sort):
    """Editorial notes, which the search finds."""

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        super().blank(about, field, reason=reason, expected_version=expected_version, by=by)
        refresh_plan(about.edition.plan)


class Copied(Sort):
    """Texts of the steering model that the rooms above copy when they freeze what names it."""

    def also_in(self, about: Any, field: str) -> str:
        """Editions of internal budgets."""
        return _("The text is removed from frozen internal budgets that name it too, with their appendices.")

    def blank(self, about: Any, field: str, *, reason: str, expected_version: int, by: Viewer) -> None:
        """In the object and its log, and where it was copied."""
        logged = ChangeEntry.objects.filter(object_type=object_type(about), object_id=about.public_id, field=field)
        texts = {self.words(about, field), *(text for pair in logged.values_list("old", "new") for text in pair)}
        said = frozenset(map(same_words, texts)) - {""}
        super().blank(about, field, reason=reason, expected_version=expected_version, by=by)
        for tell in MODEL_TEXT_BLANKED:
            tell(about, said, reason, by)


SORTS: dict[str, Sort] = {
    "svar": Sort(models.ConsultationAnswer, {"text", "proposed_wording", "weighed"}, _answers_owner),
    "notering": Sort(models.InternalNote, {"text"}),
    "anmarkning": _Note(models.EditorialNote, {"text"}),
    "revision": Sort(models.Revision, {"reason", "withdrawn_because"}),
    "program": Sort(models.Programme, {"name", "vision"}, steering_owner),
    "malbild": Copied(models.TargetPicture, {"name"}, steering_owner),
    "utmaning": Sort(models.Challenge, {"name"}, steering_owner),
    "process": Copied(models.Process, {"name"}, steering_owner),
    "riktningsmal": Copied(models.DirectionGoal, {"wording"}, steering_owner),
    "tolkning": Sort(models.Interpretation, {"rationale"}, steering_owner),
    "malbildstolkning": Sort(models.TargetInterpretation, {"rationale"}, steering_owner),
}


def all_sorts() -> dict[str, Sort]:
    """Every room's sorts, by the word for them in addresses."""
    return {kind: sort for sorts in BLANKABLE for kind, sort in sorts.items()}


def sort_of(about: Any) -> tuple[str, Sort]:
    """The sort of an object, and the word for it.

    Raises:
        Http404: nothing in such an object can be blanked.
    """
    for kind, sort in all_sorts().items():
        if isinstance(about, sort.model):
            return kind, sort
    raise Http404


def held_text(kind: str, public_id: str, field: str) -> HeldText:
    """The text that an address names.

    Args:
        kind: a key of `all_sorts`, or `WORDING` with an edition, or `LOGGED` with an object that was removed or an
            edition.

    Raises:
        Http404: there is no such object or field, or nobody owns it. An empty text is a text here.
    """
    if kind == WORDING:
        return wording_text(
            get_object_or_404(PlanEdition.objects.select_related("plan__authority"), public_id=public_id), field
        )
    if kind == LOGGED:
        return _logged_text(public_id, field)
    sort = all_sorts().get(kind)
    if sort is None:
        raise Http404
    return field_text(get_object_or_404(sort.model._default_manager, public_id=public_id), field)


def field_text(about: Any, field: str) -> HeldText:
    """The text of an object's field.

    Raises:
        Http404: the field is none that can be blanked, or nobody owns it.
    """
    kind, sort = sort_of(about)
    owner = sort.owner(about, field) if sort.holds(about, field) else None
    if owner is None:
        raise Http404
    words, label = sort.words(about, field), sort.label(about, field)
    also_in = sort.also_in(about, field)
    return HeldText(Place.FIELD, about, field, owner, words, label, sort=sort, kind=kind, also_in=also_in)


@dataclass(frozen=True, slots=True)
class Offered:
    """A text that the viewer may blank from a page."""

    kind: str
    public_id: str
    field: str
    label: str
    words: str


def texts_to_blank(viewer: Viewer, objects: Iterable[Any]) -> list[Offered]:
    """The texts of the objects that the viewer may blank and that are not blanked or empty; none for others than
    registrars, who are asked nothing about."""
    if not viewer.holds(Role.REGISTRAR):
        return []
    mark = removal_mark()
    found = []
    for about in objects:
        kind, sort = sort_of(about)
        for field in sort.texts(about):
            words, owner = sort.words(about, field), sort.owner(about, field)
            if owner is not None and can_blank(viewer, owner) and words.strip() and words != mark:
                found.append(Offered(kind, about.public_id, field, sort.label(about, field), words))
    return found


def wording_text(edition: PlanEdition, path: str) -> HeldText:
    """A piece of an edition's wording; its words are "" when there is no such place."""
    words = dict(edition.read().texts()).get(path, "")
    others = PlanEdition.objects.filter(plan=edition.plan_id).order_by("number")
    same = tuple(other.number for other in others if paths_of(other.read(), words))
    label = _wording_labels(edition).get(path, path)
    return HeldText(Place.WORDING, edition, path, edition.plan.authority, words, label, same)


def _wording_labels(edition: PlanEdition) -> dict[str, str]:
    """What each place of the wording is called."""
    parts = draft_parts(edition.read())
    return {
        text.path: text.label if text.label == part.title else f"{part.title}: {text.label}"
        for part in parts
        for text in part.texts
    }


def _logged_text(public_id: str, field: str) -> HeldText:
    latest = ChangeEntry.objects.filter(object_id=public_id, field=field).first()
    owner = get_object_or_404(Body, public_id=latest.authority if latest else "")
    entries = logged_under(owner, public_id, field)
    if not entries:
        raise Http404
    about = apps.get_model(entries[0].object_type)(public_id=public_id, row_version=entries[0].row_version)
    words = "\n\n".join(
        dict.fromkeys(text for entry in entries for text in map(_readable, (entry.new, entry.old)) if text)
    )
    return HeldText(Place.LOGGED, about, field, owner, words, _labels(entries)[public_id, field])


def logged_under(owner: Body, public_id: str, field: str) -> list[ChangeEntry]:
    """Those of `only_logged` that are about one field or place of one object."""
    found = only_logged([owner.public_id])
    return [entry for entry in found if (entry.object_id, entry.field) == (public_id, field)]


def only_logged(authorities: Collection[str]) -> list[ChangeEntry]:
    """The log entries, latest first, with texts of the authorities that stand nowhere but there: of objects that were
    removed, and wordings of drafts that no edition has any more."""
    found = [*texts_of_removed(authorities), *_lost_wordings(authorities)]
    return sorted(found, key=lambda entry: (entry.at, entry.pk), reverse=True)


def _lost_wordings(authorities: Collection[str]) -> Iterator[ChangeEntry]:
    standing: dict[int, set[str]] = {}
    plans: dict[str, int] = {}
    for edition in PlanEdition.objects.filter(plan__authority__public_id__in=authorities):
        plans[edition.public_id] = edition.plan_id
        texts = (same_words(text) for _path, text in edition.read().texts())
        standing.setdefault(edition.plan_id, {"", same_words(removal_mark())}).update(texts)
    for entry in unblanked(ChangeEntry.objects.filter(object_type=EDITION, authority__in=authorities)):
        known = standing.get(plans.get(entry.object_id, 0), set())
        if _is_wording(entry.field) and not {same_words(entry.old), same_words(entry.new)} <= known:
            yield entry


def unblanked(entries: QuerySet[ChangeEntry]) -> QuerySet[ChangeEntry]:
    """Those that hold a text."""
    return entries.filter(blanked_reason="").exclude(old="", new="")


def _is_wording(field: str) -> bool:
    """Whether a logged field is a place in the wording: what only moved is logged by its places, not its words."""
    return field in ("title", "closing") or ("/" in field and not field.endswith("/place"))


@dataclass(frozen=True, slots=True)
class LoggedRow:
    """A text that only the log holds, or one that was blanked: what it belonged to, who did it last, when and why."""

    public_id: str
    field: str
    label: str
    who: str
    at: dt.datetime
    text: str = ""
    reason: str = ""


def removed_rows(authorities: Collection[str]) -> list[LoggedRow]:
    """What only the change log holds, one row for each text, latest first."""
    return logged_rows(only_logged(authorities))


def blanked_rows(authorities: Collection[str]) -> list[LoggedRow]:
    """What was blanked, one row for each text and reason, latest first; the one who blanked it stands last in its log.

    The steering model's are shown to the registrar who blanks them.
    """
    owner = steering_owner()
    shared = {""} if owner and owner.public_id in authorities else set()
    entries = ChangeEntry.objects.filter(authority__in={*authorities, *shared}).exclude(blanked_reason="")
    return logged_rows(entries)


def blanked_in(editions: Iterable[PlanEdition]) -> list[LoggedRow]:
    """What was blanked in the wording of editions: at most 4 queries, however many they are."""
    entries = ChangeEntry.objects.filter(object_type=EDITION, object_id__in=[each.public_id for each in editions])
    return logged_rows(entries.exclude(blanked_reason=""))


def logged_rows(entries: Iterable[ChangeEntry]) -> list[LoggedRow]:
    """Log entries as rows, one for each text and reason; the latest entry first."""
    latest: dict[tuple[str, str, str], ChangeEntry] = {}
    for entry in entries:
        latest.setdefault((entry.object_id, entry.field, entry.blanked_reason), entry)
    kept = list(latest.values())
    names, labels = people_names({entry.actor for entry in kept}), _labels(kept)
    return [
        LoggedRow(
            entry.object_id,
            entry.field,
            labels[entry.object_id, entry.field],
            names.get(entry.actor) or _("Unknown person"),
            entry.at,
            _readable(entry.old or entry.new),
            entry.blanked_reason,
        )
        for entry in kept
    ]


def _readable(text: str) -> str:
    """A logged text; of a composed value, the texts in it."""
    if not text.startswith("{"):
        return text
    try:
        kept = json.loads(text)
    except ValueError:
        return text
    return "\n\n".join(each for each in kept.values() if isinstance(each, str)) if isinstance(kept, dict) else text


def _labels(entries: Iterable[ChangeEntry]) -> dict[tuple[str, str], str]:
    """What the logged fields are called: a place in the wording by its part, as far as it is still there."""
    entries = list(entries)
    ids = {entry.object_id for entry in entries if entry.object_type == EDITION}
    places = {
        edition.public_id: (
            _("%(plan)s, edition %(number)s") % {"plan": edition.plan.title, "number": edition.number},
            _wording_labels(edition),
        )
        for edition in PlanEdition.objects.filter(public_id__in=ids).select_related("plan")
    }
    found = {}
    for entry in entries:
        if entry.object_id in places:
            edition, named = places[entry.object_id]
            label = f"{edition}: {named.get(entry.field, entry.field)}"
        else:
            label = _field_label(entry)
        found[entry.object_id, entry.field] = label
    return found


def _field_label(entry: ChangeEntry) -> str:
    """An object's kind, and the field where that says more."""
    model = apps.get_model(entry.object_type)
    for sort in all_sorts().values():
        if sort.model is model and (label := sort.logged_label(entry)):
            return label
    kind = str(model._meta.verbose_name)
    fields = {f.name: str(f.verbose_name) for f in model._meta.concrete_fields}
    field = fields.get(entry.field, "")
    return kind if not field or kind.endswith(field) else f"{kind}: {field}"
