"""The words of the report of concern: the same in every language, all of them used, and facts apart from the rest."""

from __future__ import annotations

from typing import Any

import pytest

from fyren.detection.pack_files import Kind, national_pack
from fyren.publishing.packs import named
from tests.detection.content import LANGUAGES

FORMS = ("field", "adult_field", "consult_field")


def words_of(code: str) -> Any:
    return national_pack()[named(Kind.REPORT, language=code)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_group_of_facts_holds_facts_alone_and_that_of_thoughts_none(code: str) -> None:
    for form in FORMS:
        fields = words_of(code)[form]
        assert {field["facts"] for field in fields if field["group"] == "seen"} == {True}, form
        assert {field["facts"] for field in fields if field["group"] == "interpretation"} == {False}, form
