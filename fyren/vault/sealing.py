"""One sealer orders the committed audit rows and chains them; a verifier finds what was changed or taken away.

A chain made inside each act's transaction would make all writers wait for one another. Instead each row carries its
own keyed MAC from the start, and the sealer gives committed rows their place afterwards, within `SEALING_WINDOW`.
The head of the chain is also kept in a file beside the key ring, so that rows cut off at the end are missed too.
"""

from __future__ import annotations

import datetime as dt
import hmac
import json
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.db import transaction

from fyren.base import clock
from fyren.vault.audit import row_mac
from fyren.vault.keys import key_ring, ring_path
from fyren.vault.models import AuditRow, AuditSeal

SEALING_WINDOW = dt.timedelta(seconds=60)
PURPOSE_CHAIN = "audit-chain"
BATCH = 1000


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of the chain."""

    sequence: int
    chain_mac: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the audit: what, and at which row or link (database id, 0 for the whole)."""

    problem: str
    at: int


def head_path() -> Path:
    """The file that holds the chain's head, outside the database."""
    return ring_path().with_name("audit-head.json")


def _link(previous: str, row: AuditRow, key_id: str) -> str:
    key = key_ring().derive(PURPOSE_CHAIN, key_id)
    return hmac.new(key, f"{previous}|{row.pk}|{row.mac}".encode(), sha256).hexdigest()


def _write_head(head: Head) -> None:
    path = head_path()
    aside = path.with_suffix(".new")
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

    Two sealers at once do no harm: the sequence is a primary key, so the later one fails and changes nothing.
    """
    key_id = key_ring().current_id
    with transaction.atomic():
        last = AuditSeal.objects.order_by("-sequence").first()
        sequence, previous = (last.sequence, last.chain_mac) if last else (0, "")
        rows = list(AuditRow.objects.filter(seal__isnull=True).order_by("id")[:limit])
        links = []
        for row in rows:
            sequence += 1
            previous = _link(previous, row, key_id)
            links.append(AuditSeal(sequence=sequence, row=row, key_id=key_id, chain_mac=previous))
        AuditSeal.objects.bulk_create(links)
    if links:
        _write_head(Head(sequence, previous))
    return len(links)


def verify() -> list[Finding]:
    """Check every row's MAC and the whole chain, and that nothing is missing. An empty list means: whole.

    Rows younger than `SEALING_WINDOW` may be unsealed; an older one is a finding, since the sealer then stands still.
    """
    findings: list[Finding] = []
    previous, expected = "", 0
    for link in AuditSeal.objects.select_related("row").order_by("sequence").iterator(chunk_size=BATCH):
        expected += 1
        if link.sequence != expected:
            findings.append(Finding("link missing", expected))
            expected = link.sequence
        if not hmac.compare_digest(link.chain_mac, _link(previous, link.row, link.key_id)):
            findings.append(Finding("chain broken", link.row_id))
        previous = link.chain_mac
    for row in AuditRow.objects.order_by("id").iterator(chunk_size=BATCH):
        if not hmac.compare_digest(row.mac, row_mac(row)):
            findings.append(Finding("row altered", row.pk))
    head = read_head()
    if head is not None and (head.sequence > expected or (head.sequence == expected and head.chain_mac != previous)):
        findings.append(Finding("end of the chain is missing", head.sequence))
    late = AuditRow.objects.filter(seal__isnull=True, at__lt=clock.now() - SEALING_WINDOW).first()
    if late is not None:
        findings.append(Finding("row not sealed in time", late.pk))
    return findings
