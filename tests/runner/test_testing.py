"""The figures and the last line of a test run."""

from __future__ import annotations

from pathlib import Path

import pytest

from runner.testing import Outcome, _names_tests, _selections, read_report, sum_up

REPORT = '<testsuites><testsuite tests="10" failures="2" errors="1" skipped="3"/></testsuites>'


def test_figures_come_from_the_report(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert read_report("SQLite", report, 1) == Outcome("SQLite", passed=4, failed=3, skipped=3, code=1)


def test_a_run_that_could_not_start_has_failed(tmp_path: Path) -> None:
    assert read_report("SQLite", tmp_path / "none.xml", 0).code == 1


@pytest.mark.parametrize(
    ("outcomes", "code", "last"),
    [
        ([Outcome("A", 120, 0, 0, 0), Outcome("B", 3, 0, 0, 0)], 0, "123 passed, 0 failed in 1 min 5 s"),
        ([Outcome("A", 1, 0, 0, 0), Outcome("B", 0, 1, 2, 1)], 1, "1 passed, 1 failed, 2 skipped in 1 min 5 s"),
        ([Outcome("A", 0, 0, 0, 5)], 1, "0 passed, 0 failed in 1 min 5 s"),
    ],
)
def test_one_plain_line_sums_up(
    outcomes: list[Outcome], code: int, last: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sum_up(outcomes, 65.2, browser=True) == code
    assert capsys.readouterr().out.splitlines()[-1] == last


def test_seconds_never_reach_sixty(capsys: pytest.CaptureFixture[str]) -> None:
    sum_up([Outcome("A", 1, 0, 0, 0)], 899.7, browser=True)
    assert capsys.readouterr().out.endswith("in 15 min 0 s\n")


def test_it_says_when_the_browser_was_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    sum_up([Outcome("A", 1, 0, 0, 0)], 1, browser=False)
    assert "--no-browser" in capsys.readouterr().out


def test_only_the_short_run_leaves_pages_out_on_the_second_database() -> None:
    short = _selections(everything=False, browser=True, chosen=False)
    assert short == (["-m", "not slow"], ["-p", "tests.with_database", "--no-pages", "-m", "not slow and not once"])
    assert _selections(everything=True, browser=True, chosen=False) == ([], ["-p", "tests.with_database"])


def test_whoever_names_tests_has_them_on_both_databases() -> None:
    named = ["-m", "not slow"]
    assert _selections(everything=False, browser=True, chosen=True) == (named, named)


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ([], False),
        (["--durations=20", "-x"], False),
        (["tests/plan"], True),
        (["-k", "plan"], True),
        (["-m", "x"], True),
    ],
)
def test_an_option_names_no_tests(arguments: list[str], names: bool) -> None:
    assert _names_tests(arguments) is names
