"""Files about knowledge, as tests read and post them."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile

from fyren.competence.actions.imports import start_competence_import
from fyren.competence.importing.files import keep
from fyren.competence.models import CompetenceImport, ImportKind
from tests.actions.world import World

Rows = Sequence[Sequence[str]]
HEADERS = ("Enhet", "Nivå", "Kurs", "Genomförd", "Antal")
LEVEL = "Personal som möter människor"


def csv_file(rows: Rows, name: str = "kurser.csv") -> SimpleUploadedFile:
    """A CSV file as a spreadsheet program saves it."""
    text = "\r\n".join(";".join(row) for row in rows)
    return SimpleUploadedFile(name, text.encode("utf-8-sig"), "text/csv")


def started(world: World, rows: Rows, kind: ImportKind = ImportKind.COMPLETIONS) -> CompetenceImport:
    """A file of the board's on its way in."""
    sheet = keep("", [list(row) for row in rows])
    return start_competence_import(
        authority=world.board, kind=kind, sheet=sheet, file_name="kurser.csv", by=world.contact
    )
