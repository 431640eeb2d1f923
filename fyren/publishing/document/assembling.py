"""Style and script of a document from the files of several rooms, as lean as they go."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_NIGHT = re.compile(r":root\.dark[^{}]*\{[^}]*\}")
# The element whose JSON the scripts read.
DATA = "page-data"
# A grey disc: an icon like any other.
ICON = (
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2016%2016'%3E"
    "%3Ccircle%20cx='8'%20cy='8'%20r='6'%20fill='%23737F83'/%3E%3C/svg%3E"
)


def shared_style(name: str) -> Path:
    """A style that every publisher's documents may have."""
    return _HERE / "style" / f"{name}.css"


def shared_script(name: str) -> Path:
    """A script that every publisher's documents may have."""
    return _HERE / "scripts" / f"{name}.js"


@cache
def style_of(*files: Path) -> str:
    """A style of its files after each other; what it says of a page made dark, it says of a dark device too."""
    return _lean(_NIGHT.sub(_on_dark_devices, re.sub(r"/\*.*?\*/", "", _text_of(files, ""), flags=re.S)))


def _on_dark_devices(rule: re.Match[str]) -> str:
    """A rule for a page that the visitor has made dark, and the same for a dark device's, unless it is made light."""
    said = rule[0].replace(":root.dark", ":root:not(.light)")
    return f"{rule[0]}\n@media (prefers-color-scheme: dark) {{\n{said}\n}}"


@cache
def script_of(*files: Path) -> str:
    """A script of its files after each other, in one scope of their own."""
    return _lean("(() => {\n'use strict';\n" + re.sub(r"(?m)^\s*//.*$", "", _text_of(files, "\n")) + "\n})();")


def compact(data: Any) -> str:
    """JSON as short as it goes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def as_file(data: Any) -> bytes:
    """JSON as a file that people may read."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _text_of(files: Iterable[Path], between: str) -> str:
    return between.join(path.read_text(encoding="utf-8") for path in files)


def _lean(text: str) -> str:
    """Without indents and empty lines, which only the files' readers need."""
    return "\n".join(filter(None, (line.strip() for line in text.splitlines())))
