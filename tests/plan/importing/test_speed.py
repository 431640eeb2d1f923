"""Time grows with the size of the document, also of a hostile one; what is larger than a plan is refused.

The bounds are wide, since the machine may be busy: a mistake that makes time grow with the square takes minutes here.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from fyren.base.documents import Problem, SourceLine, UnreadableDocument
from fyren.base.documents.text import read_text
from fyren.plan.importing import parse, parse_document
from fyren.plan.importing.api import MAX_CHARACTERS, MAX_LINES

SECONDS = 12.0
WIDE = 1_990_000  # characters, just below the limit

HOSTILE = {
    "one long line": "våld " * (WIDE // 5),
    "one long word": "v" * WIDE,
    "white space": "a" + " " * WIDE + "b",
    "dots": "." * WIDE,
    "dots in lines": ("." * 90 + "\n") * 20_000,
    "leaders": ("kapitel " + "." * 80 + " 1\n") * 20_000,
    "hyphens": "-" * WIDE,
    "hyphenated lines": "förebyg-\n" * 20_000,
    "soft hyphens": "a\u00ad" * 49_000,
    "soft hyphens in lines": "a\u00ad\n" * 20_000,
    "deep number": "1." * (WIDE // 2),
    "deep numbers": ("1.1.1.1.1.1.1.1.1 Mål\n") * 20_000,
    "numbers": "".join(f"{i // 90 + 1}.{i % 90 + 1} Mål att nå\n" for i in range(8_000)),
    "bullets": "• Att hjälpa fler\n" * 20_000,
    "dashes": "- att hjälpa fler\n" * 20_000,
    "goals": "".join(f"Mål {i % 99} Alla ska med\n" for i in range(20_000)),
    "subgoals": "Mål 1 Alla\n" + "Delmål 1.1 Alla ska med\n" * 19_999,
    "letters": "A. Alla ska med\na) först\nb) sedan\n" * 6_000,
    "colons": "Kommunen ska arbeta för: " * (WIDE // 25),
    "colons in lines": "Kommunen ska arbeta för:\n" * 20_000,
    "colons and space": (":" + " " * 19) * (WIDE // 20),
    "quotes": "målbild " + "”a" * (WIDE // 2),
    "other plans": "andra planer såsom " * (WIDE // 19),
    "made by": "framtagandet representanter från " * (WIDE // 33),
    "contents": "Innehåll\n" * 20_000,
    "tables": "Mål | Aktivitet | Ansvarig\n" * 20_000,
    "pipes": "|" * WIDE,
    "tabs": "\t".join("a" * (WIDE // 2)),
    "pages": "Plan mot våld\n1\f" * 9_000,
    "overview": "1 Områden\nViktiga områden är:\n"
    + "Trygg plats\n" * 9_000
    + "1.1 Trygg\nKommunen ska:\n1.1.1 Att\n" * 3_000,
}


@pytest.mark.parametrize("name", list(HOSTILE))
@pytest.mark.slow
def test_hostile_text(name: str) -> None:
    lines = read_text(HOSTILE[name].encode())
    started = time.process_time()
    parse(lines, title="Plan", fallback_title="fil")

    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize(
    "lines",
    [
        [SourceLine(1, "a" * (MAX_CHARACTERS + 1))],
        [SourceLine(number, "a") for number in range(1, MAX_LINES + 2)],
        [SourceLine(1, "a\u00ad" * 50_001)],
    ],
    ids=["characters", "lines", "soft hyphens"],
)
def test_more_than_a_plan_is_refused(lines: list[SourceLine]) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        parse(lines, fallback_title="fil")
    assert refused.value.code is Problem.TOO_LONG


def test_five_megabytes_on_one_line_are_refused_in_the_child(tmp_path: Path) -> None:
    path = tmp_path / "lång.txt"
    path.write_text("våld " * 1_000_000, encoding="utf-8")
    with pytest.raises(UnreadableDocument) as refused:
        parse_document(path)
    assert refused.value.code is Problem.TOO_LONG
