"""Reads of the pages: the indicators by whose they are, one of them with everything, and the council's sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from fyren.indicators.content import IndicatorContent, Point
from fyren.indicators.models import CouncilSet, CouncilSetMember, FigureVersion, Indicator, IndicatorLink, Place
from fyren.indicators.queries.contents import beside_home, contents_of
from fyren.indicators.queries.links import FIELDS, kind_of
from fyren.indicators.rules import Change, Direction, Gender, Owner, PlaceKind, change_of
from fyren.people.queries import people_names
from fyren.people.viewer import Viewer
from fyren.plan.thread import Kind


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator in a list: its latest value for the own municipality, and how it moved since the one before.

    Args:
        latest, before: None while there is no such value.
    """

    content: IndicatorContent
    latest: Point | None
    before: Point | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class Group:
    """Indicators of one owner. `council_set` is the council's decision of the year, where the owner has any."""

    owner: Owner
    rows: list[Row]
    council_set: CouncilSet | None = None

    @property
    def shown(self) -> list[Row]:
        """What the list shows at once: all, but of the context what has a value, once anything has."""
        return [row for row in self.rows if row not in self.folded]

    @property
    def folded(self) -> list[Row]:
        """What stands under a fold: most of the library has no value before it is fetched."""
        empty = [row for row in self.rows if row.latest is None]
        return empty if self.owner == Owner.CONTEXT and len(empty) < len(self.rows) else []


def shown() -> QuerySet[Indicator]:
    """The indicators that have a page: those that only hold another's uncertainty stand beside that one."""
    return Indicator.objects.filter(bounds=None).select_related("uncertainty")


def indicator_groups(viewer: Viewer) -> list[Group]:
    """Every indicator by whose it is, the council's first and the context last: 5 queries."""
    home = Place.objects.filter(is_home=True).values_list("code", flat=True)
    contents = contents_of(shown(), day=viewer.day, places=list(home), genders=[Gender.TOTAL])
    sets = latest_sets(viewer)
    found = []
    for owner in Owner:
        rows = [row_of(content) for content in contents if content.owner == owner]
        found.append(Group(owner, rows, sets.get(owner)))
    return found


def row_of(content: IndicatorContent) -> Row:
    """An indicator as a list shows it."""
    home = next((each for each in content.series if each.is_home and each.gender == Gender.TOTAL), None)
    known = [point for point in (home.points if home else ()) if point.value is not None]
    latest, before = (known[-1] if known else None), (known[-2] if len(known) > 1 else None)
    return Row(content, latest, before, moved(content, before, latest))


def moved(content: IndicatorContent, before: Point | None, latest: Point | None) -> Change | None:
    """How a value moved; None where there are not two."""
    if before is None or latest is None or before.value is None or latest.value is None:
        return None
    margin = latest.high - latest.value if latest.high is not None else 0.0
    return change_of(Direction(content.direction), before.value, latest.value, uncertainty=margin)


def latest_sets(viewer: Viewer) -> dict[Owner, CouncilSet]:
    """The council's latest set for each owner, up to this year's: one query."""
    rows = CouncilSet.objects.filter(year__lte=viewer.day.year).order_by("year")
    return {Owner(each.owner): each for each in rows}


def council_sets() -> QuerySet[CouncilSet]:
    """Every decision, the latest first."""
    return CouncilSet.objects.prefetch_related("entries").order_by("-year", "owner")


def council_set(public_id: str) -> CouncilSet:
    """One of them.

    Raises:
        Http404: there is none such.
    """
    return get_object_or_404(CouncilSet, public_id=public_id)


def members_of(found: CouncilSet) -> list[CouncilSetMember]:
    """What the council chose, in its order: one query."""
    return list(found.entries.select_related("indicator"))


@dataclass(frozen=True, slots=True)
class Use:
    """A reading as the indicator's page shows it. `key`: where the red thread goes on. `by`: who made it."""

    link: IndicatorLink
    kind: Kind
    on: str
    key: str
    by: str
    holds: bool


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """An indicator with its values, who uses it, and what its values were before they were changed."""

    indicator: Indicator
    content: IndicatorContent
    uses: list[Use]
    entries: list[CouncilSetMember]
    versions: list[FigureVersion]


def open_indicator(public_id: str) -> Indicator:
    """An indicator by its address.

    Raises:
        Http404: there is none such.
    """
    found = Indicator.objects.select_related("uncertainty").filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def indicator_page(viewer: Viewer, public_id: str) -> IndicatorPage:
    """Everything on an indicator's page: 8 queries.

    Raises:
        Http404: there is none such.
    """
    indicator = open_indicator(public_id)
    (content,) = contents_of(Indicator.objects.filter(pk=indicator.pk), day=viewer.day, places=_places())
    links = list(indicator.links.select_related(*FIELDS.values(), "direction_goal__process").order_by("-valid_from"))
    names = people_names({link.made_by for link in links})
    entries = indicator.entries.select_related("council_set").order_by("-council_set__year")
    versions = FigureVersion.objects.filter(figure__indicator=indicator).select_related("figure__place")
    return IndicatorPage(indicator, content, _uses(links, names, viewer), list(entries), list(versions[:50]))


def _uses(links: Iterable[IndicatorLink], names: dict[str, str], viewer: Viewer) -> list[Use]:
    uses = []
    for link in links:
        on = link.hangs_on
        goal = link.direction_goal
        wording = f"{goal.process}: {goal}" if goal is not None else str(on)
        key = f"{kind_of(link).value}:{on.public_id}" if on is not None else ""
        uses.append(Use(link, kind_of(link), wording, key, names.get(link.made_by, ""), link.holds_on(viewer.day)))
    return uses


def _places() -> Sequence[str]:
    """The own municipality, what stands beside it, and its county's, whose ids share two digits: 2 queries."""
    beside = list(beside_home())
    home = next((place for place in beside if place.is_home), None)
    if home is None:
        return [place.code for place in beside]
    county = Place.objects.filter(Q(kind=PlaceKind.MUNICIPALITY.value, code__startswith=home.code[:2]))
    return [*(place.code for place in beside), *county.exclude(is_home=True).values_list("code", flat=True)]


def texts_of(indicator: Indicator) -> Iterator[Any]:
    """What holds texts of an indicator: itself, its readings and the council's aims. Read on by registrars only."""
    yield indicator
    yield from indicator.links.select_related("indicator")
    yield from indicator.entries.select_related("indicator", "council_set")
