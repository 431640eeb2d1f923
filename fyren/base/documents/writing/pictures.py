"""Drawings as pictures, for what cannot show a drawing itself."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

_FONTS = Path(__file__).resolve().parents[4] / "third_party" / "fonts"
_TEMPLATE = Path(__file__).with_name("pictures.typ")
_DOTS_PER_INCH = 150.0  # sharp enough in print, and a report can still be sent by e-mail


def as_pictures(drawings: Sequence[str]) -> list[bytes]:
    """SVG drawings as PNG, in their order; the same drawing gives the same bytes.

    One in each run: typst remembers its last ten runs, and with several in each that is a hundred megabytes.
    """
    return [_drawn(drawing) for drawing in drawings]


def _drawn(drawing: str) -> bytes:
    import typst

    made = typst.compile(
        _TEMPLATE, font_paths=fonts(), format="png", ppi=_DOTS_PER_INCH, sys_inputs={"drawing": drawing}
    )
    if not isinstance(made, bytes):  # a page each; the template makes one
        raise TypeError("a drawing became several pictures")
    return made


@cache
def fonts() -> typst.Fonts:
    """The fonts of every document: those whose licence we keep, read once."""
    import typst  # 30 MB of machine code that no other page needs

    return typst.Fonts(include_system_fonts=False, font_paths=[_FONTS])


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG in its own dots."""
    head = io.BytesIO(picture).read(24)
    width, height = struct.unpack(">II", head[16:24])
    return width, height
