"""Characters of a PDF page with their boxes, gathered to segments: text on one line without a wide gap."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# In type sizes: a wider gap than the first parts words where the file has no space, than the second parts cells.
_WORD_GAP = 0.3
_WIDE_GAP = 1.0
_SAME_LINE = 0.35  # of the type size; how far baselines on one line may differ
_UPRIGHT = 0.98  # cosine of the angle that still counts as level
_PRECISION = 64  # device units per point, since PDFium maps to whole units
_REPLACED = {"\x02": "-", "\ufffe": "-", "\ufffd": "\ufffd"}
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; lengths in points from the upper left corner of the page as displayed.

    `spaced` tells that the file has white space before it.
    """

    char: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    upright: bool
    spaced: bool


@dataclass(slots=True)
class Segment:
    """Text on one line without a wide gap."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    upright: bool = True

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Display:
    """From PDF coordinates to the page as displayed: turned, cropped, and with its origin at the upper left."""

    origin: tuple[float, float]
    along_x: tuple[float, float]
    along_y: tuple[float, float]

    @classmethod
    def of(cls, raw: Any, page: Any) -> Display:
        """Ask PDFium where three points of the page are displayed."""
        width, height = page.get_size()
        span = 1000

        def mapped(x: float, y: float) -> tuple[float, float]:
            left, top = ctypes.c_int(), ctypes.c_int()
            size = int(width * _PRECISION), int(height * _PRECISION)
            raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, left, top)
            return left.value / _PRECISION, top.value / _PRECISION

        x, y = mapped(0, 0)
        ax, ay = mapped(span, 0)
        bx, by = mapped(0, span)
        return cls((x, y), ((ax - x) / span, (ay - y) / span), ((bx - x) / span, (by - y) / span))

    def vector(self, x: float, y: float) -> tuple[float, float]:
        """A direction as displayed."""
        return x * self.along_x[0] + y * self.along_y[0], x * self.along_x[1] + y * self.along_y[1]

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box as displayed: x0, top, x1, bottom. Pages turn by right angles only, so two corners tell it all."""
        (x, y), (ax, ay), (bx, by) = self.origin, self.along_x, self.along_y
        x0, y0 = x + left * ax + bottom * bx, y + left * ay + bottom * by
        x1, y1 = x + right * ax + top * bx, y + right * ay + top * by
        return (x0 if x0 < x1 else x1), (y0 if y0 < y1 else y1), (x1 if x0 < x1 else x0), (y1 if y0 < y1 else y0)


class _Type:
    """Size, weight and direction, which are asked for once for each run of characters set alike."""

    def __init__(self, raw: Any, textpage: Any, display: Display) -> None:
        self.raw, self.textpage, self.display = raw, textpage, display
        self.run: int | None = None
        self.size, self.bold, self.upright = 1.0, False, True
        self._matrix = raw.FS_MATRIX()

    def look_at(self, index: int) -> None:
        """Make size, bold and upright those of the character."""
        pointer = self.raw.FPDFText_GetTextObject(self.textpage, index)
        run = ctypes.cast(pointer, ctypes.c_void_p).value
        if run is not None and run == self.run:
            return
        self.run = run
        matrix = self._matrix
        scale, x, y = 1.0, 1.0, 0.0
        if self.raw.FPDFText_GetMatrix(self.textpage, index, matrix):
            scale = math.hypot(matrix.c, matrix.d)
            x, y = self.display.vector(matrix.a, matrix.b)
        self.size = max(abs(self.raw.FPDFText_GetFontSize(self.textpage, index)) * scale, 0.1)
        self.upright = x > _UPRIGHT * math.hypot(x, y) or (x == 0 and y == 0)
        self.bold = self._is_bold(index)

    def _is_bold(self, index: int) -> bool:
        if self.raw.FPDFText_GetFontWeight(self.textpage, index) >= _BOLD_WEIGHT:
            return True
        name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        self.raw.FPDFText_GetFontInfo(self.textpage, index, name, 200, flags)
        return any(word in name.value.decode("utf-8", "replace").lower() for word in _BOLD_NAMES)


def read_glyphs(raw: Any, page: Any, textpage: Any, count: int) -> Iterator[Glyph]:
    """The page's visible characters in the order of the file; white space only marks what follows it."""
    display = Display.of(raw, page)
    type_of = _Type(raw, textpage, display)
    rect = raw.FS_RECTF()
    high, spaced = "", False
    for index in range(count):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = chr(code)
            continue
        char = _character(high, code)
        high = ""
        if char.isspace() or char == "\x00" or raw.FPDFText_IsGenerated(textpage, index) == 1:
            spaced = True
            continue
        if not raw.FPDFText_GetLooseCharBox(textpage, index, rect):
            continue
        type_of.look_at(index)
        x0, top, x1, bottom = display.box(rect.left, rect.bottom, rect.right, rect.top)
        yield Glyph(char, x0, x1, top, bottom, type_of.size, type_of.bold, type_of.upright, spaced)
        spaced = False


def _character(high: str, code: int) -> str:
    """The character; a pair of surrogates is one, half a pair is none."""
    if 0xDC00 <= code < 0xE000:
        pair = high + chr(code)
        return pair.encode("utf-16", "surrogatepass").decode("utf-16", "replace")[:1]
    return _REPLACED.get(chr(code), chr(code)) if code <= 0x10FFFF else "\ufffd"


def make_segments(glyphs: Iterator[Glyph]) -> list[Segment]:
    """Neighbouring characters of one line as segments, in the order of the file."""
    segments: list[Segment] = []
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            segments.append(_segment(run))
            run = []
        run.append(glyph)
    if run:
        segments.append(_segment(run))
    return segments


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    if before.upright != glyph.upright:
        return False
    size = min(before.size, glyph.size)
    if not glyph.upright:  # along another axis; keep what touches
        return abs(glyph.x0 - before.x1) < size or abs(glyph.top - before.bottom) < size * 2
    if abs(before.bottom - glyph.bottom) > _SAME_LINE * max(before.size, glyph.size):
        return False
    return -0.5 * size < glyph.x0 - before.x1 < _WIDE_GAP * size


def _segment(run: list[Glyph]) -> Segment:
    parts = [run[0].char]
    for before, glyph in pairwise(run):
        gap = glyph.x0 - before.x1 if glyph.upright else 0.0
        if glyph.spaced or gap > _WORD_GAP * glyph.size:
            parts.append(" ")
        parts.append(glyph.char)
    bold = sum(1 for glyph in run if glyph.bold)
    return Segment(
        text="".join(parts),
        x0=min(glyph.x0 for glyph in run),
        x1=max(glyph.x1 for glyph in run),
        top=min(glyph.top for glyph in run),
        bottom=max(glyph.bottom for glyph in run),
        size=Counter(round(glyph.size, 1) for glyph in run).most_common(1)[0][0],
        bold=bold * 2 > len(run),
        upright=run[0].upright,
    )
