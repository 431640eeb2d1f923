"""Reading a file about knowledge: what names a person is not kept from the first row on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _

from fyren.base.documents import Problem, UnreadableDocument
from fyren.base.documents.reading import is_zip
from fyren.base.forms import refuse_personal_numbers
from fyren.base.importing.files import SpreadsheetForm
from fyren.base.importing.headers import normalised
from fyren.base.importing.reading import Source, Table, opened, read_file
from fyren.base.importing.rows import WITHHELD
from fyren.base.importing.streaming import csv_rows, packed
from fyren.base.importing.words import problem_error
from fyren.base.screening import screen, without_controls
from fyren.base.uploads import clean_name

UPLOAD_LIMIT = 60 * 1024 * 1024
IDENTITIES_LIMIT = 20 * 1024 * 1024  # of a file that tells who somebody is: it is held in memory
MOST_ROWS = 1_000_000
Hasher = Callable[[str], str]
HEAD = 30  # rows that are kept readable, for the choice of columns
_SHORTEST_IDENTITY = 6
_MOST_KNOWN = 50_000
# Headers of columns that tell who it is: such a column is not kept.
TELLING = frozenset(
    normalised(word)
    for word in (
        "namn", "förnamn", "efternamn", "för- och efternamn", "personnummer", "personnr", "pnr", "person-id",
        "personid",
        "anställningsnummer", "anstnr", "anställningsnr", "användarnamn", "användare", "användar-id", "e-post", "epost",
        "e-postadress", "mejl", "email", "e-mail", "mail", "telefon", "mobil", "medarbetare", "anställd", "deltagare",
        "name", "first name", "last name", "full name", "username", "user", "user id", "employee", "employee id",
        "learner", "actor", "födelsedatum", "signatur",
    )
)  # fmt: skip

# Of these the first is hashed where an employer has decided so.
IDENTITIES = frozenset(
    normalised(word)
    for word in (
        "personnummer", "personnr", "pnr", "person-id", "personid", "anställningsnummer", "anstnr", "anställningsnr",
        "användar-id", "user id", "employee id",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as it may be kept: its first rows, and all of them packed."""

    head: Table
    content: bytes
    rows: int


def read_sheet(source: Source, hashed: Hasher | None = None) -> Sheet:
    """Read a file: CSV row by row, Excel in a child process. Of several sheets the one with most rows is read.

    Args:
        hashed: makes identities hashes, as they are read; without it they are not kept.

    Raises:
        UnreadableDocument: it cannot be read; the code says why.
    """
    with opened(source) as file:
        is_workbook = is_zip(file.read(8))
    if is_workbook:
        table = max(read_file(source), key=lambda each: len(each.rows))
        return keep(table.name, map(list, table.rows), hashed)
    return keep("", csv_rows(source, most=MOST_ROWS), hashed)


def keep(name: str, rows: Iterable[list[str]], hashed: Hasher | None = None) -> Sheet:
    """The rows without what tells who somebody is.

    Raises:
        UnreadableDocument: there are none.
    """
    screened = _Screened(rows, hashed)
    kept = iter(screened)
    head = [tuple(row) for row in islice(kept, HEAD)]
    if not any(any(cell.strip() for cell in row) for row in head):
        raise UnreadableDocument(Problem.EMPTY)
    content = packed(chain(head, kept))
    return Sheet(Table("" if screen(name).personal_numbers else name, tuple(head)), content, screened.read)


class _Screened:
    """Rows with each cell that tells who somebody is withheld. Most cells say what an earlier one said."""

    def __init__(self, rows: Iterable[list[str]], hashed: Hasher | None) -> None:
        self.rows, self.read, self._hashed = rows, 0, hashed
        self._known: dict[str, str] = {}

    def __iter__(self) -> Iterator[list[str]]:
        known, telling, identity = self._known, set[int](), -1
        for row in self.rows:
            kept = [known[cell] if cell in known else self._screen(cell) for cell in row]
            for place in telling:
                if place < len(kept) and row[place].strip():
                    is_hashed = place == identity and self._hashed is not None
                    kept[place] = self._hashed(row[place]) if is_hashed else WITHHELD  # type: ignore[misc]
            if self.read < HEAD and not telling:
                telling = {place for place, cell in enumerate(row) if normalised(cell) in TELLING}
                identity = next((place for place in sorted(telling) if normalised(row[place]) in IDENTITIES), -1)
            self.read += 1
            yield kept

    def _screen(self, cell: str) -> str:
        kept = without_controls(cell).strip()
        if len(kept) >= _SHORTEST_IDENTITY and ("@" in kept or screen(kept).personal_numbers):
            kept = WITHHELD
        if len(self._known) < _MOST_KNOWN:
            self._known[cell] = kept
        return kept


def limit_for(hashed: Hasher | None) -> int:
    """How large a file may be: less where it is kept in memory, since identities are to be hashed in it."""
    return UPLOAD_LIMIT if hashed is None else IDENTITIES_LIMIT


def _source(document: UploadedFile[Any]) -> Source:
    return document.temporary_file_path() if isinstance(document, TemporaryUploadedFile) else document.read()


class NumbersForm(SpreadsheetForm):
    """A file about knowledge, read while the form is validated."""

    too_long = _("The file is too long. An Excel file may have 10,000 rows: save it as CSV, which may have a million.")

    def __init__(self, *args: Any, hashed: Hasher | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hashed = hashed
        limit = limit_for(hashed)
        megabytes = {"mb": limit // 1024 // 1024}
        self.too_large = _("The file is larger than %(mb)s MB and was not opened. Divide it by year.") % megabytes
        self.sheet = Sheet(Table("", ()), b"", 0)
        document = self.fields["document"]
        document.help_text = _("Excel (.xlsx, 10,000 rows) or CSV (a million rows, at most %(mb)s MB).") % megabytes
        document.widget.attrs |= {"data-limit": limit, "data-too-large": str(self.too_large)}

    def clean_document(self) -> Any:
        """Read the file; what tells who somebody is goes no further, and is never on disk."""
        document: UploadedFile[Any] = self.cleaned_data["document"]
        self.file_name = clean_name(document.name or "")
        refuse_personal_numbers(self.file_name)
        try:
            self.sheet = read_sheet(_source(document), self.hashed)
        except UnreadableDocument as error:
            if error.code is Problem.TOO_LONG:
                raise ValidationError(self.too_long, code=error.code.value) from error
            raise problem_error(error.code) from error
        return document

    def refuse_size(self) -> None:
        """Say that the file was too large to be taken in at all."""
        super().refuse_size()
        self.errors.clear()
        self.add_error("document", ValidationError(self.too_large, code=Problem.TOO_LARGE.value))
