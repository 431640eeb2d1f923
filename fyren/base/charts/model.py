"""What a chart is made of, and the colours it is drawn in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

WIDE = 640  # a column of text, or a page
NARROW = 328  # a phone


class ChartPoint(NamedTuple):
    """A year's value, and the bounds of its uncertainty where there are any. None is missing, never nought."""

    year: int
    value: float | None
    low: float | None = None
    high: float | None = None


class Look(StrEnum):
    """How a series is told from the others: each has a dash and a mark of its own."""

    TOTAL = "total"
    WOMEN = "women"
    MEN = "men"
    SIMILAR = "similar"
    NATION = "nation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """Values over years under one label.

    Args:
        is_main: it is what the chart is about: the thickest line, the filled bar.
    """

    label: str
    points: tuple[ChartPoint, ...]
    is_main: bool = False
    look: Look = Look.OTHER

    @property
    def last(self) -> ChartPoint | None:
        """The latest year that has a value."""
        return self.known[-1] if self.known else None

    @property
    def known(self) -> list[ChartPoint]:
        """The years that have a value, in order."""
        return sorted((point for point in self.points if point.value is not None), key=lambda point: point.year)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to be drawn.

    Args:
        description: what it shows, in words, for those who do not see it; "" leaves it to the chart to tell its values.
        unit: of every value, such as "procent"; it stands above the axis.
        note: stands in the picture itself, so that it follows where the picture goes: "Exempeldata".
    """

    title: str
    description: str
    unit: str
    series: tuple[ChartSeries, ...]
    note: str = ""

    @property
    def years(self) -> tuple[int, ...]:
        """Every year that a point is about, in order."""
        return tuple(sorted({point.year for series in self.series for point in series.points}))


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and font. On a page they are the page's own, so that dark mode and paper follow; in a document literal.

    Args:
        font: the family's name; "" takes the page's.
    """

    ink: str
    quiet: str
    line: str
    ground: str
    women: str
    men: str
    font: str = ""

    def colour(self, series: ChartSeries) -> str:
        """The colour of a series."""
        if series.look is Look.WOMEN:
            return self.women
        if series.look is Look.MEN:
            return self.men
        return self.ink if series.is_main or series.look is Look.TOTAL else self.quiet


WEB = Theme(
    ink="var(--ink)",
    quiet="var(--ink-2)",
    line="var(--line)",
    ground="var(--surface)",
    women="var(--chart-women)",
    men="var(--chart-men)",
)
DOCUMENT = Theme(
    ink="#182B33",
    quiet="#4A5B62",
    line="#D9D4C8",
    ground="#FFFFFF",
    women="#B85409",
    men="#34489A",
    font="Noto Sans",
)
