"""What comes from Kolada, what becomes of what was here, and how a broken fetching goes on."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.management import CommandError, call_command
from pytest_django import Settings

from fyren.base.jobs import JobProblem, Stopped
from fyren.base.jobs.models import Job
from fyren.base.jobs.running import Outcome, run_job
from fyren.indicators.kolada.job import SYNC_KOLADA
from fyren.indicators.models import Figure, FigureVersion, Indicator, KoladaRun, KoladaSegment, Place, RunState
from fyren.indicators.rules import PlaceKind
from tests.indicators.kolada.conftest import Fetch, Untroubled, value_of
from tests.kolada_server import Entry, World

pytestmark = pytest.mark.django_db

CHOSEN = 2 * 3 * 2  # indicators × places × years


def data_asked(source: World) -> list[str]:
    """The questions for values."""
    return [path for path in source.asked if "/data/" in path]


def counts(run: KoladaRun | None) -> tuple[int, int, int, int]:
    """Read, added, changed, removed."""
    assert run is not None
    run.refresh_from_db()
    return run.read, run.added, run.changed, run.removed


def test_values_of_what_is_chosen(fetching: Fetch, source: World) -> None:
    run = fetching()
    assert counts(run) == (CHOSEN, CHOSEN, 0, 0)
    assert set(Figure.objects.values_list("place__code", flat=True)) == {"0780", "0781", "G33617"}
    found = value_of("N00001", "0780", 2024)
    assert (found.value, found.source) == (2024.0, "kolada")
    assert run is not None
    assert (run.state, run.problem) == (RunState.DONE, "")


def test_places_and_the_groups_members_come_first(fetching: Fetch) -> None:
    fetching()
    kinds = dict(Place.objects.values_list("code", "kind"))
    assert (kinds["0760"], kinds["0007"], kinds["0000"]) == (
        PlaceKind.MUNICIPALITY,
        PlaceKind.REGION,
        PlaceKind.NATION,
    )
    group = Place.objects.get(code="G33617")
    assert set(group.memberships.values_list("member__code", flat=True)) == {"0780", "0781", "0760"}
    assert Place.objects.get(is_home=True).code == "0780"


def test_genders_and_missing_values(fetching: Fetch, source: World) -> None:
    for gender, value in (("K", None), ("M", 0.0)):
        source.put(Entry("N00001", "0780", 2024, gender, value, status="Missing" if value is None else ""))
    fetching()
    women, men = value_of("N00001", "0780", 2024, "K"), value_of("N00001", "0780", 2024, "M")
    assert (women.value, women.status, men.value) == (None, "Missing", 0.0)


@pytest.mark.parametrize("name", ["next_url", "next_page"])
def test_every_page_is_fetched(fetching: Fetch, source: World, name: str) -> None:
    source.page_rows, source.next_name = 5, name
    assert counts(fetching())[1] == CHOSEN
    assert len(data_asked(source)) == 3


def test_the_next_time_only_changes_are_asked_for(fetching: Fetch, source: World) -> None:
    fetching()
    source.asked.clear()
    assert counts(fetching()) == (0, 0, 0, 0)
    assert data_asked(source)
    assert all("from_date=" in path for path in data_asked(source))


def test_a_changed_value_keeps_what_it_was(fetching: Fetch, source: World) -> None:
    fetching()
    entry = source.entries["N00001", "0780", 2024, "T"]
    source.change(entry, value=7.5, changed_on="2999-01-01")
    assert counts(fetching()) == (1, 0, 1, 0)
    figure = value_of("N00001", "0780", 2024)
    (version,) = figure.versions.all()
    assert (figure.value, version.value, version.source) == (7.5, 2024.0, "kolada")
    assert version.fetched_at < version.replaced_at == figure.fetched_at
    assert FigureVersion.objects.count() == 1


@pytest.mark.parametrize("name", ["isdeleted", "is_deleted"])
def test_a_removed_value_becomes_missing(fetching: Fetch, source: World, name: str) -> None:
    fetching()
    source.deleted_name = name
    source.change(source.entries["N00001", "0780", 2024, "T"], is_deleted=True, changed_on="2999-01-01")
    assert counts(fetching())[3] == 1
    figure = value_of("N00001", "0780", 2024)
    assert (figure.value, figure.versions.get().value) == (None, 2024.0)
    fetching()
    assert figure.versions.count() == 1


def test_a_full_fetching_finds_what_is_gone(fetching: Fetch, source: World) -> None:
    fetching()
    del source.entries["N00002", "0781", 2023, "T"]
    assert counts(fetching(is_full=True)) == (CHOSEN - 1, 0, 0, 1)
    gone = value_of("N00002", "0781", 2023)
    assert (gone.value, gone.versions.get().value) == (None, 2023.0)


def test_what_did_not_come_from_kolada_is_never_removed(
    fetching: Fetch, source: World, library: dict[str, Indicator]
) -> None:
    own = Figure.objects.create(
        indicator=library["N00001"],
        place=Place.objects.get(code="0780"),
        year=1999,
        value=1.0,
        source="file",
        fetched_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
    )
    fetching(is_full=True)
    own.refresh_from_db()
    assert (own.value, own.source) == (1.0, "file")


def test_an_empty_answer_removes_nothing(fetching: Fetch, source: World) -> None:
    fetching()
    source.entries.clear()
    with pytest.raises(JobProblem, match="inga värden alls"):
        fetching(is_full=True)
    assert not Figure.objects.filter(value__isnull=True).exists()


def test_a_new_indicator_and_a_new_place_are_fetched_whole(fetching: Fetch, source: World) -> None:
    fetching()
    Place.objects.filter(code="0760").update(is_compared=True)
    Indicator.objects.filter(code="E1").update(code="N00003", from_kolada=True)
    source.put(*(Entry("N00003", place, 2024, value=1.0) for place in ("0780", "0760")))
    assert counts(fetching())[1] == 2 * 2 + 2
    source.asked.clear()
    fetching()
    assert all("from_date=" in path for path in data_asked(source))


def test_every_municipality_when_asked_for(fetching: Fetch, source: World) -> None:
    run = fetching(all_places=True)
    assert set(Figure.objects.values_list("place__code", flat=True)) == {
        *("0780", "0781", "0760", "0000", "0007", "G33617")
    }
    assert counts(run)[1] == 2 * 6 * 2
    assert [path for path in data_asked(source) if "/year/" in path]
    assert counts(fetching(all_places=True, is_full=True))[1:] == (0, 0, 0)


def test_only_some_indicators(fetching: Fetch, source: World) -> None:
    fetching(only=("N00002",))
    assert set(Figure.objects.values_list("indicator__code", flat=True)) == {"N00002"}
    assert counts(fetching())[1] == CHOSEN / 2  # the rest was never fetched, so all of it is


def test_what_kolada_does_not_know_is_told(fetching: Fetch, source: World) -> None:
    source.kpis.pop()
    run = fetching()
    assert run is not None
    assert (run.state, run.problem) == (RunState.DONE, "Kolada känner inte till N00002.")


def test_an_ended_indicator_is_left_alone(fetching: Fetch, source: World) -> None:
    Indicator.objects.filter(code="N00002").update(ended_on=dt.date(2025, 1, 1))
    fetching()
    assert not any("N00002" in path for path in source.asked)


@pytest.mark.parametrize("fault", ["html", "half", "404", '{"values": 3}'])
def test_a_fault_is_kept_in_words_and_the_next_time_goes_on(fetching: Fetch, source: World, fault: str) -> None:
    source.page_rows = 5
    # The first page is kept; then the source is out of order.
    with pytest.raises(JobProblem):
        fetching(_Breaking(source, fault))
    run = KoladaRun.objects.get()
    assert run.state == RunState.FAILED
    assert run.problem
    assert "<" not in run.problem
    source.faults.clear()
    again = fetching()
    assert again is not None
    assert again.pk == run.pk
    assert Figure.objects.count() == CHOSEN
    assert not KoladaSegment.objects.filter(is_done=False).exists()


class _Breaking(Untroubled):
    """When the second page of values is about to be asked for, the source breaks."""

    def __init__(self, source: World, fault: str) -> None:
        super().__init__()
        self.source, self.fault = source, fault

    def go_on(self) -> None:
        if len(data_asked(self.source)) == 1 and Figure.objects.exists():
            self.source.faults = [self.fault] * 2


def test_a_stopped_fetching_goes_on_where_it_was(fetching: Fetch, source: World) -> None:
    fetching()
    for place, year in (("0780", 2023), ("0780", 2024), ("0781", 2023)):
        source.change(source.entries["N00001", place, year, "T"], value=1.0, changed_on="2999-01-01")
    source.page_rows = 1
    with pytest.raises(Stopped):
        fetching(Untroubled(Stopped(), after=4))
    run = KoladaRun.objects.first()
    assert run is not None
    assert (run.state, run.changed) == (RunState.STOPPED, 1)
    source.asked.clear()
    assert counts(fetching())[2] == 3
    assert "page=2" in data_asked(source)[0]
    assert FigureVersion.objects.count() == 3


def test_an_old_unfinished_fetching_is_not_gone_on_with(fetching: Fetch, source: World) -> None:
    with pytest.raises(Stopped):
        fetching(Untroubled(Stopped(), after=2))
    KoladaRun.objects.update(started_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    fetching()
    assert KoladaRun.objects.count() == 2


def test_nothing_to_fetch(fetching: Fetch, source: World) -> None:
    Indicator.objects.update(from_kolada=False)
    assert fetching() is None
    assert source.asked == []


def test_no_place_is_chosen(fetching: Fetch, source: World) -> None:
    Place.objects.update(is_home=False, is_compared=False)
    with pytest.raises(JobProblem, match="Ingen kommun"):
        fetching()


# --- as a job and as a command


@pytest.mark.usefixtures("library")
def test_the_job_fetches_from_the_address_in_the_settings(address: str, settings: Settings) -> None:
    settings.KOLADA_URL = address
    assert run_job(SYNC_KOLADA) is Outcome.DONE
    assert Figure.objects.count() == CHOSEN
    with time_machine.travel(dt.datetime(2030, 1, 1, tzinfo=dt.UTC), tick=False):
        assert Job.objects.get(name="sync_kolada").last_problem == ""


@pytest.mark.usefixtures("library")
def test_the_command_tells_how_far_it_has_come(
    address: str, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.KOLADA_URL = address
    call_command("sync_kolada", "--progress")
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Del 0 av 1: 0 värden lästa, 0 nya, 0 ändrade, 0 borttagna"
    assert told[-1] == "Klart: 12 värden lästa, 12 nya, 0 ändrade, 0 borttagna hos källan."


@pytest.mark.usefixtures("library")
def test_the_command_says_what_is_wrong(source: World, address: str, settings: Settings) -> None:
    with pytest.raises(CommandError, match="FYREN_KOLADA_URL"):
        call_command("sync_kolada")
    settings.KOLADA_URL = address
    with pytest.raises(CommandError, match="N99999"):
        call_command("sync_kolada", "--only", "N99999")
    source.faults = ["html"]
    with pytest.raises(CommandError, match="webbsida"):
        call_command("sync_kolada")


def test_the_demo_asks_nobody(settings: Settings) -> None:
    settings.DEMO, settings.KOLADA_URL = True, ""
    assert "demon" in SYNC_KOLADA.hindered()
