"""Trees on disk: written whole or not, their own list, and the switch."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from fyren.publishing.tree import SUMS, make_current, problems_of, read_tree, write_tree

FILES = {"index.html": b"start", "sv/index.html": "å".encode()}


def test_a_tree_is_written_with_its_list(tmp_path: Path) -> None:
    checksum = write_tree(FILES, tmp_path / "tree")
    assert read_tree(tmp_path / "tree") == FILES
    assert checksum == hashlib.sha256((tmp_path / "tree" / SUMS).read_bytes()).hexdigest()
    assert problems_of(tmp_path / "tree") == []
    done = subprocess.run(["sha256sum", "-c", "--quiet", SUMS], cwd=tmp_path / "tree", check=False)
    assert done.returncode == 0


def test_the_same_files_give_the_same_list(tmp_path: Path) -> None:
    sums = {write_tree(files, tmp_path / name) for name, files in (("a", FILES), ("b", dict(reversed(FILES.items()))))}
    assert len(sums) == 1
    assert write_tree({**FILES, "index.html": b"other"}, tmp_path / "c") not in sums


def test_a_tree_that_cannot_be_written_whole_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_tree({"a": b"1", "a/b": b"2"}, tmp_path / "tree")  # a file cannot be a folder too
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    write_tree(FILES, tmp_path / "tree")  # an empty folder will do
    with pytest.raises(FileExistsError):
        write_tree(FILES, tmp_path / "tree")


def test_every_kind_of_damage_is_found(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    write_tree({**FILES, "icon.svg": b"ring"}, tree)
    (tree / "index.html").write_bytes(b"changed by somebody")
    (tree / "icon.svg").unlink()
    (tree / "sv" / "new.html").write_bytes(b"")
    assert problems_of(tree) == [("icon.svg", "missing"), ("index.html", "changed"), ("sv/new.html", "extra")]
    (tree / SUMS).unlink()
    assert {what for _path, what in problems_of(tree)} == {"extra"}


def test_the_switch_is_one_rename(tmp_path: Path) -> None:
    for name in ("000001", "000002"):
        write_tree({"name": name.encode()}, tmp_path / name)
    make_current(tmp_path, "000001")
    opened = (tmp_path / "current" / "name").open("rb")
    make_current(tmp_path, "000002")
    with opened:
        assert opened.read() == b"000001"  # who had begun to read goes on with the old one
    assert (tmp_path / "current" / "name").read_bytes() == b"000002"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["000001", "000002", "current"]
