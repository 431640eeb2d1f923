"""What a routine says is for those who work there: none of its words enter what is exported for everyone."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import brotli
import pytest
from django.core.management import call_command
from pytest_django import Settings

from fyren.base.search import EVERYONE_LOGGED_IN, search
from fyren.house.demo.guide_content import load_guide
from fyren.publishing.tree import read_tree
from tests.actions.world import World
from tests.cooperation.agreed import decided_routine

pytestmark = pytest.mark.django_db
MARKER = "Kvastfibbla"
UNPACKED = {".gz": gzip.decompress, ".br": brotli.decompress}


def contents(tree: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the tree, unpacked, and every file within its packages."""
    for path, data in read_tree(tree).items():
        yield path, UNPACKED.get(Path(path).suffix, bytes)(data)
        if path.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                for name in package.namelist():
                    yield f"{path}/{name}", package.read(name)


def holding(found: dict[str, bytes], words: str) -> set[str]:
    """The first part of each path in which the words stand: "sv", "arbete", "grunderna"; and whether in a package."""
    paths = [path for path, data in found.items() if words.encode() in data]
    return {path.split("/")[0] for path in paths} | {"zip" for path in paths if ".zip/" in path}


@pytest.mark.once
def test_no_word_of_a_routine_is_exported(
    world: World, settings: Settings, tmp_path: Path, committed_at_once: None
) -> None:
    settings.VAR = tmp_path
    decided_routine(world, world.contact, title=f"När du ser {MARKER}", text=f"## Gör så här\nRing {MARKER}.")
    assert search(MARKER, viewer_authorities=frozenset({EVERYONE_LOGGED_IN})).total, "it is decided, and found inside"
    load_guide("author-1")
    call_command("export", str(tmp_path / "site"), stdout=StringIO())
    found = dict(contents(tmp_path / "site"))
    assert {"sv", "arbete", "grunderna", "zip"} <= holding(found, "Växjö kommun"), "guide, employees, course, packages"
    assert holding(found, MARKER) == set()
    assert holding(found, MARKER.lower()) == set()
