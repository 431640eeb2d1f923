"""The import's doors: parse lines, parse a file in a child process, parse again with a reviewer's corrections."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fyren.base.documents import LineFlag, Problem, SourceLine, UnreadableDocument
from fyren.base.documents.lines import lines_from_json, lines_to_json
from fyren.base.documents.reading import check_size, read_document
from fyren.base.documents.sandbox import DEFAULT_LIMITS, ChildFailed, Failure, Limits, run_in_child
from fyren.plan.importing import reasons
from fyren.plan.importing.conservation import check_conservation
from fyren.plan.importing.folding import fold
from fyren.plan.importing.labelling import label_lines
from fyren.plan.importing.labels import Corrections, Label
from fyren.plan.importing.marks import SOFT_HYPHEN
from fyren.plan.importing.mentions import correct_mentions, find_mentions
from fyren.plan.importing.pieces import corrected
from fyren.plan.importing.result import ParsedPlan, TableProposal, Unresolved

MAX_LINES = 20_000
MAX_CHARACTERS = 2_000_000
MAX_SOFT_HYPHENS = 50_000  # each is listed by itself, so a text of nothing else would cost far more than text does

_NO_CORRECTIONS = Corrections()
_UNREAD = {LineFlag.IMAGE_PAGE: reasons.IMAGE_PAGE, LineFlag.EMBEDDED: reasons.EMBEDDED}
_PROBLEMS = {
    Failure.TIME: Problem.TOO_HEAVY,
    Failure.MEMORY: Problem.TOO_HEAVY,
    Failure.OUTPUT: Problem.TOO_HEAVY,
    Failure.CRASHED: Problem.BROKEN,
    Failure.RAISED: Problem.UNEXPECTED,
}


@dataclass(frozen=True, slots=True)
class Import:
    """A document's lines, which are kept for the review, and the plan found in them."""

    lines: tuple[SourceLine, ...]
    parsed: ParsedPlan

    def to_json(self) -> dict[str, Any]:
        """The import as plain JSON values."""
        return {"lines": lines_to_json(self.lines), "parsed": self.parsed.to_json()}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Import:
        """Read what `to_json` wrote."""
        return cls(tuple(lines_from_json(data["lines"])), ParsedPlan.from_json(data["parsed"]))


def parse(
    lines: Sequence[SourceLine],
    *,
    title: str | None = None,
    fallback_title: str,
    corrections: Corrections = _NO_CORRECTIONS,
) -> ParsedPlan:
    """Find the plan in the lines of a document. Pure; time grows with the number of characters.

    Every non-space character of the lines lands once, in the structure, in `removed` or in `unresolved`, whatever the
    corrections say. A title found in the document is used unless `title` is given; `fallback_title` is the last resort.

    Raises:
        UnreadableDocument: EMPTY without text; TOO_LONG over 20,000 lines, 2,000,000 characters or 50,000
            soft hyphens.
        WordingLost: the promise above was broken, which is a fault in the import.
    """
    _check_bounds(lines)
    pieces, proposals = label_lines(lines)
    folded = fold(corrected(pieces, lines, corrections), lines, title=title, fallback_title=fallback_title)
    structure, doubts = correct_mentions(find_mentions(folded.structure), corrections)
    settled = {item.line for item in corrections.items if item.label is not Label.PROPOSAL}
    parsed = ParsedPlan(
        structure=structure,
        title_source=folded.title_source,
        removed=tuple(folded.removed),
        unresolved=(*folded.unresolved, *_unread(lines)),
        doubts=(*folded.doubts, *doubts),
        spans=tuple(folded.spans),
        proposals=_kept(proposals, settled),
    )
    check_conservation(lines, parsed)
    return parsed


def reparse(
    lines: Sequence[SourceLine], corrections: Corrections, *, title: str | None = None, fallback_title: str = ""
) -> ParsedPlan:
    """The plan after the reviewer's decisions. As `parse`; needs no child, since no native parser is involved."""
    return parse(lines, title=title, fallback_title=fallback_title, corrections=corrections)


def parse_file(payload: dict[str, Any]) -> dict[str, Any]:
    """Read and parse a file; what runs in the child.

    `payload` has `path`, `title` (or None), `file_name` (as the person knows it) and `corrections` (JSON or None).

    Raises:
        UnreadableDocument: the file cannot be read.
    """
    lines = read_document(payload["path"])
    parsed = parse(
        lines,
        title=payload["title"],
        fallback_title=Path(payload["file_name"]).stem,
        corrections=Corrections.from_json(payload.get("corrections") or {}),
    )
    return Import(tuple(lines), parsed).to_json()


def parse_document(
    path: str | os.PathLike[str],
    *,
    title: str | None = None,
    file_name: str | None = None,
    corrections: Corrections | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Import:
    """Read and parse a file in a child process that is killed when it takes too much. `file_name` is the name to show.

    Raises:
        UnreadableDocument: the only exception; TOO_HEAVY when the child was killed for time or memory, BROKEN when a
            native parser crashed, UNEXPECTED for a fault of ours. The cause is a `ChildFailed` in these cases.
    """
    check_size(path)
    payload = {
        "path": os.path.abspath(path),
        "title": title,
        "file_name": file_name or Path(path).name,
        "corrections": corrections.to_json() if corrections else None,
    }
    try:
        answer = run_in_child("fyren.plan.importing.api:parse_file", payload, limits=limits)
    except ChildFailed as failed:
        raise UnreadableDocument(_PROBLEMS[failed.failure], failed.detail) from failed
    return Import.from_json(answer)


def _check_bounds(lines: Sequence[SourceLine]) -> None:
    if len(lines) > MAX_LINES or sum(len(line.text) for line in lines) > MAX_CHARACTERS:
        raise UnreadableDocument(Problem.TOO_LONG)
    if sum(line.text.count(SOFT_HYPHEN) for line in lines) > MAX_SOFT_HYPHENS:
        raise UnreadableDocument(Problem.TOO_LONG, "too many soft hyphens")
    if not any(line.text.strip() for line in lines):
        raise UnreadableDocument(Problem.EMPTY)


def _unread(lines: Iterable[SourceLine]) -> Iterable[Unresolved]:
    return (Unresolved(line.number, "", _UNREAD[line.flag]) for line in lines if line.flag in _UNREAD)


def _kept(proposals: Iterable[TableProposal], settled: set[int]) -> tuple[TableProposal, ...]:
    """Proposals, without those whose row the reviewer has given a place in the plan."""
    return tuple(proposal for proposal in proposals if proposal.line not in settled)
