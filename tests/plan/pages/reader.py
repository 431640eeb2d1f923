"""Reading a page as a person does: its words, its links, its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import HttpResponse

SILENT = frozenset({"script", "style", "title"})
BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "td", "th", "div", "section", "ul", "ol", "aside"})
VOID = frozenset({"meta", "link", "input", "br", "hr", "path", "img"})


@dataclass
class Page:
    """What stands on a page. `adopted` are the texts shown as the council's words, `editorial` those that are ours."""

    text: str = ""
    links: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    headings: list[tuple[int, str]] = field(default_factory=list)
    adopted: list[str] = field(default_factory=list)
    editorial: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.stack: list[tuple[str, dict[str, str | None], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.page.ids.add(str(given["id"]))
        if tag not in VOID:
            self.stack.append((tag, given, []))

    def handle_data(self, data: str) -> None:
        if not any(tag in SILENT for tag, _given, _words in self.stack):
            for _tag, _given, words in self.stack:
                words.append(data)

    def handle_endtag(self, tag: str) -> None:
        while self.stack and tag not in VOID:
            name, given, words = self.stack.pop()
            self._keep(name, given, " ".join("".join(words).split()))
            if name in BLOCKS:
                for _tag, _given, outer in self.stack:
                    outer.append(" ")
            if name == tag:
                return

    def _keep(self, tag: str, given: dict[str, str | None], text: str) -> None:
        classes = (given.get("class") or "").split()
        if tag == "a" and given.get("href"):
            self.page.links[str(given["href"])] = text
        if re.fullmatch("h[1-4]", tag):
            self.page.headings.append((int(tag[1]), text))
        if "adopted" in classes:
            self.page.adopted.append(text)
        if "editorial" in classes:
            self.page.editorial.append(text)
        if tag == "main":
            self.page.text = text


def read(response: HttpResponse) -> Page:
    """The page of a response that succeeded."""
    assert response.status_code == 200, response.status_code
    reader = _Reader()
    reader.feed(response.content.decode())
    return reader.page
