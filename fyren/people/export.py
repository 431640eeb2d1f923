"""One authority's documents as a ZIP: a readable page and the data of each, and a list of them all."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.base.csv_text import csv_lines
from fyren.base.records import Purpose, Record
from fyren.people.models import Body

_NAME_LENGTH = 60
_ALWAYS = (2000, 1, 1, 0, 0, 0)  # the same documents give the same bytes, whenever they are taken out


PURPOSES = {
    Purpose.REQUEST: gettext_lazy("A request for public documents"),
    Purpose.REGISTER: gettext_lazy("The register"),
    Purpose.ARCHIVE: gettext_lazy("The archive"),
}


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


def export_zip(records: Sequence[Record], *, authority: Body, purpose: Purpose, day: dt.date) -> bytes:
    """The documents as a ZIP file: `index.csv`, and for each document a page (.html) and its data (.json)."""
    rows: list[list[object]] = [_head()]
    files = []
    for number, record in enumerate(records, start=1):
        stem = f"{number:03}-{_file_name(record)}"
        page = _File(f"{stem}.html", _page(record, authority, purpose, day).encode())
        data = _File(f"{stem}.json", _data(record, authority).encode())
        files += [page, data]
        rows.append(_index_row(record, page, data))
    index = _File("index.csv", "".join(csv_lines(rows)).encode())
    return _zipped([index, *files])


def _head() -> list[object]:
    return [
        _("Registration number"),
        _("Title"),
        _("Kind"),
        _("Date"),
        _("State"),
        _("Draft"),
        _("File to read"),
        "SHA-256",
        _("File with data"),
        "SHA-256",
    ]


def _index_row(record: Record, page: _File, data: _File) -> list[object]:
    return [
        record.dnr,
        record.title,
        record.kind,
        record.date.isoformat() if record.date else "",
        record.state,
        _("Yes") if record.is_draft else _("No"),
        page.name,
        page.sha256,
        data.name,
        data.sha256,
    ]


def _file_name(record: Record) -> str:
    words = slugify(" ".join((record.dnr.replace("/", "-"), record.title)))
    return words[:_NAME_LENGTH].strip("-") or record.public_id


def _page(record: Record, authority: Body, purpose: Purpose, day: dt.date) -> str:
    """A page that needs nothing but itself."""
    context = {
        "record": record,
        "authority": authority,
        "purpose": PURPOSES[purpose],
        "day": day,
        "demo": settings.DEMO,
    }
    return render_to_string("people/registrar/document.html", context)


def _data(record: Record, authority: Body) -> str:
    """The same as JSON, for a register or an archive to read."""
    values = {
        "kind": record.code,
        "kind_in_words": str(record.kind),
        "id": record.public_id,
        "title": record.title,
        "registration_number": record.dnr,
        "date": record.date.isoformat() if record.date else None,
        "state": str(record.state),
        "is_draft": record.is_draft,
        "authority": authority.name,
        "facts": [{"label": str(label), "value": value} for label, value in record.facts],
        "parts": [
            {"heading": str(part.heading), "level": part.level, "adopted": part.adopted, "text": part.text}
            for part in record.parts
        ],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _zipped(files: Sequence[_File]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.name, _ALWAYS), file.content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
