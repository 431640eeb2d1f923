"""Plan documents for the tests of the import: the real one, a small one, and bad files of every kind."""

from __future__ import annotations

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


def zip_bomb() -> bytes:
    """A Word file of some kilobytes whose text unpacks to hundreds of megabytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as part:
            for _ in range(300):
                part.write(b" " * 1024 * 1024)
    return buffer.getvalue()
