"""A tree of files on disk: written whole or not at all, with a list of checksums, and switched by one rename."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from fyren.publishing.port import Files

SUMS = "SHA256SUMS"
CURRENT = "current"


def sums_of(files: Files) -> bytes:
    """The list of checksums, in the form that `sha256sum -c` reads."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items()))
    return "".join(lines).encode()


def write_tree(files: Files, folder: Path) -> str:
    """Write the files and their list into a folder that is not there; returns the list's SHA-256.

    Raises:
        FileExistsError: the folder is there already, and holds something.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(making, ignore_errors=True)
    sums = sums_of(files)
    try:
        for path, data in [*files.items(), (SUMS, sums)]:
            _write(making / path, data)
        making.replace(folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return hashlib.sha256(sums).hexdigest()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file of a tree but the list itself."""
    return {path: (folder / path).read_bytes() for path in _paths(folder) if path != SUMS}


def problems_of(folder: Path) -> list[tuple[str, str]]:
    """What differs from the tree's own list: each path with "missing", "changed" or "extra"."""
    listed = dict(_listed(folder))
    there = set(_paths(folder)) - {SUMS}
    changed = {path for path in there & set(listed) if _sum(folder / path) != listed[path]}
    found = dict.fromkeys(set(listed) - there, "missing")
    found |= dict.fromkeys(changed, "changed") | dict.fromkeys(there - set(listed), "extra")
    return sorted(found.items())


def _listed(folder: Path) -> Iterator[tuple[str, str]]:
    if not (folder / SUMS).exists():
        return
    for line in (folder / SUMS).read_text(encoding="utf-8").splitlines():
        checksum, _two_spaces, path = line.partition("  ")
        yield path, checksum


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _paths(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def make_current(home: Path, name: str) -> None:
    """Let `home/current` lead to a tree beside it: readers see the old one or the new one, never something between."""
    link = home / f".{CURRENT}.{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(name)
    link.replace(home / CURRENT)
