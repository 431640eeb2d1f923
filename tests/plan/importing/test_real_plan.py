"""Växjö's adopted plan, word for word: `vaxjo.json` was read against the document by a person."""

import json
from pathlib import Path

from fyren.base.documents import SourceLine
from fyren.plan.importing import Import, TitleSource, parse, parse_document, public_json
from fyren.plan.importing import reasons as why
from fyren.plan.structure import BlockKind

TITLE = "Växjö kommuns plan mot våld i nära relationer och hedersförtryck"
GOLDEN = json.loads((Path(__file__).parent / "vaxjo.json").read_text(encoding="utf-8"))


def test_every_word_is_where_it_should_be(real_lines: list[SourceLine]) -> None:
    parsed = parse(real_lines, title=TITLE, fallback_title="fil")

    assert public_json(parsed) == GOLDEN
    assert parsed.title_source is TitleSource.GIVEN


def test_the_shape_that_the_requirement_states() -> None:
    areas = GOLDEN["development_areas"]

    assert [section["number"] for section in GOLDEN["sections"]] == ["1", "1.1", "2", "2.1", "2.2", "2.3", "2.4", "3"]
    assert [area["number"] for area in areas] == ["3.1", "3.2", "3.3", "3.4"]
    assert [len(area["focus_areas"]) for area in areas] == [3, 3, 3, 5]
    assert [len(area["unnumbered_aims"]) for area in areas] == [0, 1, 0, 0]
    assert areas[2]["long_title"] == "Ökad kunskap och kompeten kring våld i nära relationer och hedersförtryck"
    assert areas[3]["focus_areas"][-1]["text"].endswith("erbjuda de effektiva insatser.")
    assert GOLDEN["closing"].startswith("Ambitionen är att planen")
    assert "utvecklings- och insatsområden" in GOLDEN["closing"]
    assert GOLDEN["contributors"][2] == "förvaltningen för arbete och välfärd"
    assert GOLDEN["unresolved"] == []


def test_blocks_keep_the_order_of_the_document(real_lines: list[SourceLine]) -> None:
    area = parse(real_lines, title=TITLE, fallback_title="fil").structure.development_areas[1]

    kinds = [block.kind for block in area.blocks]

    assert kinds == [
        BlockKind.PARAGRAPH,
        BlockKind.LEAD_IN,
        BlockKind.AIM,
        BlockKind.LEAD_IN,
        *[BlockKind.FOCUS_AREA] * 3,
    ]


def test_without_a_title_the_file_name_stands_in_and_is_listed(real_path: Path) -> None:
    found = parse_document(real_path)

    assert found.parsed.structure.title == "vaxjo-plan-mot-vald"
    assert found.parsed.title_source is TitleSource.FILE_NAME
    assert public_json(found.parsed)["unresolved"] == [{"line": 0, "text": "", "reason": why.NO_TITLE}]


def test_the_name_that_the_person_knows_is_used(real_path: Path) -> None:
    found = parse_document(real_path, file_name="Plan mot våld.txt")

    assert found.parsed.structure.title == "Plan mot våld"


def test_few_and_telling_doubts(real_lines: list[SourceLine]) -> None:
    parsed = parse(real_lines, title=TITLE, fallback_title="fil")

    found = [(doubt.line, doubt.reason) for doubt in parsed.doubts]

    assert found == [(36, why.SAME_PARAGRAPH), (166, why.AIM_WITHOUT_NUMBER), (247, why.CLOSING_GUESS)]


def test_spans_lead_from_the_source_to_the_structure(real_lines: list[SourceLine]) -> None:
    parsed = parse(real_lines, title=TITLE, fallback_title="fil")
    texts = {line.number: line.text for line in real_lines}

    aim = [span for span in parsed.spans if span.path == "area/3.2/b3"]

    assert [texts[span.line][span.start : span.end] for span in aim] == [
        "Att tidigt upptäcka och skydda vuxna, barn och unga som",
        "bevittnat och eller upplevt våld eller hedersförtryck.",
    ]
    assert dict(parsed.structure.texts())["area/3.2/b3"].startswith("Att tidigt upptäcka och skydda vuxna")


def test_the_import_survives_storage(real_path: Path) -> None:
    found = parse_document(real_path, title=TITLE)

    assert Import.from_json(json.loads(json.dumps(found.to_json()))) == found
