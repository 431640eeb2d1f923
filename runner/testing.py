"""`run.py test`: the whole suite on SQLite and on PostgreSQL, and one summary of both."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from runner.browser import find_browser
from runner.console import complain, say
from runner.environment import ensure
from runner.places import ROOT, clean_environment, data_home
from runner.postgres import server
from runner.processes import Command, run

# Leaves out the tests that see nothing from a database, and with --no-pages those that ask for pages: the first
# database's run has said all about them.
WITH_DATABASE = ("-p", "tests.with_database")


@dataclass(frozen=True)
class Outcome:
    """How a run of the suite went."""

    database: str
    passed: int
    failed: int
    skipped: int
    code: int

    def __str__(self) -> str:
        return f"{self.database}: {_counted(self.passed, self.failed, self.skipped)}"


def test(*, everything: bool, browser: bool, arguments: Sequence[str]) -> int:
    """Run the suite on both databases; 0 when both are green."""
    started = time.monotonic()
    python = ensure("test")
    found = find_browser(python, data_home()) if browser else ""
    if not browser:
        complain("Testerna i webbläsare är utelämnade (--no-browser).")
    first, again = _selections(everything=everything, browser=browser, chosen=_names_tests(arguments))
    runs = (
        ("SQLite", nullcontext(""), [*first, *arguments]),
        ("PostgreSQL", server(python), [*again, *arguments]),
    )
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="fyren-test-") as folder:
        env = clean_environment(Path(folder), FYREN_BROWSER=found)
        for database, address, own in runs:
            with address as url:
                env["FYREN_DATABASE_URL"] = url
                outcomes.append(_run(python, database, env, Path(folder), own))
    return sum_up(outcomes, time.monotonic() - started, browser=browser)


def _selections(*, everything: bool, browser: bool, chosen: bool) -> tuple[list[str], list[str]]:
    """What pytest is told to run on the first database, and on the second.

    Args:
        chosen: somebody names what to run: it is then run on both.
    """
    marks = [mark for mark, left_out in (("not slow", not everything), ("not browser", not browser)) if left_out]
    if chosen:
        return _marked(marks), _marked(marks)
    if everything:
        return _marked(marks), [*WITH_DATABASE, *_marked(marks)]
    return _marked(marks), [*WITH_DATABASE, "--no-pages", *_marked([*marks, "not once"])]


def _names_tests(arguments: Sequence[str]) -> bool:
    """Whether somebody says which tests to run: by path, words or marks, not by an option such as --durations=20."""
    return any(argument in ("-k", "-m") or not argument.startswith("-") for argument in arguments)


def _marked(marks: Sequence[str]) -> list[str]:
    return ["-m", " and ".join(marks)] if marks else []


def _run(python: Path, database: str, env: dict[str, str], folder: Path, arguments: Sequence[str]) -> Outcome:
    """Run pytest once, with one worker more than there are cores: they often wait for a browser or for a child."""
    say(f"\nTester på {database}")
    report = folder / f"{database}.xml"
    workers = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal"]
    command: Command = [python, "-m", "pytest", "-q", f"--junit-xml={report}", *workers, *arguments]
    code = run(command, env=env, cwd=ROOT)
    return read_report(database, report, code)


def read_report(database: str, report: Path, code: int) -> Outcome:
    """The figures of one run, from pytest's own report."""
    if not report.exists():  # pytest could not even start
        return Outcome(database, 0, 1, 0, code or 1)
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    figures = [[int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped")] for suite in suites]
    tests, failures, errors, skipped = (sum(column) for column in zip(*figures, strict=True))
    return Outcome(database, tests - failures - errors - skipped, failures + errors, skipped, code)


def _counted(passed: int, failed: int, skipped: int) -> str:
    return f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")


def sum_up(outcomes: Sequence[Outcome], seconds: float, *, browser: bool) -> int:
    """Print the summary; its last line is plain."""
    say()
    for outcome in outcomes:
        say(str(outcome))
    if not browser:
        say("Tests in a browser were left out (--no-browser).")
    codes = [outcome.code for outcome in outcomes if outcome.code]
    totals = [sum(getattr(outcome, name) for outcome in outcomes) for name in ("passed", "failed", "skipped")]
    if codes and not totals[1]:
        say(f"pytest ended with code {codes[0]} (5: no test was chosen).")
    minutes, rest = divmod(round(seconds), 60)
    say(f"{_counted(*totals)} in {minutes} min {rest} s")
    return 1 if codes else 0
