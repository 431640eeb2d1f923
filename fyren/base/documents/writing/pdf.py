"""A document as PDF, by typst: PDF/A-2a to be kept, PDF/UA-1 to be read aloud."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from fyren.base.documents.writing.model import Document
from fyren.base.documents.writing.pictures import fonts

_TEMPLATE = Path(__file__).with_name("document.typ")


def as_pdf(document: Document) -> bytes:
    """The document as PDF; the same document gives the same bytes.

    The texts reach typst as data, never as its markup, so nothing that somebody has written is run.
    """
    import typst  # late, as in `fonts`

    return typst.compile(
        _TEMPLATE,
        font_paths=fonts(),
        format="pdf",
        sys_inputs={"document": json.dumps(document.to_json(), ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=dt.datetime.combine(document.day, dt.time(12), dt.UTC),
    )
