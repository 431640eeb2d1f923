"""One sealer orders the committed audit rows and chains them; a verifier finds what was changed or taken away.

A chain made inside each act's transaction would make all writers wait for one another. Instead each row carries its
own keyed MAC from the start, and the sealer gives committed rows their place afterwards, within `SEALING_WINDOW`.
The head of the chain is also kept in a file beside the key ring, so that rows cut off at the end are missed too.
"""

from __future__ import annotations

import datetime as dt
import hmac
import json
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from django.db import IntegrityError, transaction
from django.db.models import Count, Min

from fyren.base import clock
from fyren.vault.audit import row_mac
from fyren.vault.keys import KeyRingError, key_ring, ring_path
from fyren.vault.models import AuditRow, AuditSeal

logger = logging.getLogger(__name__)

SEALING_WINDOW = dt.timedelta(seconds=60)
PURPOSE_CHAIN = "audit-chain"
BATCH = 1000


class ChainCut(Exception):
    """Raised when the chain in the database ends before the kept head: links were taken away."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of the chain."""

    sequence: int
    chain_mac: str


class Problem(StrEnum):
    """What can be wrong with the audit."""

    ROW_ALTERED = "row_altered"
    ROW_COPIED = "row_copied"
    KEY_UNKNOWN = "key_unknown"
    LINK_MISSING = "link_missing"
    CHAIN_BROKEN = "chain_broken"
    END_MISSING = "end_missing"
    END_UNKNOWN = "end_unknown"
    NOT_SEALED = "not_sealed"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the audit: what, and at which row or link (database id, 0 for the whole)."""

    problem: Problem
    at: int


def head_path() -> Path:
    """The file that holds the chain's head, outside the database."""
    return ring_path().with_name("audit-head.json")


def _link(previous: str, row: AuditRow, key_id: str) -> str:
    key = key_ring().derive(PURPOSE_CHAIN, key_id)
    return hmac.new(key, f"{previous}|{row.pk}|{row.mac}".encode(), sha256).hexdigest()


def write_head(head: Head) -> None:
    """Keep the head in its file, which is replaced at once."""
    path = head_path()
    aside = path.with_name(f"{path.name}.{os.getpid()}")  # two sealers at once must not share it
    aside.write_text(json.dumps({"sequence": head.sequence, "chain_mac": head.chain_mac}))
    os.replace(aside, path)


def read_head() -> Head | None:
    """The head as the file knows it; None before the first sealing."""
    try:
        data = json.loads(head_path().read_text())
    except FileNotFoundError:
        return None
    return Head(sequence=data["sequence"], chain_mac=data["chain_mac"])


def seal(limit: int = BATCH) -> int:
    """Give up to `limit` committed rows their place in the chain, oldest first. Returns how many.

    Two sealers at once do no harm: the sequence is a primary key, so the later one changes nothing and returns 0.
    When the chain in the database is shorter than the kept head says, sealing stands still: going on would in the
    end overwrite the only proof of what was taken away. `verify` says so, and so does the server's log.
    """
    try:
        with transaction.atomic():
            last, links = _next_links(limit)
            AuditSeal.objects.bulk_create(links)
    except IntegrityError:
        return 0
    except ChainCut as error:
        logger.error("The audit is not sealed: %s. See: run.py manage verify_audit --help", error)
        return 0
    _keep_head(last)
    return len(links)


def _next_links(limit: int) -> tuple[Head, list[AuditSeal]]:
    """The chain's new head and the links up to it, not yet saved.

    Raises:
        ChainCut: the database's chain ends before the kept head.
    """
    key_id = key_ring().current_id
    kept = read_head()  # before the links: a head is kept after its links are committed, so they are then seen
    head = last_link()
    if kept is not None and (kept.sequence > head.sequence or (kept.sequence == head.sequence and kept != head)):
        raise ChainCut(f"the chain ends at link {head.sequence}, but had reached {kept.sequence}")
    links = []
    for row in AuditRow.objects.filter(seal__isnull=True).order_by("id")[:limit]:
        head = Head(head.sequence + 1, _link(head.chain_mac, row, key_id))
        links.append(AuditSeal(sequence=head.sequence, row=row, key_id=key_id, chain_mac=head.chain_mac))
    return head, links


def last_link() -> Head:
    """The last link in the database; sequence 0 when there is none."""
    last = AuditSeal.objects.order_by("-sequence").first()
    return Head(last.sequence, last.chain_mac) if last else Head(0, "")


def _keep_head(head: Head) -> None:
    """Keep the head, unless a sealer that went past us already kept a later one."""
    kept = read_head()
    if kept is None or kept.sequence < head.sequence:
        write_head(head)


def verify() -> list[Finding]:
    """Check every row's MAC and the whole chain, and that nothing is missing. An empty list means: whole.

    Rows younger than `SEALING_WINDOW` may be unsealed; an older one is a finding, since the sealer then stands still.

    Raises:
        fyren.vault.keys.KeyRingError: there is no key ring, so nothing can be said.
    """
    key_ring()
    return [*_chain_findings(), *_row_findings(), *late_findings()]


def _chain_findings() -> Iterator[Finding]:
    """Links that are missing or do not fit, and an end that is not where it was."""
    head, kept = Head(0, ""), read_head()
    kept_is_passed = kept is None
    for link in AuditSeal.objects.select_related("row").order_by("sequence").iterator(chunk_size=BATCH):
        if link.sequence != head.sequence + 1:
            yield Finding(Problem.LINK_MISSING, head.sequence + 1)
        if not _holds(link.chain_mac, _link, head.chain_mac, link.row, link.key_id):
            yield Finding(Problem.CHAIN_BROKEN, link.row_id)
        head = Head(link.sequence, link.chain_mac)
        kept_is_passed = kept_is_passed or head == kept
    if not kept_is_passed and kept is not None and kept != Head(0, ""):
        yield Finding(Problem.END_MISSING, kept.sequence)
    if kept is None and head.sequence:
        yield Finding(Problem.END_UNKNOWN, head.sequence)


def _row_findings() -> Iterator[Finding]:
    """Rows whose columns are not what was recorded, and rows recorded once but there twice."""
    for row in AuditRow.objects.order_by("id").iterator(chunk_size=BATCH):
        if row.key_id not in key_ring().roots:
            yield Finding(Problem.KEY_UNKNOWN, row.pk)
        elif not _holds(row.mac, row_mac, row):
            yield Finding(Problem.ROW_ALTERED, row.pk)
    copies = AuditRow.objects.order_by().values("mac").annotate(first=Min("pk"), count=Count("pk")).filter(count__gt=1)
    yield from (Finding(Problem.ROW_COPIED, copy["first"]) for copy in copies)


def _holds(kept: str, make: Callable[..., str], *args: object) -> bool:
    """Whether a MAC is the one that the key makes. A key that is not there makes none."""
    try:
        return hmac.compare_digest(kept.encode(), make(*args).encode())
    except KeyRingError:
        return False


def late_findings() -> Iterator[Finding]:
    """The oldest row that has waited longer than the window, if there is one: sealing then stands still."""
    late = AuditRow.objects.filter(seal__isnull=True, at__lt=clock.now() - SEALING_WINDOW).order_by("id").first()
    if late is not None:
        yield Finding(Problem.NOT_SEALED, late.pk)
