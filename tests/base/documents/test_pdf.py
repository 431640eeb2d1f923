"""PDF: no character is lost between the file and its lines, and lines stand as they are read."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable

import pypdfium2 as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen import canvas

from fyren.base.documents import LineFlag, Problem, SourceLine, UnreadableDocument
from fyren.base.documents import pdf as reader
from fyren.base.documents.pdf import read_pdf

Draw = Callable[[canvas.Canvas], object]


def drawn(*pages: Draw) -> bytes:
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer, pagesize=(595, 842))
    for draw in pages:
        draw(drawing)
        drawing.showPage()
    drawing.save()
    return buffer.getvalue()


def characters(texts: Iterable[str]) -> Counter[str]:
    return Counter(char for text in texts for char in text if not char.isspace())


def in_file(data: bytes) -> Counter[str]:
    """What PDFium itself says that the file holds, by another door than the reader uses."""
    document = pdfium.PdfDocument(data)
    texts = [page.get_textpage().get_text_range().replace("\x02", "-").replace("\ufffe", "-") for page in document]
    return characters(texts)


def texts(lines: Iterable[SourceLine]) -> list[str]:
    return [line.text for line in lines]


WORDS = st.sampled_from(
    ("våld", "i", "nära", "1.1", "•", "förebyg-", "Åtgärd", "(ansvar)", "2026", "–", "ÖVERGRIPANDE")
)
PLACED = st.tuples(
    st.integers(20, 500), st.integers(20, 820), st.sampled_from((8, 11, 11, 18)), st.sampled_from((0, 0, 0, 90)),
    st.lists(WORDS, min_size=1, max_size=9),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(PLACED, min_size=1, max_size=25), min_size=1, max_size=3))
def test_no_character_is_lost(pages: list[list[tuple[int, int, int, int, list[str]]]]) -> None:
    def draw_all(items: list[tuple[int, int, int, int, list[str]]]) -> Draw:
        def draw(drawing: canvas.Canvas) -> None:
            for x, y, size, angle, words in items:
                drawing.saveState()
                drawing.setFont("Helvetica", size)
                drawing.translate(x, y)
                drawing.rotate(angle)
                drawing.drawString(0, 0, " ".join(words))
                drawing.restoreState()

        return draw

    data = drawn(*[draw_all(items) for items in pages])
    lines = read_pdf(data)

    assert characters(texts(lines)) == in_file(data)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_lines_know_their_place_and_type() -> None:
    def draw(drawing: canvas.Canvas) -> None:
        drawing.setFont("Helvetica-Bold", 16)
        drawing.drawString(72, 770, "1 Inledning")
        drawing.setFont("Helvetica", 11)
        drawing.drawString(72, 740, "Planen gäller alla.")

    heading, text = read_pdf(drawn(draw))

    assert (heading.text, heading.font_size, heading.bold, heading.page) == ("1 Inledning", 16.0, True, 1)
    assert (text.text, text.font_size, text.bold) == ("Planen gäller alla.", 11.0, False)
    assert heading.x0 == 72.0
    assert heading.bottom is not None
    assert text.top is not None
    assert 0 < heading.bottom < text.top < 842
    assert (text.page_width, text.page_height) == (595.0, 842.0)


def test_a_number_in_the_margin_belongs_to_its_line() -> None:
    def draw(drawing: canvas.Canvas) -> None:
        drawing.drawString(72, 770, "3.1.2")
        drawing.drawString(120, 770, "Att informera")
        drawing.drawString(72, 750, "Innehåll ..........")
        drawing.drawString(480, 750, "12")

    assert texts(read_pdf(drawn(draw))) == ["3.1.2 Att informera", "Innehåll .......... 12"]


def test_columns_with_a_heading_across() -> None:
    def draw(drawing: canvas.Canvas) -> None:
        drawing.setFont("Helvetica", 20)
        drawing.drawString(72, 780, "En rubrik som går tvärs över båda spalterna")
        drawing.setFont("Helvetica", 11)
        for i in range(8):
            drawing.drawString(72, 740 - 14 * i, f"vänster spalt rad {i} som är rätt lång")
            drawing.drawString(310, 736 - 14 * i, f"höger spalt rad {i} som också är lång")

    lines = read_pdf(drawn(draw))

    assert [line.column for line in lines] == [None] + [1] * 8 + [2] * 8
    assert [line.flag for line in lines] == [LineFlag.NONE] * 17


def test_many_parted_lines_are_not_put_together() -> None:
    def draw(drawing: canvas.Canvas) -> None:
        for i in range(7):
            drawing.drawString(72 + 9 * i, 700 - 40 * i, "Ord")
            drawing.drawString(300 + 11 * i, 700 - 40 * i, "ord")

    assert {line.flag for line in read_pdf(drawn(draw))} == {LineFlag.UNCERTAIN_ORDER}


def test_a_table_with_drawn_lines() -> None:
    def draw(drawing: canvas.Canvas) -> None:
        for row, (left, right) in enumerate((("Mål", "Ansvar"), ("Trygghet", "Nämnden"))):
            drawing.drawString(80, 700 - 20 * row, left)
            drawing.drawString(300, 700 - 20 * row, right)
        for row in range(3):
            drawing.line(72, 714 - 20 * row, 500, 714 - 20 * row)

    lines = read_pdf(drawn(draw))

    assert [(line.text, line.table, line.row, line.column) for line in lines] == [
        ("Mål", 1, 1, 1),
        ("Ansvar", 1, 1, 2),
        ("Trygghet", 1, 2, 1),
        ("Nämnden", 1, 2, 2),
    ]


def test_too_many_pages_or_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    data = drawn(lambda drawing: drawing.drawString(72, 700, "Planen"), lambda drawing: None)
    for name in ("MAX_PAGES", "MAX_CHARACTERS"):
        with monkeypatch.context() as patched:
            patched.setattr(reader, name, 1)
            with pytest.raises(UnreadableDocument) as refused:
                read_pdf(data)
        assert refused.value.code is Problem.TOO_LONG


def test_a_page_without_anything_is_no_page_of_pictures() -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_pdf(drawn(lambda drawing: None))
    assert refused.value.code is Problem.EMPTY
