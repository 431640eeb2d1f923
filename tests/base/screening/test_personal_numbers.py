"""The screen finds every valid personal identity number, however it is written, and takes nothing else for one."""

import calendar
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fyren.base.screening import Kind, is_personal_number, masked, screen


def check_digit(nine: str) -> str:
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(nine))
    return str(-total % 10)


def numbers_in(text: str) -> list[str]:
    return [finding.text for finding in screen(text).personal_numbers]


@pytest.mark.parametrize(
    "written",
    [
        "811218-9876",  # the worked example of Skatteverket's brochures
        "811218+9876",
        "8112189876",
        "811218 9876",
        "811218 - 9876",
        "81-12-18-9876",
        "81 12 18 9876",
        "19811218-9876",
        "198112189876",
        "1981-12-18-9876",
        "1981-12-18 9876",
        "19 811218 9876",
        "811278-9873",  # samordningsnummer: the day plus 60
        "8 1 1 2 1 8 9 8 7 6",
        "8-1-1-2-1-8-9-8-7-6",
        "1 9 8 1 1 2 1 8 9 8 7 6",
        "811218–9876",  # en dash
        "811218\u20119876",  # non-breaking hyphen
        "811218\u22129876",  # minus
        "811218\u00a09876",  # non-breaking space
        "811218\u00ad9876",  # soft hyphen
        "8112\u200b18-98\u200d76",  # zero width
        "811218-\n9876",  # broken over a line
        "８１１２１８－９８７６",  # full width
        "٨١١٢١٨-٩٨٧٦",  # Arabic-Indic digits
        "8\u03361\u03361218-9876",  # struck out with combining marks
        "811218_9876",
        "811218/9876",
        "(811218)9876",
    ],
)
def test_is_found_as_written(written: str) -> None:
    text = f"Barnet, {written}, bor hos mormor."
    found = screen(text).personal_numbers
    assert len(found) == 1
    assert text[found[0].start : found[0].end] == found[0].text
    assert unicodedata.normalize("NFKC", found[0].text)[-1] in "63٦٣"


@pytest.mark.parametrize(
    "text",
    [
        "Dnr KS 2023-00123 och NAV 2024-000981-1.",
        "Lag (2025:400), förordning (2001:637), SOU 2025:28, prop. 2025/26:12.",
        "Insatsområde 3.2.1, 3.4.5 och 3.2.10.",
        "Organisationsnummer 212000-0662, 2120000662, 162120000662 och 556036-0793.",
        "Budgeten är 1 250 000 000 kr, varav 8 112 189 876 kr år 2026.",
        "Åren 2019, 2020, 2021, 2022 och 2030.",
        "2023, 08.12.2023",
        "Från 2025-10-31 till 2026-01-01, alltså 2025-10-31–2026-01-01 eller 20251031-20260101.",
        "Den 2025-04-12 kl. 14.30 och 2025-04-12 08:30–16:00.",
        "070-123 45 67, 0470-410 00, 08-123 456 78, +46 70 123 45 67, 020-50 50 50, 116 111.",
        "811218-9875",  # wrong check digit
        "811318-9874",  # month 13
        "810229-9871",  # no such day
        "81121898765 siffror",  # eleven digits
        "5811218-98765",
        "8112-18",
        "1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6",
        "Bankgiro 5050-1055, plusgiro 900-8004, kort 4571 1234 5678 9012.",
        "",
    ],
)
def test_is_not_taken_for_one(text: str) -> None:
    assert numbers_in(text) == []
    assert numbers_in(f"{text} Hon: 811218-9876") == ["811218-9876"], "the same text with a number in it"


def test_several_are_found_in_order_with_their_lines() -> None:
    text = "Hon: 811218-9876\nhan: 811278-9873,\r\nde: 20121224-1234"
    assert [(f.text, f.line) for f in screen(text)] == [
        ("811218-9876", 1),
        ("811278-9873", 2),
        ("20121224-1234", 3),
    ]


