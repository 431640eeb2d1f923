"""What is put on paper: one template for each sheet, its content as data, and codes that lead to where the site is."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from fyren.base.documents.writing.pictures import fonts
from fyren.base.registry import Port

# Templates import what they share by its place from here: `#import "/publishing/paper/sheet.typ": *`.
_ROOT = Path(__file__).resolve().parents[2]

SITE_ADDRESS: Port[Callable[[], str]] = Port("site address")
"""An adapter says where the site of files is served, "" when that is not decided."""


class Unwritable(ValueError):
    """A text has a character that none of our fonts has.

    Attributes:
        path: the file that it was for.
    """

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        super().__init__(f"{path}: {why}")


def site_address() -> str:
    """Where the site of files is served, without a slash at its end; "" when that is not decided."""
    return next((found.rstrip("/") for find in SITE_ADDRESS if (found := find())), "")


def pdf_of(template: Path, path: str, content: Mapping[str, Any], day: dt.date) -> bytes:
    """A sheet as PDF/A-2a and PDF/UA-1. The content is data to the template, never markup.

    Args:
        path: what the file is called, for whoever is told that it cannot be written.

    Raises:
        Unwritable: a text has a character that none of our fonts has.
    """
    import typst  # late: 30 MB of machine code

    try:
        return typst.compile(
            template,
            root=_ROOT,
            font_paths=fonts(),
            format="pdf",
            sys_inputs={"sheet": json.dumps(content, ensure_ascii=False)},
            pdf_standards=["a-2a", "ua-1"],  # which refuse a letter without a shape
            timestamp=dt.datetime.combine(day, dt.time(12), dt.UTC),
        )
    except typst.TypstError as error:
        raise Unwritable(path, error.message) from error


def code_of(address: str) -> str:
    """A QR code as a drawing; "" for no address."""
    if not address:
        return ""
    import zxingcpp  # late, as typst

    made = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return made.to_svg(add_quiet_zones=False)


def as_read(address: str) -> str:
    """An address as it is typed: without what browsers add themselves."""
    return address.partition("://")[2].rstrip("/")
