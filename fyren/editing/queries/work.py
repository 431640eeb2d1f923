"""The work list: everything in the guide that waits for an editor."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, Max, Sum

from fyren.editing.models import FaultCount, FaultKind
from fyren.editing.ports import OfferedService
from fyren.editing.queries.desk import GUIDE, Desk
from fyren.editing.queries.facts import CURRENT, Fact, facts, service_name, state_of
from fyren.editing.queries.offered import made_of, offer_state, offered
from fyren.guide.content import Language
from fyren.guide.pack_files import Kind
from fyren.publishing.effective import differences
from fyren.publishing.items import Difference, Item, ItemName
from fyren.publishing.models import Revision
from fyren.publishing.port import Fault
from fyren.publishing.releasing import is_due


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service as a list shows it.

    Attributes:
        review_by: when its facts are to be checked again.
        state: "past", "due", "current", or "unverified" where nobody has checked it.
        faults: how many faults the public has told of that wait.
        offer: what it was made from, as it is offered now; None where it was made from none, or that is gone.
        offer_state: "changed" or "gone" where the offer is not as it was when the service was made from it.
    """

    key: str
    name: str
    organisation: str
    numbers: tuple[str, ...]
    review_by: dt.date
    state: str
    is_local: bool
    is_protected: bool
    has_draft: bool
    faults: int = 0
    offer: OfferedService | None = None
    offer_state: str = ""


@dataclass(frozen=True, slots=True)
class FaultRow:
    """Faults of a kind about a service that wait."""

    service: str
    name: str
    kind: FaultKind
    count: int
    last: dt.date
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A language and the texts that it lacks."""

    language: Language
    names: tuple[ItemName, ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """A language and its texts that are behind their source."""

    language: Language
    names: tuple[ItemName, ...]


@dataclass(frozen=True, slots=True)
class WorkList:
    """All that waits, by kind.

    Attributes:
        hindered: why what has begun to count, or a newer national pack, cannot be published; empty when it can.
    """

    hindered: list[Fault]
    faults: list[FaultRow]
    due: list[ServiceRow]
    unverified: list[ServiceRow]
    stale: list[Stale]
    missing: list[Missing]
    differences: list[Difference]
    drafts: list[Revision]
    scheduled: list[Revision]
    sources: list[Fact]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits at all."""
        return not any(getattr(self, name) for name in self.__slots__)


def work_list(desk: Desk) -> WorkList:
    """What waits, the most urgent first in each part."""
    rows = service_rows(desk)
    return WorkList(
        hindered=hindered(desk),
        faults=fault_rows(desk) if desk.publisher.name == GUIDE else [],
        due=[row for row in rows if row.state in ("past", "due")],
        unverified=[row for row in rows if row.state == "unverified"],
        stale=_stale(desk),
        missing=[Missing(language, tuple(names)) for language in desk.languages if (names := desk.missing(language))],
        differences=differences(desk.publisher),
        drafts=desk.waiting,
        scheduled=desk.scheduled,
        sources=facts_to_check(desk),
    )


def facts_to_check(desk: Desk) -> list[Fact]:
    """What is to be read again soon, or that nobody has verified; what is to be read soonest first."""
    return [fact for fact in facts(desk) if fact.state != CURRENT]


def hindered(desk: Desk) -> list[Fault]:
    """Why the edition that is due cannot be made; empty when none is due, or when it will be made by itself."""
    if not is_due(desk.publisher, desk.at):
        return []
    return list(desk.publisher.faults(desk.published, desk.day))


def _stale(desk: Desk) -> list[Stale]:
    found: dict[str, list[ItemName]] = {}
    for item in desk.stale():
        found.setdefault(item.name.language, []).append(item.name)
    return [Stale(language, tuple(found[language.code])) for language in desk.languages if language.code in found]


def service_rows(desk: Desk) -> list[ServiceRow]:
    """Every service, those to be checked soonest first."""
    faults: Counter[str] = Counter()
    for row in fault_rows(desk):
        faults[row.service] += row.count
    services = [item for name, item in desk.newest.items() if name.kind == Kind.SERVICE]
    offers = offered(desk.day) if any(made_of(item.body) for item in services) else {}
    rows = [_service_row(desk, item, faults[item.name.key], offers) for item in services]
    return sorted(rows, key=lambda row: (row.review_by, row.key))


def _service_row(desk: Desk, item: Item, faults: int, offers: Mapping[str, OfferedService]) -> ServiceRow:
    body, key = item.body, item.name.key
    review_by = dt.date.fromisoformat(body["source"]["review_by"])
    last = desk.last.get(item.name)
    return ServiceRow(
        key=key,
        name=service_name(desk, key),
        organisation=body["organisation"],
        numbers=tuple(each["shown"] for each in body.get("contacts", ()) if each.get("number")),
        review_by=review_by,
        state=state_of(review_by, desk.day, is_verified=body["is_verified"]),
        is_local=last is not None and last.body is not None,
        is_protected=bool(body.get("is_protected")),
        has_draft=last is not None and last.counts_from is None,
        faults=faults,
        offer=offers.get(made_of(body)),
        offer_state=offer_state(body, offers),
    )


def fault_rows(desk: Desk) -> list[FaultRow]:
    """Faults told by the public that wait, the most told of first."""
    waiting = FaultCount.objects.filter(count__gt=F("settled"))
    grouped = waiting.order_by().values("service", "kind").annotate(n=Sum(F("count") - F("settled")), last=Max("day"))
    languages: dict[tuple[str, str], set[str]] = {}
    for service, kind, language in waiting.order_by().values_list("service", "kind", "language"):
        languages.setdefault((service, kind), set()).add(language)
    rows = [
        FaultRow(
            service=each["service"],
            name=service_name(desk, each["service"]),
            kind=FaultKind(each["kind"]),
            count=each["n"],
            last=each["last"],
            languages=tuple(sorted(languages[each["service"], each["kind"]])),
        )
        for each in grouped
    ]
    return sorted(rows, key=lambda row: (-row.count, row.service, row.kind))
