"""The fetching from Kolada as a job."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from fyren.base.http import HttpClient, HttpProblem
from fyren.base.jobs import JobProblem, JobSpec, Turn
from fyren.indicators.kolada.client import Kolada
from fyren.indicators.kolada.planning import Wishes
from fyren.indicators.kolada.sync import Tell, fetch, in_silence


def run_fetching(turn: Turn, wishes: Wishes | None = None, tell: Tell = in_silence) -> None:
    """Fetch from the address in the settings.

    Raises:
        JobProblem, Stopped: as `fetch`.
    """
    try:
        source = HttpClient(settings.KOLADA_URL, pause=turn.pause)
    except HttpProblem as problem:
        raise JobProblem(str(problem)) from problem
    fetch(Kolada(source), turn, wishes, tell)


def no_address() -> str:
    """Why nothing is fetched in this installation; "" when it is."""
    if settings.KOLADA_URL:
        return ""
    if settings.DEMO:
        return gettext("The demo has no address to Kolada: its figures are invented, and it asks nobody outside.")
    return gettext("No address to Kolada is given in the settings (FYREN_KOLADA_URL).")


SYNC_KOLADA = JobSpec(
    name="sync_kolada",
    title=gettext_lazy("Fetching from Kolada"),
    does=gettext_lazy("Fetches new and changed values of the indicators that come from Kolada."),
    every=dt.timedelta(days=7),
    run=run_fetching,
    hindered=no_address,
)
