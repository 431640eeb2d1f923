"""run.py turns away Pythons that it cannot run on, in one line."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run_py() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 4), (3, 13, 0), (3, 14, 2)])
def test_supported_versions_pass(run_py: ModuleType, version: tuple[int, ...]) -> None:
    assert run_py.python_trouble(version) == ""


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 9, 1), (3, 10, 13), (3, 15, 0)])
def test_others_are_told_what_is_needed_in_one_line(run_py: ModuleType, version: tuple[int, ...]) -> None:
    trouble = run_py.python_trouble(version)
    assert "3.11" in trouble
    assert f"Python {version[0]}.{version[1]}." in trouble
    assert "\n" not in trouble


def test_a_newer_python_on_the_machine_is_named(run_py: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_py.shutil, "which", lambda name: name if name == "python3.12" else None)
    assert run_py.python_trouble((3, 9, 1)).endswith("Kör i stället: python3.12 run.py")
    monkeypatch.setattr(run_py.shutil, "which", lambda name: None)
    assert "python.org" in run_py.python_trouble((3, 9, 1))
