"""Values from Kolada into the table, in bulk. What the source changes or takes away keeps what it was."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fyren.indicators.kolada.parsing import Value
from fyren.indicators.models import Figure, FigureVersion

SOURCE = "kolada"
BATCH = 5000  # rows written at a time
AT_A_TIME = 500  # ids in a question: SQLite takes no more than 999 of anything

Key = tuple[int, int, str]  # place, year, gender
Held = tuple[int, float | None, str, str, dt.datetime]  # id, value, status, source, fetched at


@dataclass(slots=True)
class Tally:
    """What became of values: read from the source, new here, changed, removed at the source."""

    read: int = 0
    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(slots=True)
class Keeper:
    """Writes values.

    Args:
        indicators, places: database ids by Kolada's ids. What is about any other is left out.
        at: when they were fetched.
        seen: ids of the values that the source still has as they are here.
    """

    indicators: Mapping[str, int]
    places: Mapping[str, int]
    at: dt.datetime
    seen: set[int] = field(default_factory=set)

    def keep(self, values: Iterable[Value]) -> Tally:
        """Write what is new or changed. Inside the caller's transaction."""
        tally, versions, written = Tally(), [], []
        for indicator, wanted in self._by_indicator(values).items():
            tally.read += len(wanted)
            held = _held(indicator, wanted)
            for key, value in wanted.items():
                before = held.get(key)
                if before is None:
                    if not value.is_removed:
                        tally.added += 1
                        written.append(self._figure(indicator, key, value))
                elif before[1:4] == (value.value, value.status[:20], SOURCE):
                    self.seen.add(before[0])
                else:
                    tally.removed += value.is_removed
                    tally.changed += not value.is_removed
                    versions.append(_version(before, self.at))
                    written.append(self._figure(indicator, key, value))
        FigureVersion.objects.bulk_create(versions, batch_size=BATCH)
        _write(written)
        return tally

    def remove(self, figures: Iterable[Held]) -> int:
        """Let values that the source no longer has become missing ones. Returns how many."""
        gone = list(figures)
        FigureVersion.objects.bulk_create([_version(each, self.at) for each in gone], batch_size=BATCH)
        for start in range(0, len(gone), AT_A_TIME):
            ids = [each[0] for each in gone[start : start + AT_A_TIME]]
            Figure.objects.filter(pk__in=ids).update(value=None, status="", fetched_at=self.at)
        return len(gone)

    def _by_indicator(self, values: Iterable[Value]) -> dict[int, dict[Key, Value]]:
        """The values that are about what we know; of one that comes twice, the later."""
        found: dict[int, dict[Key, Value]] = defaultdict(dict)
        for value in values:
            indicator, place = self.indicators.get(value.indicator), self.places.get(value.place)
            if indicator is not None and place is not None:
                found[indicator][place, value.year, value.gender] = value
        return found

    def _figure(self, indicator: int, key: Key, value: Value) -> Figure:
        place, year, gender = key
        return Figure(
            indicator_id=indicator,
            place_id=place,
            year=year,
            gender=gender,
            value=value.value,
            status=value.status[:20],
            source=SOURCE,
            fetched_at=self.at,
        )


def _held(indicator: int, wanted: Mapping[Key, Value]) -> dict[Key, Held]:
    """What is here of the indicator, in the places and years that are wanted."""
    places, years = {key[0] for key in wanted}, [key[1] for key in wanted]
    within = Figure.objects.filter(indicator=indicator, year__gte=min(years), year__lte=max(years))
    ordered = sorted(places)
    found: dict[Key, Held] = {}
    for start in range(0, len(ordered), AT_A_TIME):
        rows = within.filter(place__in=ordered[start : start + AT_A_TIME]).values_list(
            "place_id", "year", "gender", "pk", "value", "status", "source", "fetched_at"
        )
        found |= {row[:3]: row[3:] for row in rows.iterator()}
    return found


def _version(held: Held, at: dt.datetime) -> FigureVersion:
    figure, value, status, source, fetched_at = held
    return FigureVersion(
        figure_id=figure, value=value, status=status, source=source, fetched_at=fetched_at, replaced_at=at
    )


def _write(figures: list[Figure]) -> None:
    """New ones and changed ones in the same statements: what is there already gets the new value."""
    Figure.objects.bulk_create(
        figures,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["indicator", "place", "year", "gender"],
        update_fields=["value", "status", "source", "fetched_at"],
    )
