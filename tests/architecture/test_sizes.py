"""Files under 400 lines, functions under 40: what is larger is hard to read and does several things."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ours, read

FILE_LINES = 400
FUNCTION_LINES = 40
SUFFIXES = (".py", ".html", ".css", ".js")

# Path -> why it may be larger. A file that has shrunk must leave the list.
LARGE_FILES: dict[str, str] = {}
# "path::function" -> why it may be longer.
LONG_FUNCTIONS: dict[str, str] = {}


def too_long(path: Path, text: str) -> bool:
    """Whether a file has outgrown its measure."""
    return len(text.splitlines()) >= FILE_LINES


def long_functions(text: str) -> Iterator[tuple[str, int]]:
    """The functions that have outgrown theirs, and their lines, docstring and decorators not counted."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = function_lines(node)
            if lines >= FUNCTION_LINES:
                yield node.name, lines


def function_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function, from its name to its end, without its docstring."""
    assert node.end_lineno
    lines = node.end_lineno - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        assert first.end_lineno
        lines -= first.end_lineno - first.lineno + 1
    return lines


def checked_files() -> list[Path]:
    return [path for path in ours(*SUFFIXES) if "migrations" not in path.parts]


def test_no_file_has_outgrown_its_measure() -> None:
    large = {path.as_posix() for path in checked_files() if too_long(path, read(path))}
    assert large - LARGE_FILES.keys() == set()
    assert LARGE_FILES.keys() - large == set(), "no longer large: take it off the list"


def test_no_function_has_outgrown_its_measure() -> None:
    found = {
        f"{path}::{name}": lines
        for path in checked_files()
        if path.suffix == ".py"
        for name, lines in long_functions(read(path))
    }
    assert {name: lines for name, lines in found.items() if name not in LONG_FUNCTIONS} == {}
    assert LONG_FUNCTIONS.keys() - found.keys() == set(), "no longer long: take it off the list"


@pytest.mark.parametrize(("lines", "expected"), [(39, False), (40, True)])
def test_the_measure_finds_what_is_too_long(lines: int, expected: bool) -> None:
    body = "    x = 1\n" * (lines - 1)
    assert bool(list(long_functions(f'def f():\n    """One.\n\n    Two.\n    """\n{body}'))) is expected
    assert too_long(Path("x.py"), "x = 1\n" * (lines * 10)) is expected
