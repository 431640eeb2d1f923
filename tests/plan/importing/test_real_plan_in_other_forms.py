"""The real plan, set as PDF and as Word, gives the same words in the same places as its text does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fyren.plan.importing import parse_document, public_json
from tests.plan.importing import builders as make

GOLDEN = json.loads((Path(__file__).parent / "vaxjo.json").read_text(encoding="utf-8"))
KEYS = ("title", "sections", "development_areas", "closing")
LISTS = ("target_pictures", "challenges", "contributors", "related_plans")


def parts() -> list[tuple[str, str]]:
    """The plan as kinds and texts, in the order of the document."""
    found: list[tuple[str, str]] = []
    for section in GOLDEN["sections"]:
        depth = section["number"].count(".") + 1
        found.append((f"h{depth}", f"{section['number']} {section['title']}"))
        found += [("li" if text.startswith("•") else "p", text.removeprefix("• ")) for text in section["paragraphs"]]
    last = found.pop()
    found += [("p", area["long_title"]) for area in GOLDEN["development_areas"]]
    found.append(last)
    for area in GOLDEN["development_areas"]:
        found.append(("h2", f"{area['number']} {area['title']}"))
        introduction = area["introduction"].split("\n\n")
        aims = area["unnumbered_aims"]
        found += [("p", text) for text in introduction[:2]] + [("p", text) for text in aims + introduction[2:]]
        found += [("p", f"{item['number']} {item['text']}") for item in area["focus_areas"]]
    return [*found, ("p", GOLDEN["closing"])]


def as_pdf(path: Path, columns: int) -> Path:
    styles = {"h1": make.H1, "h2": make.H2, "p": make.BODY}
    story: list[Any] = [make.p(GOLDEN["title"], make.TITLE)] if columns == 1 else []
    story += [make.bullet(text) if kind == "li" else make.p(text, styles[kind]) for kind, text in parts()]
    return make.pdf(path, story, columns=columns, draw=make.header_and_footer)


def as_word(path: Path) -> Path:
    document = make.word()
    document.add_heading(GOLDEN["title"], 0)
    for kind, text in parts():
        if kind.startswith("h"):
            document.add_heading(text, int(kind[1]))
        else:
            document.add_paragraph(text if kind == "p" else f"• {text}")
    path.write_bytes(make.word_bytes(document))
    return path


@pytest.mark.parametrize("form", ["pdf", "two columns", "word"])
def test_the_same_words_in_the_same_places(tmp_path: Path, form: str) -> None:
    path = tmp_path / "plan"
    if form == "word":
        as_word(path)
    else:
        as_pdf(path, columns=2 if form == "two columns" else 1)
    title = GOLDEN["title"] if form == "two columns" else None
    found = public_json(parse_document(path, title=title).parsed)

    assert {key: found[key] for key in KEYS} == {key: GOLDEN[key] for key in KEYS}
    assert {key: found[key] for key in LISTS} == {key: GOLDEN[key] for key in LISTS}
    assert found["unresolved"] == []
