"""A document as a page: alone with its own look, or as a part of one of the site's pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fyren.base.documents.writing.model import (
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Paragraph,
    PartStart,
    Style,
    Table,
)

_LOOK = Path(__file__).with_name("document_page.css")


def as_html(document: Document) -> bytes:
    """A page that stands alone: it asks for no other file and runs no script."""
    page = format_html(
        '<!doctype html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{}</title>\n'
        "<style>{}</style>\n</head>\n<body>\n<header>{}{}</header>\n<main>\n{}</main>\n<footer>{}</footer>\n"
        "</body>\n</html>\n",
        document.language,
        f"{document.title} – {document.subtitle}",
        SafeString(_LOOK.read_text(encoding="utf-8")),  # our own file
        format_html('<p class="doc-mark">{}</p>', document.mark) if document.mark else "",
        format_html("<p>{}</p>", document.head),
        as_fragment(document),
        document.foot,
    )
    return page.encode()


def as_fragment(document: Document, *, title_level: int = 1) -> SafeString:
    """The document without the page round it.

    Args:
        title_level: the level of the title's heading; the others follow under it.
    """
    headings = [(place, block) for place, block in enumerate(document.blocks) if isinstance(block, Heading)]
    parts = [
        _tag(f"h{title_level}", document.title),
        format_html('<p class="doc-subtitle">{}</p>\n', document.subtitle),
        _facts(Facts(document.cover)) if document.cover else SafeString(""),
        _contents(document.contents, headings) if document.contents else SafeString(""),
        *_blocks(document, title_level),
    ]
    return _joined(parts)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _contents(title: str, headings: Iterable[tuple[int, Heading]]) -> SafeString:
    links = format_html_join(
        "",
        '<li class="doc-level-{}"><a href="#{}">{}</a></li>\n',
        ((block.level, _anchor(place), block.text) for place, block in headings if block.level <= 2),
    )
    return format_html(
        '<nav class="doc-contents" aria-label="{}"><p class="doc-contents-title">{}</p>\n<ul>\n{}</ul></nav>\n',
        title,
        title,
        links,
    )


def _blocks(document: Document, title_level: int) -> Iterator[SafeString]:
    """Each block; tables are numbered for those who go from one region of the page to another."""
    tables = 0
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            level = min(block.level + title_level, 6)
            yield format_html('<h{} id="{}">{}</h{}>\n', level, _anchor(place), block.text, level)
        elif isinstance(block, Table):
            tables += 1
            yield _table(block, tables)
        else:
            yield _WRITERS[type(block)](block)


def _anchor(place: int) -> str:
    return f"del-{place}"


def _tag(name: str, text: str) -> SafeString:
    return format_html("<{}>{}</{}>\n", SafeString(name), text, SafeString(name))


def _paragraph(block: Paragraph) -> SafeString:
    if block.style is Style.BODY:
        return _tag("p", block.text)
    return format_html('<p class="doc-{}">{}</p>\n', block.style.value, block.text)


def _facts(block: Facts) -> SafeString:
    rows = format_html_join("", '<tr><th scope="row">{}</th><td>{}</td></tr>\n', block.rows)
    return format_html('<table class="doc-facts"><tbody>\n{}</tbody></table>\n', rows)


def _table(block: Table, number: int) -> SafeString:
    head = format_html_join("", '<th scope="col">{}</th>', ((name,) for name in block.columns))
    rows = format_html_join("", "<tr>{}</tr>\n", ((_cells(block, row),) for row in block.rows))
    caption = format_html("<caption>{}</caption>", block.caption) if block.caption else ""
    return format_html(
        '<div class="doc-wide" role="region" tabindex="0" aria-label="{}">'
        "<table>{}<thead><tr>{}</tr></thead><tbody>\n{}</tbody></table></div>\n",
        _("Table %(number)s: %(what)s") % {"number": number, "what": block.caption or ", ".join(block.columns)},
        caption,
        head,
        rows,
    )


def _cells(block: Table, row: tuple[str, ...]) -> SafeString:
    cells = [
        format_html('<td class="doc-adopted">{}</td>' if place in block.adopted else "<td>{}</td>", value)
        for place, value in enumerate(row)
    ]
    return _joined(cells)


def _bullets(block: Bullets) -> SafeString:
    return format_html("<ul>\n{}</ul>\n", format_html_join("", "<li>{}</li>\n", ((item,) for item in block.items)))


def _figure(block: Figure) -> SafeString:
    drawing = SafeString(block.svg)  # made by our own charts, which escape what they are given
    return format_html("<figure>{}<figcaption>{}</figcaption></figure>\n", drawing, block.caption)


def _part_start(_block: PartStart) -> SafeString:
    return SafeString('<hr class="doc-part">\n')


_WRITERS: dict[type, Callable[[Any], SafeString]] = {
    Paragraph: _paragraph,
    Facts: _facts,
    Bullets: _bullets,
    Figure: _figure,
    PartStart: _part_start,
}
