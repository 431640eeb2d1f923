"""Drawings as pictures, for what cannot show a drawing itself."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Sequence
from pathlib import Path

FONTS = Path(__file__).resolve().parents[4] / "third_party" / "fonts"
_TEMPLATE = Path(__file__).with_name("pictures.typ")
_DOTS_PER_INCH = 150.0  # sharp enough in print, and a report can still be sent by e-mail


def as_pictures(drawings: Sequence[str]) -> list[bytes]:
    """SVG drawings as PNG, in their order and all in one go; the same drawing gives the same bytes."""
    if not drawings:
        return []
    import typst

    made = typst.compile(
        _TEMPLATE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="png",
        ppi=_DOTS_PER_INCH,
        sys_inputs={"drawings": json.dumps(list(drawings), ensure_ascii=False)},
    )
    return [made] if isinstance(made, bytes) else list(made)


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG in its own dots."""
    head = io.BytesIO(picture).read(24)
    width, height = struct.unpack(">II", head[16:24])
    return width, height
