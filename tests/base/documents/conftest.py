"""Files that cannot be read, each in its own way."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas


@pytest.fixture
def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("Planen gäller alla.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def pdf_file() -> bytes:
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer)
    drawing.drawString(72, 700, "Planen gäller alla.")
    drawing.save()
    return buffer.getvalue()


@pytest.fixture
def encrypted_pdf() -> bytes:
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer, encrypt=StandardEncryption("hemligt", ownerPassword="annat"))
    drawing.drawString(72, 700, "Planen gäller alla.")
    drawing.save()
    return buffer.getvalue()


def picture_page(drawing: canvas.Canvas) -> None:
    picture = ImageReader(Image.new("RGB", (60, 80), "grey"))
    drawing.drawImage(picture, 0, 0, 595, 842)
    drawing.showPage()


@pytest.fixture
def scanned_pdf() -> bytes:
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer)
    picture_page(drawing)
    drawing.save()
    return buffer.getvalue()


@pytest.fixture
def half_scanned_pdf() -> bytes:
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer)
    drawing.drawString(72, 700, "1 Inledning")
    drawing.showPage()
    picture_page(drawing)
    drawing.save()
    return buffer.getvalue()


def changed_word(word_file: bytes, name: str, content: bytes) -> bytes:
    """The Word file with one member replaced or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def zip_bomb(word_file: bytes) -> bytes:
    return changed_word(word_file, "word/document.xml", b"<w/>" + b" " * 30_000_000)


@pytest.fixture
def large_file(tmp_path: Path) -> Path:
    path = tmp_path / "stor.pdf"
    with path.open("wb") as file:  # a hole: 200 MB that take no room
        file.write(b"%PDF-1.7\n")
        file.truncate(200 * 1024 * 1024)
    return path
