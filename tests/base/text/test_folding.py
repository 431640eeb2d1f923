"""One shape for all spellings of a letter, and the words of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.base.text import bare, fold, plain, tokens, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("VÅLD", "våld"),
        ("Va\u030ald", "våld"),  # a and a combining ring
        ("idé", "ide"),
        ("Müller", "muller"),
        ("Ærø", "ärö"),
        ("Straße", "strasse"),
        ("ＶÅＬＤ", "våld"),
        ("ﬁlm", "film"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Våld i nära relationer.", ["våld", "i", "nära", "relationer"]),
        ("vård- och omsorg", ["vård", "och", "omsorg"]),
        ("hbtq-personer", ["hbtq", "personer"]),
        ("e-post och E-tjänst", ["epost", "och", "etjänst"]),
        ("3.2.1 Att barn", ["3.2.1", "att", "barn"]),
        ("SoL (2025:400), 19 kap. 1 §", ["sol", "2025:400", "19", "kap", "1"]),
        ("slut 3.", ["slut", "3"]),
        ("kun\u00adskap och hjäl\u200bp", ["kunskap", "och", "hjälp"]),
        ("hej\x00då", ["hejdå"]),
        ("t. ex.", ["t", "ex"]),
        ("  …!? – ", []),
        ("", []),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


def test_words_know_their_places() -> None:
    text = plain("Mot hedersförtryck, e-post.")
    assert [(text[word.start : word.end], word.folded) for word in words(text)] == [
        ("Mot", "mot"),
        ("hedersförtryck", "hedersförtryck"),
        ("e-post", "epost"),
    ]


def test_bare_is_for_keyboards_without_dots() -> None:
    assert bare("våldsförövare") == "valdsforovare"


@given(st.text(max_size=80))
def test_any_text_has_tokens(text: str) -> None:
    for token in tokens(text):
        assert token
        assert not any(sign.isspace() for sign in token)


@given(st.text(max_size=80))
def test_plain_twice_is_plain_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)
