"""Text files: encodings, pages, and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fyren.base.documents import Problem, UnreadableDocument
from fyren.base.documents.text import read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    lines = read_text("Våld – ”frid”\nÖva".encode(encoding))

    assert [(line.number, line.text, line.page) for line in lines] == [(1, "Våld – ”frid”", None), (2, "Öva", None)]


def test_big_endian_with_mark() -> None:
    assert read_text(b"\xfe\xff" + "Våld".encode("utf-16-be"))[0].text == "Våld"


def test_a_form_feed_starts_a_page() -> None:
    lines = read_text(b"a\nb\n\fc\r\nd")

    assert [(line.text, line.page) for line in lines] == [("a", 1), ("b", 1), ("", 1), ("c", 2), ("d", 2)]


@pytest.mark.parametrize(
    "data",
    [
        b"Hej\x00d\xc3\xa5",
        bytes(range(256)) * 4,
        b"\xff\xfe\x00\xd8",
        b"\x81\x8d\x8f",
        b"\x01\x02\x03 text",
        "Våld".encode("utf-16-le"),
    ],
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_text(data)
    assert refused.value.code is Problem.UNKNOWN_TYPE


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\ufeff".encode()])
def test_empty(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_text(data)
    assert refused.value.code is Problem.EMPTY


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t\f")))
def test_no_character_is_lost(text: str) -> None:
    if not text.removeprefix("\ufeff").strip():
        return
    lines = read_text(text.encode())
    assert "".join("".join(line.text for line in lines).split()) == "".join(text.removeprefix("\ufeff").split())
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
