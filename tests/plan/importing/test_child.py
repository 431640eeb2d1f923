"""Reading in a child: whatever happens there, the caller gets lines and a plan, or one kind of error with a code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fyren.base.documents import Problem, UnreadableDocument
from fyren.base.documents.sandbox import ChildFailed, Failure, Limits
from fyren.plan.importing import Correction, Corrections, Label, api, parse_document


def code_of(path: Path, **options: Any) -> Problem:
    with pytest.raises(UnreadableDocument) as refused:
        parse_document(path, **options)
    return refused.value.code


def test_a_child_that_takes_too_long_is_killed(real_path: Path) -> None:
    assert code_of(real_path, limits=Limits(wall_seconds=0.001)) is Problem.TOO_HEAVY


def test_an_answer_that_is_too_large(real_path: Path) -> None:
    assert code_of(real_path, limits=Limits(output_bytes=1_000)) is Problem.TOO_HEAVY


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (Failure.TIME, Problem.TOO_HEAVY),
        (Failure.MEMORY, Problem.TOO_HEAVY),
        (Failure.OUTPUT, Problem.TOO_HEAVY),
        (Failure.CRASHED, Problem.BROKEN),
        (Failure.RAISED, Problem.UNEXPECTED),
    ],
)
def test_every_failure_has_a_code(
    real_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Failure, code: Problem
) -> None:
    def fail(*args: Any, **options: Any) -> None:
        raise ChildFailed(failure, "so it goes")

    monkeypatch.setattr(api, "run_in_child", fail)
    with pytest.raises(UnreadableDocument) as refused:
        parse_document(real_path)

    assert refused.value.code is code
    assert isinstance(refused.value.__cause__, ChildFailed)


def test_what_the_reader_refuses_keeps_its_code(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.7 nothing more")

    assert code_of(path) is Problem.BROKEN


def test_a_large_file_starts_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "run_in_child", lambda *args, **options: pytest.fail("was started"))
    path = tmp_path / "plan.pdf"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)

    assert code_of(path) is Problem.TOO_LARGE


def test_corrections_go_with_the_file(real_path: Path) -> None:
    found = parse_document(real_path, title="Plan", corrections=Corrections((Correction(247, Label.PARAGRAPH),)))

    assert found.parsed.structure.closing == ""
