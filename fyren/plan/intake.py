"""Taking in a plan document: a file becomes lines and what was found in them, or a sentence that says why not.

Nothing is saved here. Reading takes a child process and may take seconds, so it is done before a transaction begins.
"""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fyren.base.documents import Problem, SourceLine, UnreadableDocument
from fyren.base.forms import refuse_personal_numbers
from fyren.base.screening import Finding, Findings, screen, without_controls
from fyren.base.uploads import clean_name
from fyren.plan.importing import parse_document
from fyren.plan.importing.result import ParsedPlan, Span
from fyren.plan.review import ContactDetail

_SHOWN_LINES = 10

PROBLEMS = {
    Problem.EMPTY: _("The file holds no text. Choose the document that holds the plan."),
    Problem.TOO_LARGE: _(
        "The file is larger than %(limit)s MB and was not opened. Save it without pictures, or as text, and choose "
        "it again."
    ),
    Problem.TOO_LONG: _(
        "The document is longer than a plan can be. Save the plan by itself, without appendices, and choose it again."
    ),
    Problem.ENCRYPTED: _("The file is protected by a password. Save a copy without a password and choose that one."),
    Problem.SCANNED: _(
        "The file holds pictures of pages and no text. Choose the original from the word processor, or a PDF saved "
        "from it."
    ),
    Problem.BROKEN: _(
        "The file cannot be opened: it is damaged or incomplete. Open it in the program where it was written, save "
        "it anew and choose it again."
    ),
    Problem.UNKNOWN_TYPE: _(
        "The file is neither text (.txt), PDF nor Word (.docx). Save the plan as one of these and choose it again."
    ),
    Problem.ZIP_BOMB: _(
        "The Word file unpacks to far more than a plan holds, and was not opened. Save the plan as a new file and "
        "choose it again."
    ),
    Problem.TOO_HEAVY: _(
        "Reading the file took more time or memory than allowed, and was stopped. Save the plan as text, and choose "
        "that file."
    ),
    Problem.MACROS: _("The file holds macros and was not opened. Save it as text, PDF or Word (.docx)."),
    Problem.UNEXPECTED: _(
        "The file could not be read. Save the plan as text and choose that file, and tell those who run Fyren."
    ),
}


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that has been read: its lines and what was found. `title` is the one given, or ""."""

    file_name: str
    sha256: str
    title: str
    lines: Sequence[SourceLine]
    parsed: ParsedPlan


def problem_error(problem: Problem) -> ValidationError:
    """Why a document could not be read and what to do, as an error with the problem as its code."""
    limit = settings.PLAN_UPLOAD_LIMIT // (1024 * 1024)
    return ValidationError(PROBLEMS[problem], code=problem.value, params={"limit": limit})


def read_file(path: str | os.PathLike[str], *, file_name: str = "", title: str = "") -> ReadDocument:
    """Read a plan document in a child process.

    Args:
        file_name: as the user knows the file; the path's own name when not given.
        title: the plan's title, when the user gave one.

    Raises:
        ValidationError: the file cannot be read (its code is the `Problem`), or holds a personal identity number.
    """
    place = Path(path)
    name = clean_name(file_name or place.name)
    plain_title = " ".join(without_controls(title, one_line=True).split())
    try:
        if place.stat().st_size > settings.PLAN_UPLOAD_LIMIT:
            raise UnreadableDocument(Problem.TOO_LARGE)
        found = parse_document(place, title=plain_title or None, file_name=name)
    except UnreadableDocument as error:
        raise problem_error(error.code) from error
    except OSError as error:
        raise problem_error(Problem.BROKEN) from error
    with place.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    document = ReadDocument(name, digest, plain_title, found.lines, found.parsed)
    refuse_identities(document)
    return document


def refuse_identities(document: ReadDocument) -> None:
    """Refuse a document with a personal identity number in its text, title or file name. The number is not repeated.

    Raises:
        ValidationError: names the lines, so that the number can be found and taken out of the document.
    """
    if screen(document.file_name).personal_numbers or screen(document.title).personal_numbers:
        raise ValidationError(
            _(
                "The file's name or the title holds a personal identity number. Change it and choose the file again: "
                "Fyren keeps no information about individuals."
            ),
            code="personal_identity_number",
        )
    starts = _line_starts(document)
    _refuse_lines({_line_of(starts, finding.start) for finding in _screened(document).personal_numbers})
    refuse_folded_identities(document.lines, document.parsed)


def refuse_folded_identities(lines: Iterable[SourceLine], parsed: ParsedPlan) -> None:
    """Refuse a plan whose folded wording or kept activities hold a personal identity number.

    Folding joins what a page break, a running header or a hyphen had divided, so a number may stand whole in the
    wording though no line of the document holds it.

    Raises:
        ValidationError: names the lines that the text was made of, where they are known.
    """
    texts = {line.number: line.text for line in lines}
    found: set[int] = set()
    for path, wording in parsed.structure.texts():
        numbers = screen(wording).personal_numbers
        sources = [span for span in parsed.spans if span.path == path] if numbers else []
        if numbers and not sources:
            refuse_personal_numbers(wording)
        found |= {line for number in numbers for line in _lines_behind(number, wording, sources, texts)}
    for proposal in parsed.proposals:
        cells = (proposal.goal, proposal.activity, proposal.responsible, proposal.time, proposal.other)
        if any(screen(cell).personal_numbers for cell in cells):
            found.add(proposal.line)
    _refuse_lines(found)


def _lines_behind(number: Finding, wording: str, sources: Iterable[Span], texts: Mapping[int, str]) -> Iterator[int]:
    """The lines that a piece of the wording was made of; all of its text's lines where that cannot be told."""
    read_to = 0
    for span in sources:
        words = " ".join(texts[span.line][span.start : span.end].split())
        place = wording.find(words, read_to)
        if place < 0:
            yield span.line
            continue
        read_to = place + len(words)
        if place < number.end and number.start < read_to:
            yield span.line


def _refuse_lines(lines: Iterable[int]) -> None:
    """Refuse a document for what stands on these lines; nothing when there are none."""
    found = sorted(lines)
    if not found:
        return
    listed = ", ".join(str(number) for number in found[:_SHOWN_LINES]) + (" …" if len(found) > _SHOWN_LINES else "")
    raise ValidationError(
        ngettext(
            "Line %(lines)s of the document holds a personal identity number. Take it out of the document and choose "
            "the file again: Fyren keeps no information about individuals.",
            "Lines %(lines)s of the document hold personal identity numbers. Take them out of the document and choose "
            "the file again: Fyren keeps no information about individuals.",
            len(found),
        )
        % {"lines": listed},
        code="personal_identity_number",
    )


def contact_details(document: ReadDocument) -> list[ContactDetail]:
    """Telephone numbers, e-mail and street addresses in the text, for the reviewer to look at."""
    starts = _line_starts(document)
    found = []
    for finding in _screened(document).contact_details:
        number = _line_of(starts, finding.start)
        found.append(ContactDetail(finding.kind.value, number, finding.start - starts[number], finding.text))
    return found


def _screened(document: ReadDocument) -> Findings:
    return screen("\n".join(line.text for line in document.lines))


def _line_starts(document: ReadDocument) -> dict[int, int]:
    """Where each line begins in the text that is screened, by line number, in order."""
    starts, position = {}, 0
    for line in document.lines:
        starts[line.number] = position
        position += len(line.text) + 1
    return starts


def _line_of(starts: dict[int, int], position: int) -> int:
    """The number of the line at a position of the screened text."""
    numbers = list(starts)
    return numbers[bisect_right(list(starts.values()), position) - 1]
