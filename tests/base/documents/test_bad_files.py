"""Each kind of unreadable file gets its own code, whatever it is called."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from fyren.base.documents import LineFlag, Problem, UnreadableDocument
from fyren.base.documents.reading import MAX_FILE_BYTES, Kind, check_size, read_document, sniff
from tests.base.documents.conftest import changed_word


def code_of(tmp_path: Path, data: bytes, name: str = "plan.docx") -> Problem:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableDocument) as refused:
        read_document(path)
    return refused.value.code


def test_every_code_has_a_description() -> None:
    assert all(problem.description.endswith(".") for problem in Problem)


def test_contents_decide_and_not_the_name(tmp_path: Path, pdf_file: bytes, word_file: bytes) -> None:
    for data, name in ((pdf_file, "plan.docx"), (word_file, "plan.txt"), (b"Planen g\xe4ller alla.", "plan.pdf")):
        path = tmp_path / name
        path.write_bytes(data)
        assert [line.text for line in read_document(path) if line.text] == ["Planen gäller alla."]


def test_a_large_file_is_not_opened(large_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("was read"))
    with pytest.raises(UnreadableDocument) as refused:
        read_document(large_file)
    assert refused.value.code is Problem.TOO_LARGE


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES)
    assert check_size(path) == MAX_FILE_BYTES


def test_empty_and_missing(tmp_path: Path, word_file: bytes) -> None:
    assert code_of(tmp_path, b"") is Problem.EMPTY
    assert code_of(tmp_path, b"\n \n") is Problem.EMPTY
    with pytest.raises(UnreadableDocument) as refused:
        read_document(tmp_path / "nowhere")
    assert refused.value.code is Problem.BROKEN
    empty = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
    assert code_of(tmp_path, changed_word(word_file, "word/document.xml", empty)) is Problem.EMPTY


def test_encrypted(tmp_path: Path, encrypted_pdf: bytes, word_file: bytes) -> None:
    assert code_of(tmp_path, encrypted_pdf) is Problem.ENCRYPTED
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    assert code_of(tmp_path, ole + "EncryptedPackage".encode("utf-16-le")) is Problem.ENCRYPTED
    assert code_of(tmp_path, ole) is Problem.UNKNOWN_TYPE
    locked = bytearray(word_file)
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):  # the flag in both directories
        start = 0
        while (start := locked.find(signature, start)) >= 0:
            locked[start + offset] |= 1
            start += 4
    assert code_of(tmp_path, bytes(locked)) is Problem.ENCRYPTED


def test_scanned(tmp_path: Path, scanned_pdf: bytes, half_scanned_pdf: bytes) -> None:
    assert code_of(tmp_path, scanned_pdf) is Problem.SCANNED
    path = tmp_path / "half.pdf"
    path.write_bytes(half_scanned_pdf)
    assert [(line.text, line.flag) for line in read_document(path)] == [
        ("1 Inledning", LineFlag.NONE),
        ("", LineFlag.IMAGE_PAGE),
    ]


def test_broken(tmp_path: Path, pdf_file: bytes, word_file: bytes) -> None:
    assert code_of(tmp_path, b"%PDF-1.7\n" + b"x" * 500) is Problem.BROKEN
    assert code_of(tmp_path, word_file[: len(word_file) // 2]) is Problem.BROKEN
    assert code_of(tmp_path, b"PK\x03\x04" + b"x" * 500) is Problem.BROKEN
    assert code_of(tmp_path, changed_word(word_file, "word/document.xml", b"<w:p")) is Problem.BROKEN
    assert code_of(tmp_path, changed_word(word_file, "word/styles.xml", b"\x00")) is Problem.BROKEN


def test_other_types(tmp_path: Path, word_file: bytes) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "hej")
    for data in (buffer.getvalue(), b"{\\rtf1 hej}", b"\x89PNG\r\n\x1a\n", b"<!DOCTYPE html><p>hej", bytes(range(256))):
        assert code_of(tmp_path, data, "plan.txt") is Problem.UNKNOWN_TYPE


def test_bombs(tmp_path: Path, zip_bomb: bytes, word_file: bytes) -> None:
    assert len(zip_bomb) < 100_000
    assert code_of(tmp_path, zip_bomb) is Problem.ZIP_BOMB
    many = io.BytesIO(word_file)
    with zipfile.ZipFile(many, "a") as archive:
        for i in range(2_001):
            archive.writestr(f"word/media/{i}", "")
    assert code_of(tmp_path, many.getvalue()) is Problem.ZIP_BOMB
    wide = io.BytesIO(word_file)
    with zipfile.ZipFile(wide, "a", zipfile.ZIP_DEFLATED) as archive:
        for i in range(2):
            archive.writestr(f"word/media/{i}", bytes(55 * 1024 * 1024))
    assert code_of(tmp_path, wide.getvalue()) is Problem.ZIP_BOMB


def test_entities_are_refused(tmp_path: Path, word_file: bytes) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'
    assert code_of(tmp_path, changed_word(word_file, "word/document.xml", laughs)) is Problem.BROKEN


def test_sniffing() -> None:
    assert sniff(b"\n\n%PDF-1.4") is Kind.PDF
    assert sniff(b"PK\x03\x04") is Kind.WORD
    assert sniff(b"1. Inledning") is Kind.TEXT
