"""Fetches values from Kolada: in segments that are each done or not, so that a killed run goes on where it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from fyren.base import clock
from fyren.base.http import HttpProblem
from fyren.base.jobs import JobProblem, Stopped, Turn
from fyren.indicators.kolada.client import Kolada, asked_by
from fyren.indicators.kolada.parsing import WrongShape
from fyren.indicators.kolada.places import refresh_places
from fyren.indicators.kolada.planning import Wishes, indicators_to_fetch, last_day, paths, places_to_fetch
from fyren.indicators.kolada.storing import SOURCE, Held, Keeper, Tally
from fyren.indicators.models import Figure, KoladaRun, KoladaSegment, Place, RunState
from fyren.indicators.rules import PlaceKind

RESUMED_WITHIN_DAYS = 7


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come."""

    done: int
    segments: int
    read: int
    added: int
    changed: int
    removed: int


Tell = Callable[[Progress], object]


def in_silence(progress: Progress) -> None:
    """Tells nobody."""


def fetch(kolada: Kolada, turn: Turn, wishes: Wishes | None = None, tell: Tell = in_silence) -> KoladaRun | None:
    """Fetch what is wished for, or go on with the last such fetching if it was not done. None: there is nothing to.

    The caller sees to it that only one runs at a time.

    Raises:
        JobProblem: Kolada gave no usable answer. What was fetched before that is kept.
        Stopped: the turn ended.
    """
    wishes = wishes or Wishes()
    if not indicators_to_fetch(wishes):
        return None
    KoladaRun.objects.filter(state=RunState.RUNNING).update(state=RunState.STOPPED)
    run = _unfinished(wishes) or KoladaRun.objects.create(asked=wishes.words, since=last_day(wishes))
    KoladaRun.objects.filter(pk=run.pk).update(state=RunState.RUNNING, problem="", ended_at=None)
    try:
        remark = _go_through(run, kolada, turn, wishes, tell)
    except Stopped:
        _end(run, RunState.STOPPED)
        raise
    except (HttpProblem, WrongShape, JobProblem) as error:
        problem = _in_words(error)
        _end(run, RunState.FAILED, problem)
        raise JobProblem(problem) from error
    _end(run, RunState.DONE, remark)
    return run


def _in_words(error: Exception) -> str:
    if isinstance(error, WrongShape):
        return _("Kolada's answer is of a shape that we do not know (%(detail)s).") % {"detail": error}
    return str(error)


def _unfinished(wishes: Wishes) -> KoladaRun | None:
    """The last fetching with the same wishes, if it was stopped, killed or failed, and not too long ago."""
    last = KoladaRun.objects.filter(asked=wishes.words).first()
    if last is None or last.state == RunState.DONE:
        return None
    return last if (clock.now() - last.started_at).days < RESUMED_WITHIN_DAYS else None


def _end(run: KoladaRun, state: RunState, problem: str = "") -> None:
    run.refresh_from_db()
    run.state, run.problem, run.ended_at = state, problem[:300], clock.now()
    run.save(update_fields=["state", "problem", "ended_at"])


def _go_through(run: KoladaRun, kolada: Kolada, turn: Turn, wishes: Wishes, tell: Tell) -> str:
    """Everything that is left to do. Returns what the administrator should know all the same, "" for nothing."""
    turn.go_on()
    indicators = indicators_to_fetch(wishes)
    if not run.segments.exists():
        refresh_places(kolada)
        _plan(run, wishes, indicators)
    places = dict(Place.objects.values_list("code", "pk"))
    tell(_progress(run))
    for segment in run.segments.filter(is_done=False):
        Fetching(run, segment, kolada, turn, indicators, places).go(lambda: tell(_progress(run)))
    unknown = sorted(set(indicators) - {each.code for each in kolada.kpis(indicators)})
    return _("Kolada does not know %(ids)s.") % {"ids": ", ".join(unknown)} if unknown else ""


def _plan(run: KoladaRun, wishes: Wishes, indicators: dict[str, int]) -> None:
    """Write down every segment, once: a run that goes on asks for the same ones."""
    places = places_to_fetch(wishes)
    if not places:
        raise JobProblem(_("No municipality is chosen as our own or to stand beside it, so there is nothing to fetch."))
    planned = paths(wishes, indicators, places)
    KoladaSegment.objects.bulk_create([KoladaSegment(run=run, path=path) for path in planned], batch_size=100)


def _progress(run: KoladaRun) -> Progress:
    run.refresh_from_db()
    segments = run.segments.all()
    done = segments.filter(is_done=True).count()
    return Progress(done, segments.count(), run.read, run.added, run.changed, run.removed)


class Fetching:
    """One segment, page by page. Each page is written with the place to go on from, or not at all."""

    def __init__(
        self,
        run: KoladaRun,
        segment: KoladaSegment,
        kolada: Kolada,
        turn: Turn,
        indicators: dict[str, int],
        places: dict[str, int],
    ) -> None:
        self._run, self._segment, self._kolada, self._turn = run, segment, kolada, turn
        self._codes, self._places, self._years, self._is_changes = asked_by(segment.path)
        self._keeper = Keeper(indicators, places, clock.now())
        self._found_any = False

    def go(self, told: Callable[[], object]) -> None:
        """Fetch all of it. A whole series is begun anew when it was left halfway: only one who has seen all of it can
        tell what the source no longer has."""
        begin = self._segment.next_url if self._is_changes else ""
        address, asked = begin or self._segment.path, set[str]()
        while address:
            asked.add(address)
            self._turn.go_on()
            page = self._kolada.page(address)
            self._turn.go_on()
            self._found_any = self._found_any or bool(page.values)
            address = page.next_address if page.next_address not in asked else ""
            with transaction.atomic():
                tally = self._keeper.keep(page.values)
                if not address and not self._is_changes:
                    tally.removed += self._remove_unseen()
                self._note(tally, address)
            told()

    def _note(self, tally: Tally, address: str) -> None:
        KoladaSegment.objects.filter(pk=self._segment.pk).update(next_url=address, is_done=not address)
        KoladaRun.objects.filter(pk=self._run.pk).update(
            read=F("read") + tally.read,
            added=F("added") + tally.added,
            changed=F("changed") + tally.changed,
            removed=F("removed") + tally.removed,
        )

    def _remove_unseen(self) -> int:
        """Let what is here from before, and was not among what the source has, become missing.

        All of it at once is a fault of the source's.
        """
        unseen = self._unseen()
        if unseen and not self._found_any:
            raise JobProblem(_("Kolada answered with no values at all, though we have some. Nothing was removed."))
        return self._keeper.remove(unseen)

    def _unseen(self) -> list[Held]:
        codes, places = self._keeper.indicators, self._keeper.places
        held = Figure.objects.filter(
            indicator__in=[codes[code] for code in self._codes if code in codes],
            source=SOURCE,
            value__isnull=False,
            fetched_at__lt=self._run.started_at,
        )
        if self._places:
            held = held.filter(place__in=[places[code] for code in self._places if code in places])
        else:
            held = held.filter(place__kind=PlaceKind.MUNICIPALITY)
        if self._years:
            held = held.filter(year__in=self._years)
        rows = held.values_list("pk", "value", "status", "source", "fetched_at")
        return [row for row in rows.iterator() if row[0] not in self._keeper.seen]
