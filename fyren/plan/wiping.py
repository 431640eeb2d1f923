"""What a published import keeps of its document: the wording that became the plan, and where the rest stood. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from fyren.base.documents import SourceLine
from fyren.base.documents.lines import lines_to_json
from fyren.base.screening import screen
from fyren.plan.erasing import with_gaps
from fyren.plan.importing.result import ParsedPlan, TableProposal
from fyren.plan.review import ContactDetail

CUT = "[…]"


@dataclass(frozen=True, slots=True)
class Kept:
    """An import's columns after publishing."""

    lines: list[dict[str, Any]]
    parsed: dict[str, Any]


def without_contact_details(text: str) -> str:
    """The text with every telephone number, e-mail and street address cut out; a mark stands where it was."""
    for finding in reversed(screen(text).contact_details):
        text = f"{text[: finding.start]}{CUT}{text[finding.end :]}"
    return text


def wiped(lines: Iterable[SourceLine], parsed: ParsedPlan, contacts: Iterable[ContactDetail]) -> Kept:
    """The import without the text that was left out, and without contact details outside the wording.

    Numbers of lines, positions and reasons stay, so that it can be told what was decided. The rows of activity
    tables are kept as proposals of their own, and not here.
    """
    contacts = list(contacts)
    gaps: dict[int, list[tuple[int, int]]] = {}
    for span in parsed.spans:
        spots = gaps.setdefault(span.line, [])
        if span.path.startswith("unresolved/"):
            spots.append((span.start, span.end))
        elif span.path.startswith("removed/"):
            details = ((item.start, item.start + len(item.text)) for item in contacts if item.line == span.line)
            spots += [(max(start, span.start), min(end, span.end)) for start, end in details]
    kept = replace(
        parsed,
        removed=tuple(replace(row, text=without_contact_details(row.text)) for row in parsed.removed),
        unresolved=tuple(replace(row, text="") for row in parsed.unresolved),
        doubts=tuple(replace(row, text="") for row in parsed.doubts),
        proposals=tuple(TableProposal(row.line) for row in parsed.proposals),
    )
    return Kept(
        lines_to_json(replace(line, text=with_gaps(line.text, gaps.get(line.number, ()))) for line in lines),
        {**kept.to_json(), "contacts": [asdict(replace(detail, text="")) for detail in contacts]},
    )
