"""Plan documents for the tests of the import: the real one, a small one, and bad files of every kind."""

from __future__ import annotations

import functools
import io
import zipfile
from pathlib import Path

from fyren.base.documents import SourceLine
from fyren.plan.importing import parse
from fyren.plan.intake import ReadDocument

REAL = Path(__file__).parents[3] / "fyren" / "plan" / "examples" / "vaxjo-plan-mot-vald.txt"
TITLE = "Plan mot våld i nära relationer och hedersrelaterat förtryck"

# Line 6 is a doubt: an aim that the plan gives no number.
EXAMPLE = """\
1. Inledning
Kommunen arbetar mot våld.

2. Utvecklings- och insatsområden
2.1 Förebygga
Kommunen ska arbeta för: Att tidigt upptäcka våld
Kommunen ska arbeta för:
2.1.1 Att fler vet vart de kan vända sig
2.1.2 Att fler vågar fråga
"""


def read_text(text: str, *, title: str = "Exempelplan", file_name: str = "plan.txt") -> ReadDocument:
    """A document as `fyren.plan.intake.read_file` gives it, without a child process."""
    lines = tuple(SourceLine(number, line) for number, line in enumerate(text.splitlines(), start=1))
    parsed = parse(lines, title=title or None, fallback_title=file_name.rpartition(".")[0])
    return ReadDocument(file_name, "0" * 64, title, lines, parsed)


@functools.cache
def zip_bomb() -> bytes:
    """A Word file of some kilobytes whose text unpacks to hundreds of megabytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(300):
                part.write(b" " * 1024 * 1024)
    return buffer.getvalue()


def with_activity_table() -> ReadDocument:
    """The small plan, and after it a table of activities as a Word file gives it."""
    lines = [SourceLine(number, line) for number, line in enumerate(EXAMPLE.splitlines(), start=1)]
    cells = (("Mål", "Aktivitet", "Ansvarig"), ("Fler frågar", "Utbilda personal", "Socialnämnden"))
    for row, texts in enumerate(cells, start=1):
        for column, text in enumerate(texts, start=1):
            lines.append(SourceLine(len(lines) + 1, text, table=1, row=row, column=column))
    parsed = parse(lines, title="Exempelplan", fallback_title="plan")
    return ReadDocument("plan.docx", "0" * 64, "Exempelplan", tuple(lines), parsed)


def broken_pdf() -> bytes:
    """A file that begins as a PDF and is none."""
    return b"%PDF-1.7\n" + b"\x00\x01\x02" * 400


def scanned_pdf() -> bytes:
    """A PDF with a picture and no text."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawImage(ImageReader(io.BytesIO(_PICTURE)), 0, 0, 500, 700)
    canvas.save()
    return buffer.getvalue()


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("hemligt", ownerPassword="annat", strength=128))
    canvas.drawString(72, 720, "1. Inledning")
    canvas.save()
    return buffer.getvalue()


# A white square of one pixel, as PNG.
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
