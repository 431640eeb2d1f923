"""What the commands say."""

from __future__ import annotations

import errno
import os

import pytest

from runner import cli
from runner.console import explain, table


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EROFS, "inte att skriva"),
        (errno.EACCES, "inte att skriva"),
        (errno.ENOSPC, "Disken är full"),
        (errno.EIO, "sa nej"),
    ],
)
def test_a_refusal_by_the_system_is_explained(number: int, expected: str) -> None:
    line = explain(OSError(number, os.strerror(number), "/fyren/var"))
    assert expected in line
    assert "/fyren/var" in line
    assert "\n" not in line


def test_a_table_has_aligned_columns() -> None:
    assert table(("Roll", "Namn"), [("Samordnare", "A"), ("Ombud", "Bo")]).splitlines() == [
        "  Roll        Namn",
        "  ----------  ----",
        "  Samordnare  A",
        "  Ombud       Bo",
    ]


def test_other_systems_are_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli.sys, "platform", "win32")
    assert cli.main(["demo"]) == 1
    assert "WSL" in capsys.readouterr().err
