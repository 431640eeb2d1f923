"""Every non-space character of the source lands exactly once, whatever the document and whatever the reviewer says."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from fyren.base.documents import SourceLine, UnreadableDocument
from fyren.plan.importing import Correction, Corrections, Label, ParsedPlan, TitleSource, parse, public_json
from tests.plan.importing.strategies import (
    corrections,
    hinted_documents,
    lines_of,
    pages_of,
    text_documents,
)

FAST = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(FAST, max_examples=3_000)


def characters(texts: Iterable[str]) -> Counter[str]:
    return Counter(char for text in texts for char in text if not char.isspace())


def landed(parsed: ParsedPlan) -> list[str]:
    """Written apart from the import's own check, and from the requirement's words alone."""
    public = public_json(parsed)
    texts = [public["title"]] if parsed.title_source is TitleSource.DOCUMENT else []
    for section in public["sections"]:
        texts += [section["number"], section["title"], *section["paragraphs"]]
    for area in public["development_areas"]:
        texts += [area["number"], area["title"], area["long_title"], area["introduction"], *area["unnumbered_aims"]]
        texts += [part for item in area["focus_areas"] for part in (item["number"], item["text"])]
    texts.append(public["closing"])
    return texts + [row["text"] for row in public["removed"] + public["unresolved"]]


def spaceless(text: str) -> str:
    return "".join(char for char in text if not char.isspace())


def check(lines: list[SourceLine], parsed: ParsedPlan) -> None:
    assert characters(landed(parsed)) == characters(line.text for line in lines)
    check_paths(lines, parsed)
    assert ParsedPlan.from_json(json.loads(json.dumps(parsed.to_json()))) == parsed


def check_paths(lines: list[SourceLine], parsed: ParsedPlan) -> None:
    """The spans of each path, read in order, are the text that stands there."""
    source = {line.number: line.text for line in lines}
    by_path: dict[str, str] = {}
    for span in parsed.spans:
        by_path[span.path] = by_path.get(span.path, "") + spaceless(source[span.line][span.start : span.end])
    expected = dict(parsed.structure.texts())
    if parsed.title_source is not TitleSource.DOCUMENT:
        del expected["title"]
    for part in parsed.structure.sections:
        expected |= {f"section/{part.number}/number": part.number} if part.number else {}
    for area in parsed.structure.development_areas:
        expected |= {f"area/{area.number}/number": area.number} if area.number else {}
    for position, row in enumerate(parsed.removed):
        expected[f"removed/{position}"] = row.text
    for position, left in enumerate(parsed.unresolved):
        expected[f"unresolved/{position}"] = left.text
    blocks = {path: text for path, text in by_path.items() if re.search(r"/b[0-9]+/number$", path)}
    wanted = {path: spaceless(text) for path, text in expected.items() if spaceless(text)}
    assert {path: text for path, text in by_path.items() if path not in blocks} == wanted
    numbers = [item.number for area in parsed.structure.development_areas for item in area.focus_areas]
    assert Counter(blocks.values()) == Counter(spaceless(number) for number in numbers)


def run(lines: list[SourceLine], given_corrections: Corrections, title: str | None = "Plan") -> None:
    if not any(line.text.strip() for line in lines):
        return
    parsed = parse(lines, title=title, fallback_title="fil", corrections=given_corrections)
    check(lines, parsed)


@FAST
@given(text_documents, corrections, st.sampled_from((None, "Plan", "Plan mot våld")))
@example("1. A-\nb\n\n1.\n", Corrections(), None)
@example("3.1\n3.1.1\nAtt a\n", Corrections((Correction(2, Label.FOCUS_AREA),)), None)
@example("ab\u00ad-\ncd", Corrections((Correction(2, Label.CONTINUATION_JOIN),)), None)
def test_text(text: str, given_corrections: Corrections, title: str | None) -> None:
    run(lines_of(text), given_corrections, title)


@FAST
@given(text_documents)
def test_text_through_the_reader(text: str) -> None:
    try:
        lines = pages_of(text)
    except UnreadableDocument:
        assume(False)
    run(lines, Corrections())


@FAST
@given(hinted_documents(), corrections)
def test_lines_with_hints(lines: list[SourceLine], given_corrections: Corrections) -> None:
    run(lines, given_corrections)


@pytest.mark.parametrize("label", list(Label))
def test_every_label_on_every_line_of_the_real_plan(real_lines: list[SourceLine], label: Label) -> None:
    items = tuple(Correction(line.number, label) for line in real_lines)

    run(real_lines, Corrections(items))


@settings(FAST, max_examples=40)
@given(data=st.data())
def test_random_decisions_on_the_real_plan(real_lines_once: list[SourceLine], data: st.DataObject) -> None:
    item = st.builds(
        Correction, line=st.integers(1, 255), label=st.sampled_from(Label), start=st.sampled_from((0, 0, 4, 29))
    )
    items = data.draw(st.lists(item, max_size=60))

    run(real_lines_once, Corrections(tuple(items)))


@pytest.mark.slow
@LONG
@given(text_documents, corrections, st.sampled_from((None, "Plan")))
def test_text_at_length(text: str, given_corrections: Corrections, title: str | None) -> None:
    run(lines_of(text), given_corrections, title)


@pytest.mark.slow
@LONG
@given(hinted_documents(), corrections)
def test_lines_with_hints_at_length(lines: list[SourceLine], given_corrections: Corrections) -> None:
    run(lines, given_corrections)
