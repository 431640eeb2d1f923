"""A file that tells who somebody is never reaches the disk, not even while it is read."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from fyren.base.documents import sandbox
from fyren.competence.importing import files
from fyren.competence.models import CompetenceImport
from tests.actions.world import World
from tests.competence.files import LEVEL, csv_file
from tests.competence.known import unit_of
from tests.competence.test_hashed import opted_in

pytestmark = pytest.mark.django_db

ClientOf = Callable[[str | None], Client]
ANNA = "19811218-9876"
HEADERS = ("Namn", "Personnummer", "Enhet", "Nivå", "Kurs", "Genomförd", "Anteckning")
HASHED, TOTALS = "hashade", "genomforda"


def workbook(rows: Sequence[Sequence[str]]) -> SimpleUploadedFile:
    """The same as Excel saves it."""
    book, kept = Workbook(), io.BytesIO()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    book.save(kept)
    return SimpleUploadedFile("kurser.xlsx", kept.getvalue())


def rows(padding: int = 0) -> list[Sequence[str]]:
    row = ("Anna", ANNA, "Förskolan Ängen", LEVEL, "Grundkurs", "2026-01-02", "x" * 1000)
    return [HEADERS, *[row] * (1 + padding)]


class Disk:
    """What lies in the folder for temporary files at each moment that matters: files by what they hold."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.seen = folder, list[bytes]()

    def look(self) -> None:
        self.seen += [each.read_bytes() for each in self.folder.iterdir() if each.is_file()]

    def has(self, content: bytes) -> bool:
        return any(content in each for each in self.seen)


@pytest.fixture
def disk(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Temporary files, those without a name too, lie where they can be seen."""
    watched, named = Disk(tmp_path), tempfile.NamedTemporaryFile
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(tempfile, "TemporaryFile", named)
    read, bounded = files.read_sheet, sandbox._read_bounded

    def reading(*args: Any) -> Any:
        watched.look()
        return read(*args)

    def in_child(*args: Any) -> bytes:
        watched.look()
        return bounded(*args)

    monkeypatch.setattr(files, "read_sheet", reading)
    monkeypatch.setattr(sandbox, "_read_bounded", in_child)
    return watched


def post(client: Client, world: World, kind: str, document: SimpleUploadedFile) -> Any:
    return client.post(
        reverse("competence_import_new", args=[kind, world.board.public_id]), {"document": document}, follow=True
    )


@pytest.mark.parametrize("make", [csv_file, workbook])
def test_identities_are_read_from_memory(
    make: Callable[..., SimpleUploadedFile], world: World, client_of: ClientOf, disk: Disk
) -> None:
    opted_in(world.board, world.contact)
    unit_of(world.board)
    made = make(rows())
    name, content = made.name or "", made.read()
    assert post(client_of("bjorn"), world, HASHED, SimpleUploadedFile(name, content)).status_code == 200
    assert CompetenceImport.objects.count() == 1
    assert not disk.has(content)
    assert not disk.has(ANNA.encode())
    if make is workbook:
        assert disk.has(b"fyren.base.importing.reading:in_child")  # the child's task was seen, and holds no content
    # The same file without identities to be hashed goes by a temporary file, and is seen there.
    assert post(client_of("bjorn"), world, TOTALS, SimpleUploadedFile(name, content)).status_code == 200
    assert disk.has(content)


def test_a_large_file_stays_in_memory_too(world: World, client_of: ClientOf, disk: Disk, settings: Any) -> None:
    opted_in(world.board, world.contact)
    large = csv_file(rows(padding=3000))
    assert large.size is not None
    assert large.size > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    assert post(client_of("bjorn"), world, HASHED, large).status_code == 200
    assert CompetenceImport.objects.count() == 1
    assert disk.seen == []


def test_memory_has_a_limit_that_the_page_tells(
    world: World, client_of: ClientOf, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opted_in(world.board, world.contact)
    monkeypatch.setattr(files, "IDENTITIES_LIMIT", 1024 * 1024)
    answer = post(client_of("bjorn"), world, HASHED, csv_file(rows(padding=2000)))
    assert answer.status_code == 413
    assert "större än 1 MB" in answer.content.decode()
    assert not CompetenceImport.objects.exists()
    assert disk.seen == []
    assert post(client_of("bjorn"), world, HASHED, csv_file(rows())).status_code == 200
