"""`run.py manage sync_kolada`: fetch from Kolada now, as the weekly job does or with other wishes."""

from __future__ import annotations

import datetime as dt
import signal
import threading
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from fyren.base.charts import swedish_number
from fyren.base.jobs.models import Job
from fyren.base.jobs.running import Outcome, run_job
from fyren.indicators.kolada.job import SYNC_KOLADA, run_fetching
from fyren.indicators.kolada.planning import Wishes, indicators_to_fetch
from fyren.indicators.kolada.sync import Progress, in_silence
from fyren.indicators.models import KoladaRun


class Command(BaseCommand):
    """The same job as the worker's, so that the two are never at it at once."""

    help = "Fetch new and changed values from Kolada. One that was interrupted goes on where it was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--full", action="store_true", help="everything, also what was fetched before")
        parser.add_argument("--since", type=dt.date.fromisoformat, help="only what changed since this day: 2026-01-31")
        parser.add_argument("--only", default="", metavar="IDS", help="only these indicators: N07549,U30750")
        parser.add_argument("--all-places", action="store_true", help="every municipality and region")
        parser.add_argument("--progress", action="store_true", help="tell how far it has come")

    def handle(self, *args: Any, **options: Any) -> None:
        """Fetch.

        Raises:
            CommandError: it did not come to an end; the message says why.
        """
        hindrance = SYNC_KOLADA.hindered()
        if hindrance:
            raise CommandError(hindrance)
        wishes = self._wishes(options)
        tell = self._tell if options["progress"] else in_silence
        outcome = run_job(SYNC_KOLADA, _stopped_by_signals(), run=partial(run_fetching, wishes=wishes, tell=tell))
        if outcome is Outcome.FAILED:
            raise CommandError(Job.objects.get(name=SYNC_KOLADA.name).last_problem)
        if outcome is Outcome.TAKEN:
            raise CommandError("Hämtningen pågår redan.")
        if outcome is Outcome.STOPPED:
            raise CommandError("Hämtningen avbröts. Den fortsätter där den var nästa gång.")
        self._sum_up(wishes)

    def _wishes(self, options: dict[str, Any]) -> Wishes:
        only = tuple(filter(None, (each.strip() for each in options["only"].split(","))))
        if options["full"] and options["since"]:
            raise CommandError("Välj --full eller --since, inte båda.")
        wishes = Wishes(options["full"], options["since"], only, options["all_places"])
        unknown = sorted(set(only) - set(indicators_to_fetch(wishes)))
        if unknown:
            raise CommandError(f"Hämtas inte från Kolada i den här installationen: {', '.join(unknown)}")
        return wishes

    def _tell(self, progress: Progress) -> None:
        self.stdout.write(
            f"Del {progress.done} av {progress.segments}: {swedish_number(progress.read)} värden lästa, "
            f"{swedish_number(progress.added)} nya, {swedish_number(progress.changed)} ändrade, "
            f"{swedish_number(progress.removed)} borttagna"
        )
        self.stdout.flush()

    def _sum_up(self, wishes: Wishes) -> None:
        run = KoladaRun.objects.filter(asked=wishes.words).first()
        if run is None:
            self.stdout.write("Inget nyckeltal i biblioteket hämtas från Kolada.")
            return
        self.stdout.write(
            f"Klart: {swedish_number(run.read)} värden lästa, {swedish_number(run.added)} nya, "
            f"{swedish_number(run.changed)} ändrade, {swedish_number(run.removed)} borttagna hos källan."
        )
        if run.problem:
            self.stdout.write(run.problem)


def _stopped_by_signals() -> threading.Event:
    """Set when the process is asked to end: the fetching then ends between two pages."""
    stop = threading.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
    return stop