def test_two_dates_are_not_a_number_but_a_date_with_a_serial_is() -> None:
    # 2001-01-04-2026 passes the Luhn rule, so only what follows tells the two apart.
    assert is_personal_number("200101042026")
    assert numbers_in("2001-01-04 2026-02-03") == []
    assert numbers_in("2001-01-04 2026") == ["2001-01-04 2026"]
    assert numbers_in("Åren 2026, 2023, 08.12.2023") == []


def test_century_decides_the_leap_day() -> None:
    assert is_personal_number("000229000" + check_digit("000229000"))
    assert not is_personal_number("19000229000" + check_digit("000229000"))
    assert is_personal_number("20000229000" + check_digit("000229000"))


def test_masked_shows_two_digits() -> None:
    assert masked("19811218-9876") == "19••••••-••••"


# --- whatever the number, however written, whatever stands around it


@st.composite
def personal_numbers(draw: st.DrawFn) -> tuple[str, str, str, str, str]:
    year = draw(st.integers(1800, 2099))
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, calendar.monthrange(year, month)[1])) + draw(st.sampled_from([0, 60]))
    nine = f"{year % 100:02}{month:02}{day:02}{draw(st.integers(0, 999)):03}"
    return f"{year // 100}", nine[:2], nine[2:4], nine[4:6], nine[6:] + check_digit(nine)


DIGIT_ROWS = ["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"]
INVISIBLE = ["", "", "", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u0336", "\x00", "\x1f"]
SEPARATORS = [
    "",
    "-",
    "+",
    " ",
    "\u00a0",
    "\u2009",
    "\u2011",
    "–",
    "—",
    "\u2212",
    " - ",
    "/",
    ".",
    "_",
    "－",
    "\n",
    "\t",
]


@st.composite
def written_numbers(draw: st.DrawFn) -> str:
    century, *parts = draw(personal_numbers())
    if draw(st.booleans()):
        parts = [century, *parts]
    row = draw(st.sampled_from(DIGIT_ROWS))
    if draw(st.integers(0, 5)) == 0:
        separator = draw(st.sampled_from([" ", "-", ".", "_", "\u00a0"]))
        return separator.join(row[int(digit)] for digit in "".join(parts))
    written = ""
    for part in parts:
        written += draw(st.sampled_from(SEPARATORS)) if written else ""
        written += "".join(row[int(digit)] + draw(st.sampled_from(INVISIBLE)) for digit in part)
    return written


def seems_joined(before: str, after: str) -> bool:
    """True when the surrounding text carries on the number's own digits, so that it is another number."""
    visible_before = "".join(c for c in before if unicodedata.category(c) not in ("Cf", "Cc", "Cs", "Mn", "Me"))
    visible_after = "".join(c for c in after if unicodedata.category(c) not in ("Cf", "Cc", "Cs", "Mn", "Me"))
    near = unicodedata.normalize("NFKC", visible_before[-2:] + "|" + visible_after[:6])
    return any(c.isdigit() for c in near)


@settings(max_examples=400, deadline=None)
@given(before=st.text(max_size=30), number=written_numbers(), after=st.text(max_size=30))
def test_any_number_in_any_writing_in_any_text_is_found(before: str, number: str, after: str) -> None:
    assume(not seems_joined(before, after))
    text = before + number + after
    found = screen(text).personal_numbers
    start, end = len(before), len(before) + len(number)
    assert any(f.start < end and start < f.end for f in found)
    assert all(f.kind == Kind.PERSONAL_IDENTITY_NUMBER and text[f.start : f.end] == f.text for f in found)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_screened(text: str) -> None:
    for finding in screen(text):
        assert text[finding.start : finding.end] == finding.text
        assert finding.text
        assert finding.line == text.count("\n", 0, finding.start) + 1


@given(st.text(alphabet="0123456789-+ ", max_size=80))
def test_what_is_refused_is_always_a_valid_number(text: str) -> None:
    for number in numbers_in(text):
        assert is_personal_number("".join(c for c in number if c.isdigit()))
