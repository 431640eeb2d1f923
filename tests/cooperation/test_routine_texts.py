"""The register of areas, its templates, and the text of a routine."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.base.screening import screen
from fyren.cooperation.routines.areas import AreaGroup, RoutineArea, register
from fyren.cooperation.routines.text import gaps, sections

AREAS = register().areas


def test_keys_are_unique_and_every_kind_of_area_is_there() -> None:
    assert len({each.key for each in AREAS}) == len(AREAS)
    assert {each.group for each in AREAS} == set(AreaGroup)
    assert {each.key for each in AREAS if each.is_protected} == {"protected-data", "schooling"}


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.key)
def test_a_template_can_be_read_and_says_what_is_left_to_fill_in(area: RoutineArea) -> None:
    found = sections(area.template)
    assert len(found) >= 4
    assert all(each.heading and each.blocks for each in found)
    assert gaps(area.template)
    assert "{" not in area.template
    assert not screen(area.template).personal_numbers
    assert not re.search(r"\b(offer|förövare)", area.template, re.IGNORECASE)


def test_what_is_law_is_only_what_is_confirmed() -> None:
    """Sections of law in the templates are those that the register names as checked."""
    named = {found for each in AREAS for found in re.findall(r"\d+ kap\.(?: \d+ §)?", each.template)}
    assert named == {"19 kap. 1 §", "6 kap."}
    sources = " ".join(register().sources)
    assert all(found in sources for found in named)


def test_sections_paragraphs_and_rows() -> None:
    (first, second, third) = sections("Först.\n\n## Gör\n- Ett\n- Två\n\nSedan.\n## Tomt")
    assert (first.heading, first.blocks) == ("", ("Först.",))
    assert (second.heading, second.blocks) == ("Gör", (["Ett", "Två"], "Sedan."))
    assert (third.heading, third.blocks) == ("Tomt", ())


def test_gaps_are_told_once_and_in_order() -> None:
    assert gaps("Ring [telefon] till [vem]. [telefon]") == ["telefon", "vem"]
    assert gaps("Inget [] att fylla i.\n[delat\nrad]") == []


@given(st.text(alphabet=st.sampled_from("ab #-[]\n"), max_size=80))
def test_no_word_of_a_text_is_lost(text: str) -> None:
    kept = "".join(
        each.heading + "".join(block if isinstance(block, str) else "".join(block) for block in each.blocks)
        for each in sections(text)
    )
    for letter in "ab[]":
        assert kept.count(letter) == text.count(letter)
