"""Damaged files, by the hundred: they are read or refused, and nothing else ever comes out."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fyren.base.documents import UnreadableDocument
from fyren.base.documents.reading import read_document
from fyren.plan.importing import parse_document
from tests.base.documents.conftest import changed_word

FEW = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
MANY = settings(FEW, max_examples=1_000)
changes = st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 255)), min_size=1, max_size=30)
PARTS = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "[Content_Types].xml",
    "word/_rels/document.xml.rels",
)


def damaged(data: bytes, where: list[tuple[int, int]]) -> bytes:
    result = bytearray(data)
    for position, value in where:
        result[position % len(result)] = value
    return bytes(result)


def read_or_refuse(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with contextlib.suppress(UnreadableDocument):
        assert read_document(path)


def damage_word(tmp_path: Path, word_file: bytes, where: list[tuple[int, int]], part: str) -> None:
    """Damage one part's XML rather than the zip file, whose checksums would tell at once."""
    with zipfile.ZipFile(io.BytesIO(word_file)) as archive:
        content = damaged(archive.read(part), where)
    read_or_refuse(tmp_path / "a", changed_word(word_file, part, content))


@FEW
@given(where=changes)
def test_a_damaged_zip_file(tmp_path: Path, word_file: bytes, where: list[tuple[int, int]]) -> None:
    read_or_refuse(tmp_path / "a", damaged(word_file, where))


@FEW
@given(where=changes, part=st.sampled_from(PARTS))
def test_damaged_parts_of_a_word_file(
    tmp_path: Path, word_file: bytes, where: list[tuple[int, int]], part: str
) -> None:
    damage_word(tmp_path, word_file, where, part)


@pytest.mark.slow
@MANY
@given(where=changes, part=st.sampled_from(PARTS))
def test_damaged_parts_of_a_word_file_at_length(
    tmp_path: Path, word_file: bytes, where: list[tuple[int, int]], part: str
) -> None:
    damage_word(tmp_path, word_file, where, part)


@pytest.mark.slow
@settings(FEW, max_examples=200)
@given(where=changes)
def test_a_damaged_pdf_in_the_child(tmp_path: Path, pdf_file: bytes, where: list[tuple[int, int]]) -> None:
    path = tmp_path / "a"
    path.write_bytes(damaged(pdf_file, where))
    try:
        parse_document(path)
    except UnreadableDocument as refused:
        code = refused.code.value
    else:
        code = "read"
    assert code != "unexpected"
