"""The files themselves: read by a screen reader's eyes, a telephone's, and those of who finds the paper."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from fyren.guide.cards import cards_of
from fyren.guide.discreet import tells
from fyren.guide.pack_files import Kind, national_pack
from fyren.publishing.packs import named
from fyren.publishing.paper import Unwritable
from tests.guide.cards.papers import ADDRESS, DAY, SWITCHBOARD, guide_with, language_of, own, text_of

CODES = [language.code for language in guide_with().languages]
NAMES = ["affisch", "kort"]
FIRST = ["1177", "114 14", SWITCHBOARD]

every_file = pytest.mark.parametrize(("code", "name"), [(code, name) for code in CODES for name in NAMES])


@cache
def files(code: str) -> dict[str, bytes]:
    return dict(cards_of(guide_with(), language_of(code), DAY))


def nodes(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The structure's elements, from the top and in reading order."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from nodes(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from nodes(node.get("/K", pikepdf.Array()))


@every_file
def test_the_file_is_tagged_and_says_its_language(code: str, name: str) -> None:
    data = files(code)[f"{code}/{name}.pdf"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == code.removesuffix("-simple")
        found = list(nodes(root.StructTreeRoot.K))
        kinds = [str(node.S) for node in found]
        assert kinds.count("/H1") == 1
        [figure] = [node for node in found if node.S == "/Figure"]
        assert str(figure.Alt) == f"stod.exempel.se/{code}"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["pdfaid:part"] == "2"
            assert metadata["dc:title"] == guide_with().strings(code)["print.card_title"]
            assert "dc:creator" not in metadata
        assert root.ViewerPreferences.DisplayDocTitle


@every_file
def test_the_file_is_one_sheet_of_a4(code: str, name: str) -> None:
    pdf = pypdfium2.PdfDocument(files(code)[f"{code}/{name}.pdf"])
    assert len(pdf) == 1
    assert [round(side * 25.4 / 72) for side in pdf[0].get_size()] == [210, 297]


@every_file
def test_the_ordinary_numbers_are_read_first(code: str, name: str) -> None:
    text = text_of(files(code)[f"{code}/{name}.pdf"])
    places = [text.find(number) for number in [*FIRST, "112", "116 111", "020-50 50 50", "020-555 666"]]
    assert -1 not in places
    assert places == sorted(places)


@every_file
def test_times_are_read_from_opening_to_closing(code: str, name: str) -> None:
    text = text_of(files(code)[f"{code}/{name}.pdf"])
    assert re.search(r"07[.:]00[–-]21[.:]00", text)
    assert not re.search(r"21[.:]00[–-]07[.:]00", text)


@every_file
def test_a_row_begins_where_the_script_begins(code: str, name: str) -> None:
    page = pypdfium2.PdfDocument(files(code)[f"{code}/{name}.pdf"])[0].get_textpage()
    number = page.get_charbox(page.search("1177").get_next()[0])
    title = page.get_charbox(0)
    middle = 105 / 25.4 * 72
    is_rtl = language_of(code).direction == "rtl"
    assert [box[0] > middle for box in (number, title)] == [is_rtl, is_rtl]


@every_file
def test_who_finds_the_paper_reads_nothing_of_why(code: str, name: str) -> None:
    text = text_of(files(code)[f"{code}/{name}.pdf"])
    assert telling(text) == []
    assert not tells(text)


def telling(text: str) -> list[str]:
    """The names of services and organisations in a text, in any language."""
    guide = guide_with()
    names = {
        name
        for service in guide.services
        for code in CODES
        for name in (service.organisation, *re.split(r"\W+[–-]\W+", guide.words_of(service, code).name))
    }
    ordinary = {"1177"}  # a number that is also a name
    return sorted(name for name in names - ordinary if re.search(rf"\b{re.escape(name)}\b", text))


@pytest.mark.parametrize("code", CODES)
def test_a_name_or_a_telling_word_on_the_paper_would_have_been_found(code: str) -> None:
    violence = guide_with().strings(code)["need.stop"]
    extra = {**own("a", 11, plain="Kvinnofridslinjen"), **own("b", 12, plain=violence)}
    for data in cards_of(guide_with(extra), language_of(code), DAY).values():
        text = text_of(data)
        assert telling(text) == ["Kvinnofridslinjen"]
        assert tells(text)


@every_file
def test_the_code_is_read_back_from_the_page(code: str, name: str) -> None:
    page = pypdfium2.PdfDocument(files(code)[f"{code}/{name}.pdf"])[0]
    found = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    assert [each.text for each in found] == [f"{ADDRESS}/{code}/"]


def test_without_an_address_the_page_has_no_code() -> None:
    for data in cards_of(guide_with(address=""), language_of("sv"), DAY).values():
        assert zxingcpp.read_barcodes(pypdfium2.PdfDocument(data)[0].render(scale=3).to_pil()) == []
        assert FIRST[0] in text_of(data)


@pytest.mark.parametrize("code", CODES)
def test_every_letter_of_the_language_has_a_shape_in_our_fonts(code: str) -> None:
    letters = "".join(sorted({letter for text in texts(code) for letter in text if not letter.isspace()}))
    assert len(letters) > 30
    assert cards_of(guide_with(all_at_once(code, letters)), language_of(code), DAY)


def test_a_letter_without_a_shape_is_refused() -> None:
    with pytest.raises(Unwritable) as refused:
        cards_of(guide_with(all_at_once("ar", "中")), language_of("ar"), DAY)
    assert refused.value.path == "ar/affisch.pdf"


def texts(code: str) -> Iterator[str]:
    guide = guide_with()
    yield from guide.strings(code).values()
    for service in guide.services:
        words = guide.words_of(service, code)
        yield from (words.name, words.does, words.plain, words.eligibility)


def all_at_once(code: str, letters: str) -> dict:  # type: ignore[type-arg]
    name = named(Kind.SERVICE_WORDS, "sos", code)
    return {name: {**national_pack()[name], "plain": letters}}


def test_the_fonts_are_ours_and_in_the_file() -> None:
    fonts: set[str] = set()
    for code in CODES:
        with pikepdf.open(io.BytesIO(files(code)[f"{code}/kort.pdf"])) as pdf:
            for font in pdf.pages[0].Resources.Font.values():
                inner = font.DescendantFonts[0]
                assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())
                fonts.add(str(inner.BaseFont).partition("+")[2])
    assert {re.sub(r"-(Regular|Bold)$", "", font) for font in fonts} == {
        "NotoSans",
        "NotoSansArabic",
        "NotoSansEthiopic",
    }


@pytest.mark.parametrize("code", ["sv", "ar"])
def test_the_same_guide_and_day_give_the_same_bytes(code: str) -> None:
    once = cards_of(guide_with(), language_of(code), DAY)
    between = cards_of(guide_with(own("a", 11)), language_of(code), DAY)
    assert cards_of(guide_with(), language_of(code), DAY) == once
    assert between != once


def test_a_full_sheet_is_still_one_page() -> None:
    extra = {
        name: body for place in range(20) for name, body in own(f"own-{place}", 10 + place, "råd och samtal").items()
    }
    for data in cards_of(guide_with(extra), language_of("ckb"), DAY).values():
        assert len(pypdfium2.PdfDocument(data)) == 1
        assert "0470-10" in text_of(data)
