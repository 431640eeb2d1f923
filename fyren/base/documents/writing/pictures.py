"""Drawings as pictures, for what cannot show a drawing itself."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

_FONTS = Path(__file__).resolve().parents[4] / "third_party" / "fonts"
_TEMPLATE = Path(__file__).with_name("pictures.typ")
_AT_A_TIME = 4
_DOTS_PER_INCH = 150.0  # sharp enough in print, and a report can still be sent by e-mail


def as_pictures(drawings: Sequence[str]) -> list[bytes]:
    """SVG drawings as PNG, in their order; the same drawing gives the same bytes.

    A few at a time: typst remembers its last ten runs, and with all in one run that is a hundred megabytes.
    """
    found: list[bytes] = []
    for first in range(0, len(drawings), _AT_A_TIME):
        found += _drawn(drawings[first : first + _AT_A_TIME])
    return found


def _drawn(drawings: Sequence[str]) -> list[bytes]:
    import typst

    made = typst.compile(
        _TEMPLATE,
        font_paths=fonts(),
        format="png",
        ppi=_DOTS_PER_INCH,
        sys_inputs={"drawings": json.dumps(list(drawings), ensure_ascii=False)},
    )
    return [made] if isinstance(made, bytes) else list(made)


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
