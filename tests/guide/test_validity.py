"""The pages are HTML as the standard has it: a quick look in every run, and the W3C's checker in the long one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from fyren.guide.publisher import GUIDE
from fyren.publishing.port import Files, tree_of
from tests.guide import checker
from tests.guide.document.content import DAY, guide_of

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# The standard lets these be closed by what follows.
MAY_BE_LEFT_OPEN = {"li", "dt", "dd", "p", "option", "tr", "td", "th", "tbody", "thead"}
# The checker takes data, which is not run, for a script, and reckons the hash of a text that ends in a line of its own
# otherwise than browsers do; that browsers block nothing is tested in one.
KNOWN = re.compile(r"Inline (script|style) violates Content Security Policy")


@cache
def tree() -> Files:
    """The guide's files."""
    return tree_of(GUIDE, guide_of().items, DAY)


def pages() -> dict[str, str]:
    return {path: data.decode() for path, data in tree().items() if path.endswith(".html")}


class Reading(HTMLParser):
    """Reads a page and remembers what is wrong with it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.named: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attributes]
        self.wrong += [f"{tag}: {name} twice" for name, times in Counter(names).items() if times > 1]
        found = dict(attributes)
        self.ids[found.get("id") or ""] += 1
        self.named += (found.get("for") or "").split() + (found.get("aria-labelledby") or "").split()
        self.named += (found.get("aria-describedby") or "").split()
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1] != tag and self.open[-1] in MAY_BE_LEFT_OPEN:
            self.open.pop()
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(f"</{tag}> within {self.open[-3:]} on line {self.getpos()[0]}")


def faults(html: str) -> list[str]:
    """What the quick look finds."""
    reading = Reading()
    reading.feed(html)
    reading.close()
    twice = [f"id {name} {times} times" for name, times in reading.ids.items() if name and times > 1]
    lost = [f"no id {name}" for name in reading.named if name not in reading.ids]
    left = [f"<{tag}> is not closed" for tag in reading.open if tag not in MAY_BE_LEFT_OPEN]
    return [*reading.wrong, *twice, *lost, *left]


def test_every_page_is_well_formed() -> None:
    assert len(pages()) == 14
    assert {path: found for path, html in pages().items() if (found := faults(html))} == {}


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("<p id=a><b id=a></b></p>", "id a 2 times"),
        ("<div><section></div></section>", "</div> within ['div', 'section'] on line 1"),
        ("<details><summary>x</summary>", "<details> is not closed"),
        ("<label for=q>x</label>", "no id q"),
        ("<a class=a class=b>x</a>", "a: class twice"),
    ],
)
def test_the_quick_look_finds_what_is_wrong(broken: str, said: str) -> None:
    assert said in faults(broken)


def written(html: dict[str, str], folder: Path) -> list[Path]:
    found = []
    for path, text in html.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        found.append(file)
    return found


@pytest.mark.slow
@pytest.mark.skipif(not checker.can_be_had(), reason="the checker is not in var/, and no npm can fetch it")
def test_the_checker_of_the_w3c_finds_nothing(tmp_path: Path) -> None:
    broken = pages()["sv/index.html"].replace("</h1>", "</h1><h1 id=q>", 1)
    found = checker.complaints(written({**pages(), "broken/index.html": broken}, tmp_path))
    assert [each for each in found if not KNOWN.search(each) and not each.startswith("broken/")] == []
    assert any("Duplicate ID" in each for each in found if each.startswith("broken/"))
