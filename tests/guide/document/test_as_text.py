"""The document as a text browser shows it: everything in order, nothing glued to what is beside it, numbers whole."""

from __future__ import annotations

import re
from functools import cache

import pytest
from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig
from lxml import html as markup

from fyren.guide.content import Channel, Need
from tests.guide.document.content import guide_of, made

GUIDE = guide_of()
CODES = [language.code for language in GUIDE.languages]
# What stands within a line; everything else begins a line or a cell of its own.
INLINE = {"a", "b", "bdi", "span", "i", "em", "strong"}
UNREAD = {"script", "style", "title", "head", "meta", "link", "template"}
# As browsers have it: no spaces of their own around what stands within a line.
STYLES = ParserConfig(css=CSS_PROFILES["strict"])
COLON = re.compile(r"[:：፦]$")


@cache
def html_of(code: str) -> str:
    return made(code).html.decode()


@cache
def lines_of(code: str) -> list[str]:
    """The lines of the page, without empty ones."""
    return lines_in(html_of(code))


def lines_in(html: str) -> list[str]:
    text = get_text(html, STYLES).replace("\u00a0", " ")
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def words_read(html: str) -> list[str]:
    """The words as the page as text has them."""
    return [word for line in lines_in(html) for word in line.split() if word != "*"]


def words_meant(html: str) -> list[str]:
    """The words as they stand in the markup, where each block and cell begins a new one."""
    parts: list[str] = []

    def walk(node: markup.HtmlElement) -> None:
        if not isinstance(node.tag, str) or node.tag in UNREAD:
            return
        edge = "" if node.tag in INLINE else " "
        parts.extend((edge, node.text or ""))
        for place, child in enumerate(node, start=1):
            if node.tag == "ol":
                parts.append(f" {place}. ")
            walk(child)
            parts.append(child.tail or "")
        parts.append(edge)

    walk(markup.document_fromstring(html).find("body"))
    return "".join(parts).replace("\u00a0", " ").split()


def orphans(lines: list[str]) -> list[str]:
    """Lines that end in a colon and lead to nothing: the next line is neither a list nor further in."""
    found = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        leads_on = after.lstrip().startswith("*") or len(after) - len(after.lstrip()) > len(line) - len(line.lstrip())
        if COLON.search(line) and not leads_on:
            found.append(line)
    return found


def in_order(lines: list[str], sought: list[str], code: str) -> None:
    """Each is a line, or begins one, after the one before it."""
    place = 0
    for words in sought:
        rest = [place + at for at, line in enumerate(lines[place:]) if line.strip().startswith(words)]
        assert rest, f"{code}: {words} is not read after line {place}"
        place = rest[0] + 1


@pytest.mark.parametrize("code", CODES)
def test_no_word_is_glued_to_the_next_and_none_is_lost(code: str) -> None:
    assert words_read(html_of(code)) == words_meant(html_of(code))


def test_the_probe_finds_what_is_glued() -> None:
    glued = "<body><dl><dt>För<dd>Alla</dl><p>Nästa</p></body>"
    assert words_meant(glued) == ["För", "Alla", "Nästa"]
    assert words_read(glued) == ["FörAlla", "Nästa"]


@pytest.mark.parametrize("code", CODES)
def test_the_first_view_is_read_in_its_order(code: str) -> None:
    strings = {**GUIDE.strings("sv"), **GUIDE.strings(code)}
    seen = ["exit.button", "exit.beside", "first.emergency"]
    first = [strings[key].split("\n")[0] for key in seen]
    calm = ["114 14", "1177"]
    then = [strings[key] for key in ("need.talk", "silence.open", "first.who")]
    in_order(lines_of(code), [*first, *calm, *then], code)
    emergency = next(line for line in lines_of(code) if line.strip().startswith(strings["first.emergency"]))
    assert emergency.split()[-1] == "112"


@pytest.mark.parametrize("code", CODES)
def test_each_door_is_read_with_the_help_behind_it(code: str) -> None:
    strings = {**GUIDE.strings("sv"), **GUIDE.strings(code)}
    language = next(each for each in GUIDE.languages if each.code == code)
    sought: list[str] = []
    for audience in GUIDE.doors:
        topics = [each for each in GUIDE.topics(audience) if language.shows_everything or not each.waits]
        needs = sorted({each.need for each in topics}, key=list(Need).index)
        sought += [strings[f"door.{audience}"], strings["need.heading"], *(strings[f"need.{each}"] for each in needs)]
    assert len(sought) > 40
    in_order(lines_of(code), sought, code)


@pytest.mark.parametrize("code", CODES)
def test_every_number_is_whole_on_its_line(code: str) -> None:
    shown = {
        contact.shown
        for service in GUIDE.shown.values()
        for contact in service.contacts
        if contact.channel in (Channel.VOICE, Channel.SMS)
    }
    assert len(shown) > 10
    missing = [
        number
        for number in shown
        if not any(re.search(rf"(?<!\d){re.escape(number)}(?!\d)", line) for line in lines_of(code))
    ]
    assert missing == []


@pytest.mark.parametrize("code", CODES)
def test_no_label_is_left_without_what_it_names(code: str) -> None:
    assert orphans(lines_of(code)) == []
    body = markup.document_fromstring(html_of(code)).find("body")
    folded = body.findall(".//details")
    assert len(folded) > 20
    for each in folded:
        summary = each.find("summary")
        assert summary is not None
        assert summary.text_content().strip()
        rest = each.text_content().replace(summary.text_content(), "", 1)
        assert rest.strip(), markup.tostring(each)[:120]
    assert [each for each in body.iter("dt") if each.getnext() is None or each.getnext().tag != "dd"] == []


def test_the_probe_finds_an_orphan() -> None:
    assert orphans(["Språk:", "Källa: Kommunen", "Ring:", "  * 112"]) == ["Språk:"]


def test_a_need_that_is_one_topic_of_the_same_name_says_it_once() -> None:
    lines = [line.strip() for line in lines_of("sv")]
    heading = GUIDE.strings("sv")["need.now"]
    places = [at for at, line in enumerate(lines) if line == heading]
    assert len(places) > 5
    assert not {at + 1 for at in places} & set(places)
