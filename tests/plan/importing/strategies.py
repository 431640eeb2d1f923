"""Generated documents: plans in every style we know, mixed and cut wherever, and plain noise between."""

from __future__ import annotations

from hypothesis import strategies as st

from fyren.base.documents import LineFlag, SourceLine
from fyren.base.documents.text import read_text
from fyren.plan.importing import Correction, Corrections, Label, Mention

_PROSE = (
    "kommunen ska arbeta för att barn och unga får stöd Våld i nära relationer folkhälsa- trygghet Planen t ex "
    "hbtq- upptäcka målbilder ”Trygg stad” utmaningarna 2030. e-post förebyg- gande sam\u00ad verkan t.\u00a0ex. "
    "representanter från nämnden, andra planer såsom mångfaldsplanen Att tidigt “x” \u200b 3.1 § 14 %"
)
WORDS = _PROSE.split(" ")

STARTS = (
    *("1. ", "2. ", "1.1 ", "1.2. ", "3.1.1 ", "3.1.2  ", "3.2", "1.1.1.1.1 ", "9.9.9.9.9.9.9 ", "12) ", "1)"),
    *("Mål 1 ", "Mål 2: ", "Delmål 1.1 ", "Delmål 1.2. ", "Utvecklingsområde A – ", "Mål II. "),
    *("A. ", "B. ", "a) ", "b) ", "I. ", "II. ", "iv) "),
    *("• ", "•", "- ", "– ", "* ", "\uf0b7\t", "▪ 1.1 ", "• a) "),
    *("Växjö kommun ska arbeta för: ", "Kommunen vill: Att ", "   ", "\t", "| ", "Mål\tAktivitet\tAnsvarig", ""),
)

ENDS = ("", "", "", ".", ":", "-", "\u00ad", ",", ";", " ........ 3", "\t12", "  4", "?”", "/", "‐", "\u2011")

WHOLE = (
    *(
        "",
        "",
        " ",
        "\f",
        "Innehåll",
        "Innehållsförteckning",
        "1. Inledning ...... 2",
        "Sida 2 (8)",
        "7",
        "- 3 -",
        "3.1",
    ),
    *("2. Bakgrund", "3. Utvecklingsområden", "Prioriterade områden", "Antagen 2024-01-01 § 4", "Plan mot våld"),
    *("Mål | Aktivitet | Ansvarig | När", "Trygghet | Utbilda chefer | Nämnden | 2026", "---|---", "\u00ad", "-", "–"),
    *("Uppföljning", "Att", "Att utbilda chefer", "Innehåller ordet:", "\u2028", "\x85", "\x1c"),
)

_sentence = st.lists(st.sampled_from(WORDS), min_size=0, max_size=14).map(" ".join)
_styled = st.builds(
    lambda start, text, end: start + text + end, st.sampled_from(STARTS), _sentence, st.sampled_from(ENDS)
)
# No surrogates: no reader gives them, since they are not text.
_noise = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)
line_texts = st.one_of(_styled, st.sampled_from(WHOLE), _sentence, _noise)

text_documents = st.lists(line_texts, min_size=1, max_size=40).map("\n".join).filter(lambda text: text.strip() != "")


def lines_of(text: str) -> list[SourceLine]:
    """Lines as the text reader gives them, for text that may hold more control characters than it allows."""
    return [SourceLine(number=i, text=line) for i, line in enumerate(text.splitlines(), start=1)]


def pages_of(text: str) -> list[SourceLine]:
    """Lines through the real reader."""
    return read_text(text.encode("utf-8"))


@st.composite
def hinted_documents(draw: st.DrawFn) -> list[SourceLine]:
    """Lines with hints as PDF and Word give them, sensible or not."""
    texts = draw(st.lists(line_texts.map(lambda text: " ".join(text.splitlines())), min_size=1, max_size=25))
    lines: list[SourceLine] = []
    page = 1
    for number, text in enumerate(texts, start=1):
        page += draw(st.sampled_from((0, 0, 0, 1)))
        top = draw(st.sampled_from((20.0, 100.0, 112.0, 400.0, 820.0)))
        table = draw(st.sampled_from((None, None, None, 1, 2)))
        lines.append(
            SourceLine(
                number=number,
                text=text,
                page=draw(st.sampled_from((None, page))),
                x0=draw(st.sampled_from((None, 50.0, 300.0))),
                x1=draw(st.sampled_from((None, 280.0, 540.0))),
                top=draw(st.sampled_from((None, top))),
                bottom=draw(st.sampled_from((None, top + 12))),
                font_size=draw(st.sampled_from((None, 11.0, 11.0, 14.0, 24.0))),
                bold=draw(st.booleans()),
                style=draw(st.sampled_from(("", "", "paragraph", "list", "title", "heading-1", "heading-3"))),
                table=table,
                row=None if table is None else draw(st.integers(1, 3)),
                column=draw(st.sampled_from((None, 1, 2))),
                page_width=595.0,
                page_height=842.0,
                flag=draw(st.sampled_from((LineFlag.NONE,) * 6 + tuple(LineFlag))),
            )
        )
    return lines


_correction = st.builds(
    Correction,
    line=st.integers(-1, 45),
    label=st.sampled_from(Label),
    start=st.one_of(st.just(0), st.integers(-1, 40)),
    area=st.sampled_from(("", "", "3.1", "Mål 1", "Trygghet")),
)
corrections = st.builds(
    Corrections,
    items=st.lists(_correction, max_size=25).map(tuple),
    mentions=st.dictionaries(
        st.sampled_from(Mention), st.lists(st.sampled_from(WORDS), max_size=3).map(tuple), max_size=4
    ),
)
