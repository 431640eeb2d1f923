"""Reads about offers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise

from fyren.base.models import holding_on
from fyren.cooperation.models import ForWhom, Offer, TargetGroup
from fyren.cooperation.offer_rules import ALL, counted, is_checked, is_waiting_old


@dataclass(frozen=True, slots=True)
class OfferRow:
    """An offer as it stands on a day."""

    offer: Offer
    day: dt.date

    @property
    def is_checked(self) -> bool:
        """What is said of it can be trusted."""
        offer = self.offer
        return is_checked(offer.source, offer.checked_on, offer.review_by, self.day)

    @property
    def is_waiting_old(self) -> bool:
        """Its waiting time was said too long ago."""
        return is_waiting_old(self.offer.waiting_said_on, self.day)

    @property
    def has_ended(self) -> bool:
        """It is given no more."""
        return self.offer.valid_to is not None and self.offer.valid_to < self.day

    @property
    def is_coming(self) -> bool:
        """It is not given yet."""
        return self.offer.valid_from is not None and self.day < self.offer.valid_from

    @property
    def for_whom(self) -> list[str]:
        """For whom, in words."""
        return _labels("for_whom", self.offer.for_whom)

    @property
    def fits(self) -> list[str]:
        """Whom it fits specially, in words."""
        return _labels("fits", self.offer.fits)

    @property
    def referrers(self) -> list[str]:
        """Who may make the first contact, in words."""
        return _labels("referrers", self.offer.referrers)

    @property
    def languages(self) -> list[str]:
        """Languages without an interpreter, in words."""
        return _labels("languages", self.offer.languages)


def _labels(name: str, values: Iterable[str]) -> list[str]:
    field = Offer._meta.get_field(name)
    return field.labels(values)  # type: ignore[union-attr, no-any-return]


def offers_told() -> QuerySet[Offer]:
    """Every offer, with whose it is and who gives it."""
    return Offer.objects.select_related("authority", "partner")


def offer_rows(day: dt.date, offers: QuerySet[Offer] | None = None) -> list[OfferRow]:
    """The offers as they stand on the day, by name: 1 query."""
    return [OfferRow(each, day) for each in (offers_told() if offers is None else offers)]


def offers_on(day: dt.date) -> QuerySet[Offer]:
    """The offers that are given on the day."""
    return Offer.objects.filter(holding_on(day))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; "" and False where it does not matter."""

    who: str = ""
    group: str = ""
    parenthood: bool = False

    def takes(self, offer: Offer) -> bool:
        """Whether the offer is looked for."""
        return (
            (not self.who or self.who in offer.for_whom)
            and (not self.group or self.group in offer.fits)
            and (not self.parenthood or offer.parenthood)
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """How many offers a target group has; None where there can be nobody to offer anything."""

    who: str
    who_label: str | Promise
    number: int | None

    @property
    def is_gap(self) -> bool:
        """Somebody can need an offer, and there is none."""
        return self.number == 0


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A target group, for each of those that offers are for. `group` is "" for those without a special one."""

    group: str
    label: str | Promise
    cells: tuple[Cell, ...]


def matrix(offers: Iterable[Offer]) -> list[MatrixRow]:
    """The offers by target group and for whom, first those that fit nobody specially."""
    numbers = counted([(each.for_whom, each.fits) for each in offers], ForWhom.values, TargetGroup.values)
    labels: dict[str, str | Promise] = {ALL: "", **dict(TargetGroup.choices)}
    return [
        MatrixRow(group, label, tuple(Cell(who, said, numbers.get((who, group))) for who, said in ForWhom.choices))
        for group, label in labels.items()
    ]


@dataclass(frozen=True, slots=True)
class Gap:
    """The target groups that lack an offer, among those that offers of a kind are for."""

    who: str
    label: str | Promise
    groups: tuple[str | Promise, ...]


def gaps(rows: Iterable[MatrixRow]) -> list[Gap]:
    """Where somebody can need an offer and there is none, in words; nothing where none lacks."""
    rows = list(rows)
    lacking = (
        (who, label, tuple(row.label for row in rows if row.group and row.cells[at].is_gap))
        for at, (who, label) in enumerate(ForWhom.choices)
    )
    return [Gap(who, label, groups) for who, label, groups in lacking if groups]
