"""Which browser the tests get."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from runner import browser
from runner.console import Failure

MakeProgram = Callable[..., str]


@pytest.fixture
def program(tmp_path: Path) -> MakeProgram:
    """Makes a program that ends with a code."""

    def make(name: str, code: int = 0) -> str:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\nexit {code}\n")
        path.chmod(0o755)
        return str(path)

    return make


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser, no apt, no network."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("FYREN_BROWSER", raising=False)
    monkeypatch.setattr(browser, "MAC", ())
    driver = tmp_path / "python"  # stands in for the environment's Python, asked whether playwright starts
    driver.write_text("#!/bin/sh\n[ ! -e $0.broken ] || { echo 'no libatomic.so.1' >&2; exit 127; }\n")
    driver.chmod(0o755)
    monkeypatch.setattr(browser, "_by_apt", lambda: "")
    monkeypatch.setattr(browser, "_by_playwright", lambda python, var: "")


def find(tmp_path: Path) -> str:
    return browser.find_browser(tmp_path / "python", tmp_path)


def test_an_installed_one_is_used(tmp_path: Path, program: MakeProgram) -> None:
    path = program("google-chrome")
    assert find(tmp_path) == path


def test_the_one_without_windows_goes_before_the_whole_one(tmp_path: Path, program: MakeProgram) -> None:
    program("chromium")
    path = program("chromium-headless-shell")
    assert find(tmp_path) == path


def test_one_that_does_not_start_is_passed_by(tmp_path: Path, program: MakeProgram) -> None:
    program("chromium", code=127)
    path = program("google-chrome")
    assert find(tmp_path) == path


def test_the_one_that_is_named_goes_first(
    tmp_path: Path, program: MakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("chromium")
    monkeypatch.setenv("FYREN_BROWSER", program("mine"))
    assert find(tmp_path).endswith("/mine")


def test_apt_comes_before_playwright(tmp_path: Path, program: MakeProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_by_playwright", lambda python, var: program("from-playwright"))
    assert find(tmp_path).endswith("/from-playwright")
    monkeypatch.setattr(browser, "_by_apt", lambda: program("from-apt"))
    assert find(tmp_path).endswith("/from-apt")


def test_none_at_all_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="--no-browser"):
        find(tmp_path)


def test_a_driver_that_does_not_start_is_told(tmp_path: Path, program: MakeProgram) -> None:
    program("chromium")
    (tmp_path / "python.broken").touch()
    with pytest.raises(Failure, match=r"libatomic\.so\.1.*--no-browser"):
        find(tmp_path)


def test_apt_is_used_by_those_who_may_only(monkeypatch: pytest.MonkeyPatch, program: MakeProgram) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)
    assert browser._root_prefix() == []
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    assert browser._root_prefix() is None
    sudo = program("sudo")
    assert browser._root_prefix() == [sudo, "-n"]
    program("sudo", code=1)  # asks for a password
    assert browser._root_prefix() is None
