"""Editions of closed rounds, and their supplements, when a text in them is blanked: content and checksum made anew,
and told to those who have kept documents made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fyren.base.frozen import checksum_of
from fyren.base.history import log_blanked, take_version
from fyren.base.history.changes import object_type
from fyren.base.models import ChangeEntry, VersionedModel
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.erasing import Erasing
from fyren.plan.models import Plan
from fyren.plan.queries.blanking import LoggedRow, logged_rows
from fyren.plan.sorts import removal_mark, same_words
from fyren.steering.erasing import Hit
from fyren.steering.models import RoundEdition, RoundSupplement
from fyren.steering.ports import ROUND_BLANKED
from fyren.steering.round_erasing import as_in_budget, owner_in, texts_of, without

Find = Callable[[Mapping[str, str]], Iterable[str]]
"""Takes the texts of an edition by path, without the empty ones, and gives the paths of those that are to go."""

Editions = QuerySet[RoundEdition]


def all_editions() -> Editions:
    """Every edition of every closed round."""
    return RoundEdition.objects.select_related("round__year").order_by("pk")


def blank_in_rounds(editions: Editions, find: Find, *, reason: str, by: Viewer) -> None:
    """Put the mark in place of the texts that `find` names, in the editions that hold any and in their supplements.

    Raises:
        ValidationError: the content of one of them does not match its checksum.
    """
    for edition in editions.select_for_update(of=("self",)):
        paths = _found(edition.content, find)
        if paths:
            _rewrite(edition, paths, reason=reason, by=by)
        later = [each for each in edition.supplements.all() if _supplement_blanked(each, find, reason=reason, by=by)]
        if paths or later:
            tell_kept(edition)


def tell_kept(edition: RoundEdition) -> None:
    """Let what is kept of the edition be made anew."""
    for renew in ROUND_BLANKED:
        renew(edition)


def _found(content: object, find: Find) -> list[str]:
    mark = removal_mark()
    return list(find({path: words for path, words in texts_of(content) if words.strip() and words != mark}))


def _rewrite(edition: RoundEdition, paths: list[str], *, reason: str, by: Viewer) -> None:
    """Number and day stay; the checksum is of what it now says. Content that was tampered with gets none."""
    try:
        edition.read()
    except ValueError as fault:
        message = _("The content of %(edition)s does not match its checksum. Ask whoever runs the server first.")
        raise ValidationError(message % {"edition": edition}) from fault
    content = without(edition.content, set(paths), removal_mark())
    checksum = checksum_of(content)
    take_version(edition, edition.row_version, content=content, checksum=checksum)
    edition.content, edition.checksum = content, checksum
    _log(edition, paths, reason=reason, by=by)


def _supplement_blanked(supplement: RoundSupplement, find: Find, *, reason: str, by: Viewer) -> bool:
    """A supplement holds indicators only; its texts are found as those of an edition are."""
    content = {"indicators": supplement.content}
    paths = _found(content, find)
    if paths:
        kept = without(content, set(paths), removal_mark())["indicators"]
        take_version(supplement, supplement.row_version, content=kept)
        _log(supplement, paths, reason=reason, by=by)
    return bool(paths)


def _log(about: VersionedModel, paths: list[str], *, reason: str, by: Viewer) -> None:
    for owner in sorted({owner_in(path) for path in paths}):
        own = [path for path in paths if owner_in(path) == owner]
        log_blanked(about, own, authority=owner, reason=reason, by=by.actor)


def of_budget(hit: Hit, authority: Body) -> Find:
    """The texts that the round copied from internal budgets of the authority, or of those that it has succeeded."""
    before = Body.objects.filter(successions__successor=authority).values_list("public_id", flat=True)
    bodies = {authority.public_id, *before}

    def find(texts: Mapping[str, str]) -> list[str]:
        own = [(path, *as_in_budget(path), words) for path, words in texts.items()]
        return [path for path, body, there, words in own if body in bodies and there and hit(there, words)]

    return find


def saying(said: Iterable[str], is_meant: Callable[[str], bool]) -> Find:
    """The texts at the paths that are meant, where they say any of the words, as `same_words` compares."""
    known = frozenset(said)
    return lambda texts: [path for path, words in texts.items() if is_meant(path) and same_words(words) in known]


def wording_blanked_in_rounds(plan: Plan, erasing: Erasing, reason: str, by: Viewer) -> None:
    """Take a plan's blanked words out of the rounds that copied them: its name, and its areas' wordings."""
    start = f"plans/{plan.public_id}/"

    def find(texts: Mapping[str, str]) -> list[str]:
        ours = [(path, words) for path, words in texts.items() if path.startswith(start) and "/analysis/" not in path]
        return [path for path, words in ours if erasing.of(words) != words]

    blank_in_rounds(all_editions(), find, reason=reason, by=by)


def model_text_blanked_in_rounds(about: VersionedModel, said: frozenset[str], reason: str, by: Viewer) -> None:
    """Take what a blanked text of the steering model, or of the library of indicators, has said out of the indicators
    that rounds have copied."""
    blank_in_rounds(all_editions(), saying(said, _is_indicators), reason=reason, by=by)


def _is_indicators(path: str) -> bool:
    return path.startswith("indicators/")


def blanked_in_rounds(editions: Iterable[RoundEdition]) -> list[LoggedRow]:
    """What was blanked in editions of rounds and in their supplements, one row for each text and reason, latest
    first."""
    kept = [each.pk for each in editions]
    later = RoundSupplement.objects.filter(edition__in=kept).values_list("public_id", flat=True)
    ids = [*RoundEdition.objects.filter(pk__in=kept).values_list("public_id", flat=True), *later]
    types = [object_type(RoundEdition()), object_type(RoundSupplement())]
    entries = ChangeEntry.objects.filter(object_type__in=types, object_id__in=ids)
    return logged_rows(entries.exclude(blanked_reason=""))
