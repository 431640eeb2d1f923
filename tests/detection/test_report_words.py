"""The words of the report of concern: the same in every language, all of them used, and facts apart from the rest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from fyren.detection import document
from fyren.detection.pack_files import Kind, national_pack
from fyren.publishing.packs import named
from tests.detection.content import LANGUAGES

FORMS = ("field", "adult_field", "consult_field")
DOCUMENT = Path(document.__file__).parent
KINDS = ("child", "adult", "consult")
# As the page's script parts them.
PARTED = {"seen": "facts", "interpretation": "interpretation"}
# Words whose key the script puts together.
COMPOSED = (
    *(f"choose-{form}{part}" for form in KINDS for part in ("", "-hint")),
    *(f"{form}-{part}" for form in KINDS for part in ("title", "lead")),
    *(f"out-{name}" for name in (*KINDS, *PARTED.values())),
    *(f"{name}-{part}" for name in PARTED.values() for part in ("title", "hint")),
    *(f"the-copy-{place}" for place in ("authority", "school", "private", "company")),
)


def words_of(code: str) -> Any:
    return national_pack()[named(Kind.REPORT, language=code)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_group_of_facts_holds_facts_alone_and_that_of_thoughts_none(code: str) -> None:
    for form in FORMS:
        fields = words_of(code)[form]
        assert {field["facts"] for field in fields if field["group"] == "seen"} == {True}, form
        assert {field["facts"] for field in fields if field["group"] == "interpretation"} == {False}, form


def unused(words: Any) -> list[str]:
    """The words that neither stand by their key where pages are made nor are composed there."""
    groups = {field["group"] for form in FORMS for field in words[form]} - PARTED.keys()
    known = {*COMPOSED, *(f"group-{group}" for group in groups)}
    made = "".join(path.read_text(encoding="utf-8") for path in DOCUMENT.rglob("*") if path.suffix in {".js", ".py"})
    return [key for key in words["say"] if key not in known and not re.search(rf"""['"]{key}['"]|say\.{key}\b""", made)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_is_unused_and_none_is_missing(code: str) -> None:
    words = words_of(code)
    assert unused(words) == []
    assert set(COMPOSED) <= words["say"].keys()
    assert unused({**words, "say": {**words["say"], "no-such-place": "x"}}) == ["no-such-place"]
