"""Help with plain language: what is remarked on, what is not, and that no text breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.base.text.plain_language import LONGEST_SENTENCE, Habit, remarks

WORDS = st.lists(st.text(alphabet="abcdefghijklmnopqrstuvwxyzåäö", min_size=1, max_size=9), min_size=1, max_size=60)


def quoted(text: str, habit: Habit) -> list[str]:
    return [remark.quoted for remark in remarks(text) if remark.habit is habit]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kursen genomfördes i maj.", ["genomfördes"]),
        ("Rutinen har tagits fram.", ["tagits"]),
        ("Enkäten skickas ut varje vår.", ["skickas"]),
        ("Svaren sammanställs i juni.", ["sammanställs"]),
        ("Arbetet blev försenat.", ["blev försenat"]),
        ("Fler medarbetare utbildas.", ["utbildas"]),
        ("Vi utbildar fler medarbetare.", []),
        ("Det finns plats, och vi hoppas att fler lyckas.", []),
        ("Resurser saknas.", []),
        ("Skolornas och elevernas röster hörs.", []),
        ("Det blev bra.", []),
        ("Vi ses ofta tillsammans.", []),
    ],
)
def test_passive_voice(text: str, found: list[str]) -> None:
    assert quoted(text, Habit.PASSIVE) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi arbetar med BUP.", ["BUP"]),
        ("Vi arbetar med BUP och BUP igen.", ["BUP"]),
        ("Barn- och ungdomspsykiatrin (BUP) är med. BUP svarar.", []),
        ("BUP (barn- och ungdomspsykiatrin) är med.", []),
        ("EU och SFS behöver inget.", []),
        ("VIKTIGT FÖR ALLA", []),
        ("Skolor m.m. och t.ex. fritidshem.", ["m.m.", "t.ex."]),
    ],
)
def test_abbreviations(text: str, found: list[str]) -> None:
    assert quoted(text, Habit.ABBREVIATION) == found


@pytest.mark.parametrize("more", [0, 1])
def test_a_sentence_is_long_from_one_word_on(more: int) -> None:
    text = " ".join(["Vi", *["arbetar"] * (LONGEST_SENTENCE - 1 + more)]) + ". Sedan är det slut."
    assert [remark.count for remark in remarks(text)] == ([LONGEST_SENTENCE + 1] if more else [])


def test_lists_and_paragraphs_are_sentences_of_their_own() -> None:
    line = "- " + " ".join(["ord"] * 20)
    assert remarks(f"{line}\n{line}\n\n{line}") == []
    assert len(remarks(f"{line} {line.removeprefix('- ')}")) == 1


def test_remarks_come_in_the_order_of_the_text() -> None:
    found = remarks("BUP bjöds in och kursen genomfördes t.ex. i maj.")
    assert [remark.start for remark in found] == sorted(remark.start for remark in found)


@given(st.text(max_size=400))
def test_every_remark_quotes_its_own_place(text: str) -> None:
    for remark in remarks(text):
        assert 0 <= remark.start < remark.end <= len(text)
        assert text[remark.start : remark.end].startswith(remark.quoted)


@given(WORDS)
def test_length_is_counted_in_words(words: list[str]) -> None:
    found = [remark.count for remark in remarks(" ".join(words)) if remark.habit is Habit.LONG_SENTENCE]
    assert found == ([len(words)] if len(words) > LONGEST_SENTENCE else [])


@given(st.lists(st.sampled_from(["Kursen genomfördes i maj.", "Vi ses.", "BUP är med."]), max_size=8))
def test_a_sentence_is_remarked_on_wherever_it_stands(sentences: list[str]) -> None:
    assert len(quoted(" ".join(sentences), Habit.PASSIVE)) == sentences.count("Kursen genomfördes i maj.")
