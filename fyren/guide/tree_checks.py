"""Whether a tree that was written some time ago, perhaps carried by others, is still what it should be."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli

from fyren.guide.checks import budget_of
from fyren.publishing.tree import SUMS, problems_of, read_tree

WORDS = {"missing": "saknas", "changed": "är ändrad", "extra": "hör inte hit"}
UNPACKING: dict[str, Callable[[bytes], bytes]] = {".br": brotli.decompress, ".gz": gzip.decompress}
DATA = "data/services.json"


def problems_of_tree(folder: Path) -> list[tuple[str, str]]:
    """Each path with what is wrong, in Swedish; empty when nothing is."""
    if not (folder / SUMS).exists():
        return [(SUMS, "saknas, så ingenting går att kontrollera")]
    if damage := problems_of(folder):
        return [(path, WORDS[what]) for path, what in damage]
    files = read_tree(folder)
    return [*_packed(files), *_data(files)]


def _packed(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """What is packed is the page beside it, and within the budget."""
    budget = budget_of(_services(files))
    for path, data in files.items():
        suffix = Path(path).suffix
        if suffix not in UNPACKING:
            continue
        try:
            same = UNPACKING[suffix](data) == files.get(path.removesuffix(suffix))
        except (brotli.error, OSError, EOFError, zlib.error):
            same = False
        if not same:
            yield path, "är något annat än sidan bredvid"
        if suffix == ".br" and len(data) > budget:
            yield path, f"är {len(data)} byte och får vara {budget}"


def _data(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """No protected service has a place."""
    for service in json.loads(files.get(DATA, b"{}")).get("contents", []):
        codes = {each.get("taxonomy_term", {}).get("code") for each in service.get("attributes", [])}
        if "place.protected" in codes and service.get("service_at_locations"):
            yield DATA, f"{service.get('name')} är skyddad, men har en adress"


def _services(files: dict[str, bytes]) -> int:
    return int(json.loads(files.get(DATA, b"{}")).get("total_items", 0))
