"""What holds for the repository as a whole. Each rule has a control: the same probe finds what it should."""

from __future__ import annotations

import ast
import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, all_files, ours, read

MEGABYTE = 1024 * 1024
INLINE = re.compile(
    r"""<style[\s>]|<script(?![^>]*\ssrc=)[\s>]|\sstyle\s*=\s*["']|\son[a-z]+\s*=\s*["']|["']\s*javascript:""", re.I
)
# "TODO(reason)": with a reason, or an issue's number, in brackets it is a plan; without, a leftover.
LEFTOVER = re.compile(r"lorem ipsum|\b(?:TODO|FIXME|XXX|HACK)\b(?!\()", re.I)
# What a template is asked for by: its name in Python, or in another template's include or extends.
NAMED = re.compile(r"""["']([\w./-]+\.(?:html|txt))["']""")
# A component is asked for by its short name, in the one place that renders them.
COMPONENT = re.compile(r"_part\(.(\w+)")
# Templates that Django or a package asks for by a name of its own.
ASKED_FOR_BY_OTHERS = re.compile(r"^(?:40[0-9]|500)\.html$|^(?:account|allauth|registration)/|^django/")


def templates() -> list[Path]:
    """Every template of ours."""
    return [path for path in ours(".html", ".txt", under="fyren/") if "templates" in path.parts]


def template_name(path: Path) -> str:
    """The name that a template is asked for by."""
    return path.as_posix().rpartition("/templates/")[2]


def unused(names: set[str], texts: list[str]) -> set[str]:
    """The templates that nothing names."""
    named = {name for text in texts for name in NAMED.findall(text)}
    named |= {f"base/components/{name}.html" for text in texts for name in COMPONENT.findall(text)}
    return {name for name in names - named if not ASKED_FOR_BY_OTHERS.match(name)}


def test_every_template_is_used() -> None:
    names = {template_name(path) for path in templates()}
    texts = [read(path) for path in [*templates(), *ours(".py", under="fyren/")]]
    assert unused(names, texts) == set()
    assert unused({"plan/plan.html", "404.html"}, ['render(request, "plan/other.html")']) == {"plan/plan.html"}


def inline(text: str) -> list[str]:
    """Style and script written into a page, which the content security policy stops in every browser."""
    return INLINE.findall(re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", text, flags=re.S))


# Drawn for a file that is opened from a disk, where no policy is sent and no style sheet lies beside it.
FILES = {Path("fyren/people/templates/people/registrar/document.html")}


@pytest.mark.parametrize("path", sorted(set(templates()) - FILES), ids=str)
def test_no_style_or_script_is_written_into_a_page(path: Path) -> None:
    assert inline(read(path)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p style="color: red">', True),
        ("<style>", True),
        ("<script>alert(1)</script>", True),
        ('<button onclick="x()">', True),
        ('<a href="javascript:x()">', True),
        ('<script src="/x.js" defer></script>', False),
        ('<p data-style="x" class="on">', False),
        ("{# style='x' is not allowed #}", False),
    ],
)
def test_the_probe_tells_inline_from_linked(text: str, expected: bool) -> None:
    assert bool(inline(text)) is expected


def dependencies() -> set[str]:
    """The packages that pyproject.toml names."""
    project = tomllib.loads(read(Path("pyproject.toml")))
    lines = [*project["project"]["dependencies"], *chain.from_iterable(project["dependency-groups"].values())]
    return {re.split(r"[\[<>=!~ ;]", line)[0] for line in lines}


def test_every_package_has_its_reason() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \|", read(Path("docs/dependencies.md")), flags=re.M)
    assert sorted(rows) == sorted(dependencies())
    assert "django" in rows


@pytest.mark.parametrize("name", ["runtime", "test", "check", "lock"])
def test_every_locked_package_carries_a_checksum(name: str) -> None:
    blocks = re.split(r"^(?=[\w.-]+==)", read(Path(f"requirements/{name}.txt")), flags=re.M)[1:]
    assert blocks
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_larger_sets_hold_the_smaller_at_the_same_versions() -> None:
    pins = {
        name: set(re.findall(r"^[\w.-]+==[^ \\]+", read(Path(f"requirements/{name}.txt")), flags=re.M))
        for name in ("runtime", "test", "check")
    }
    assert pins["runtime"] < pins["test"] < pins["check"]


def test_run_py_parses_on_pythons_that_it_must_turn_away() -> None:
    source = read(Path("run.py"))
    ast.parse(source, feature_version=(3, 4))
    with pytest.raises(SyntaxError):  # the control: the old grammar is really asked
        ast.parse(source + "\nif (found := 1): pass\n", feature_version=(3, 4))


def test_no_file_is_larger_than_a_megabyte() -> None:
    large = [path for path in all_files() if (ROOT / path).stat().st_size > MEGABYTE]
    assert [path.as_posix() for path in large if path.parts[0] != "third_party"] == []


def test_nothing_is_left_over() -> None:
    here = Path(__file__).relative_to(ROOT)
    paths = [path for path in ours(".py", ".html", ".css", ".js", ".md", ".toml", ".po") if path != here]
    found = {path.as_posix(): LEFTOVER.findall(read(path)) for path in paths}
    assert {path: words for path, words in found.items() if words} == {}
    assert LEFTOVER.findall("# TODO: later, # TODO(issue 12): later") == ["TODO"]


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "publiccode.yml", ".ci/run"]
)
def test_what_a_newcomer_looks_for_is_there(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def test_the_readme_begins_with_the_two_commands() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"python3 run.py {command}" in told for command in ("demo", "test"))
