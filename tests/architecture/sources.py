"""The project's own files, as git would take them: what is ignored or not ours is left out."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = {"var", ".git", ".venv", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis"}
NOT_OURS = ("third_party/",)


@functools.cache
def all_files() -> tuple[Path, ...]:
    """Every file in the checkout that is, or would be, committed; paths from its root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError):  # an unpacked archive, or no git on the machine
        found = [path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file()]
        return tuple(sorted(path for path in found if not LEFT_OUT & set(path.parts)))
    return tuple(sorted(Path(name) for name in listed if name and (ROOT / name).is_file()))


def ours(*suffixes: str, under: str = "") -> list[Path]:
    """Our own files with one of these endings."""
    return [
        path
        for path in all_files()
        if path.suffix in suffixes and path.as_posix().startswith(under) and not path.as_posix().startswith(NOT_OURS)
    ]


def read(path: Path) -> str:
    """A file's text."""
    return (ROOT / path).read_text()
