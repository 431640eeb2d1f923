"""Telephone numbers, e-mail and street addresses are asked about; what only looks like them is not."""

import time

import pytest

from fyren.base.screening import Kind, screen, without_controls


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.kind.value, finding.text) for finding in screen(text)]


@pytest.mark.parametrize(
    "number",
    [
        "0470-410 00",
        "0470-41000",
        "0470 410 00",
        "0470/410 00",
        "(0470) 410 00",
        "070-123 45 67",
        "0731234567",
        "070 123 45 67",
        "070.123.45.67",
        "08-123 456 78",
        "020-50 50 50",
        "010-456 70 00",
        "+46 70 123 45 67",
        "+46701234567",
        "0046 70 123 45 67",
        "+46 (0)470-410 00",
        "+358 401 234 567",
        "+47 22 33 44 55",
        "０７０－１２３ ４５ ６７",
        "070\u2011123\u00a045\u00a067",
        "07\u200b0-123 45 67",
    ],
)
def test_telephone_numbers(number: str) -> None:
    assert found(f"Ring {number}, fråga efter växeln.") == [("phone", number)]


@pytest.mark.parametrize(
    "address",
    [
        "anna.andersson@vaxjo.se",
        "kontakt+plan@växjö.se",
        "anna @ example.se",
        "anna(at)example.se",
        "anna [at] example.se",
        "ANNA@EXAMPLE.COM",
        "anna＠example.se",
    ],
)
def test_email_addresses(address: str) -> None:
    assert found(f"Skriv till {address} om du vill.") == [("email", address)]


@pytest.mark.parametrize(
    "address",
    [
        "Storgatan 5",
        "storgatan 5b",
        "Storgatan 5 B",
        "Norra Esplanaden 12 B",
        "Kung Oscars väg 5",
        "S:t Eriksgatan 3",
        "Biskopsgatan 12A",
        "Sandviksvägen 7",
        "Teleborgsbacken 14",
        "Vallgatan, 9",
        "Esplanaden 30",
        "Nygatan nr 4",
        "c/o Andersson",
        "352 30 Växjö",
        "35230 Växjö",
        "SE-352 30 Växjö",
        "352 30 VÄXJÖ",
        "Stor\u00adgatan 5",
        "Va\u0308stergatan 5",
    ],
)
def test_street_addresses(address: str) -> None:
    assert found(f"Hon bor på {address}.") == [("street_address", address)]


@pytest.mark.parametrize(
    "text",
    [
        "Dnr KS 2023-00123, § 14 och lag (2025:400).",
        "Insatsområde 3.2.1 och 3.2.10, sidan 12.",
        "Öppet 08.30-16.00 och 08:30–16:00, lunch 12.00–13.00, 0830-1630.",
        "Den 08-12-2023, 08.12.2023 och 2025-10-31.",
        "Ring 112, 1177, 114 14 eller 116 111.",
        "Polisen nås på 114 14 Polisen svarar dygnet runt.",
        "Kostnad: +12 500 000 kr, 1 250 000 kr, 0,5 procent och 10 000 personer.",
        "Organisationsnummer 212000-0662.",
        "Vi är på väg mot målet och på vägen 2025 ser vi resultat.",
        "Handlingsplan 3, plan 2026 och budget 2027.",
        "Genomgången 4 och tillgången 2 ses över.",
        "Kontakta socialsekreterare @ kontoret.",
        "Kvinnofridslinjen har öppet dygnet runt.",
        "",
    ],
)
def test_nothing_is_found(text: str) -> None:
    assert found(text) == []
    assert found(f"{text} 070-123 45 67") == [("phone", "070-123 45 67")], "the same text with a number in it"


def test_all_kinds_together() -> None:
    text = "Anna (811218-9876) bor på Storgatan 5, 352 30 Växjö.\nTfn 070-123 45 67, anna@example.se"
    findings = screen(text)
    assert [finding.kind for finding in findings] == [
        Kind.PERSONAL_IDENTITY_NUMBER,
        Kind.STREET_ADDRESS,
        Kind.STREET_ADDRESS,
        Kind.PHONE,
        Kind.EMAIL,
    ]
    assert len(findings.personal_numbers) == 1
    assert len(findings.contact_details) == 4
    assert findings.of(Kind.EMAIL)[0].line == 2


def test_an_undivided_number_that_is_both_counts_as_the_graver() -> None:
    assert [finding.kind for finding in screen("0701010001")] == [Kind.PERSONAL_IDENTITY_NUMBER]


@pytest.mark.parametrize("piece", ["0", "a.", "Ab ", "1 ", "x@", "+", "väg 5 ", "a@a.", "8112189876 "])
def test_no_text_makes_the_screen_slow(piece: str) -> None:
    """Ten times the text may cost some ten times the time; a pattern that tries all splits costs a hundred."""
    started = time.process_time()
    screen(piece * 2_000)
    short = time.process_time() - started
    screen(piece * 20_000)
    assert time.process_time() - started < 40 * short + 0.5


@pytest.mark.parametrize(
    ("given", "multiline", "one_line"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd", "a b c d"),
        ("a\x00b\x1bc\x7fd\x85e", "abcde", "abcde"),
        ("a\tb", "a\tb", "a b"),
        ("a\u202eb\u2066c", "abc", "abc"),
        ("\ud800a", "a", "a"),
        ("våld 👩\u200d👧", "våld 👩\u200d👧", "våld 👩\u200d👧"),
    ],
)
def test_without_controls(given: str, multiline: str, one_line: str) -> None:
    assert without_controls(given) == multiline
    assert without_controls(given, one_line=True) == one_line
