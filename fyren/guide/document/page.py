"""One HTML file per language, with style, script and search inside: no request but its own, no link within itself."""

from __future__ import annotations

import datetime as dt
import json
import re
from ast import literal_eval
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from fyren.guide.content import Audience, Language, Need
from fyren.guide.document.doors import Doors
from fyren.guide.document.ending import Ending
from fyren.guide.document.first import FirstView
from fyren.guide.document.pieces import Making, join
from fyren.guide.document.services import ServiceParts
from fyren.guide.opening import holiday_table
from fyren.guide.reading import Guide
from fyren.guide.searching import search_data
from fyren.publishing.shell import Shell

_HOME = Path(__file__).parent
STYLES = ("page.css", "parts.css", "fields.css", "print.css")
SCRIPTS = ("base", "exit", "opening", "hours", "finding", "matching", "search", "views", "tools", "printing")
_NIGHT = re.compile(r":root\.dark[^{}]*\{[^}]*\}")
# A grey disc: an icon like any other.
ICON = (
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2016%2016'%3E"
    "%3Ccircle%20cx='8'%20cy='8'%20r='6'%20fill='%23737F83'/%3E%3C/svg%3E"
)
# The strings that the script says.
_SAID = (
    "page.neutral_title",
    "exit.keys",
    "service.check",
    "service.all",
    "print.card",
    "exit.count",
    "hours.open",
    "hours.closed",
    "hours.opens",
    "hours.closes",
    "hours.always",
    "hours.days",
    "hours.today",
    "hours.tomorrow",
    "hours.swedish_time",
    "hours.holidays_may_differ",
    "silence.none_open",
    "search.results",
    "search.one_result",
    "search.no_results",
    "view.text_larger",
    "view.text_normal",
    "view.dark",
    "view.light",
    "view.listen",
    "view.listen_hint",
    "view.listen_stop",
    "view.back",
    "view.close",
    "print.topic",
    "print.warning",
    "print.go",
    "tool.okay.yes",
    "tool.okay.unsure",
    "tool.okay.no",
    "tool.okay.skip",
    "tool.plan.yes",
    "tool.plan.unsure",
    "tool.plan.no",
    "tool.plan.save",
    "tool.plan.saved_where",
    "tool.plan.file_name",
    "tool.keep_longer",
    "tool.empty_now",
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document and the policy that it is to be sent with."""

    html: bytes
    policy: str


def document_of(guide: Guide, language: Language, day: dt.date) -> Document:
    """The guide in a language, as it is on a day; the same guide and day give the same bytes.

    Raises:
        NoSettings: the municipality has not said what it is called and where the exit leads.
    """
    making = Making(guide, language, day)
    shell = Shell(
        language=language.code,
        direction=language.direction,
        title=making.say("page.title", municipality=making.settings.municipality),
        description=making.say("page.description"),
        style=style(),
        scripts=(script(),),
        data=(("guide-data", _compact(_data(making))),),
        icon=ICON,
        media=bool(making.films),
    )
    return Document(shell.document(_body(making)), shell.policy())


def _body(making: Making) -> SafeString:
    parts = ServiceParts(making)
    first = FirstView(making, parts)
    ending = Ending(making, parts, first)
    title = making.say("page.title", municipality=making.settings.municipality)
    main = [
        first.beside(),
        format_html("<h1>{}</h1>\n", title),
        first.numbers(),
        Doors(making, parts).section(),
        first.waiting_note(),
        ending.search(),
        first.interpreter(),
        ending.all_services(),
    ]
    return join([first.bar(), SafeString("<main>\n"), *main, SafeString("</main>\n"), ending.foot(), ending.card()])


def _data(making: Making) -> dict[str, Any]:
    return {
        "say": {key: making.say(key) for key in _SAID if making.say(key)},
        "switchboard": making.settings.switchboard_shown,
        "sign": making.time_sign,
        "filters": _filters(making),
        "hours": [literal_eval(each) for each in making.schedules],
        "holidays": holiday_table(making.day),
        "search": search_data(making.guide, making.language),
    }


def _filters(making: Making) -> list[list[Any]]:
    """What narrows the list of every service: by whom it is for, and by what one needs."""
    return [
        ["a", making.say("first.who"), [[each, making.say(f"door.{each}")] for each in Audience]],
        ["n", making.say("need.heading"), [[each, making.say(f"need.{each}")] for each in Need]],
    ]


def _compact(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


@cache
def style() -> str:
    """The style of every document."""
    text = "".join((_HOME / "style" / name).read_text(encoding="utf-8") for name in STYLES)
    return _lean(_NIGHT.sub(_on_dark_devices, re.sub(r"/\*.*?\*/", "", text, flags=re.S)))


def _on_dark_devices(rule: re.Match[str]) -> str:
    """A rule for a page that the visitor has made dark, and the same for a dark device's, unless it is made light."""
    said = rule[0].replace(":root.dark", ":root:not(.light)")
    return f"{rule[0]}\n@media (prefers-color-scheme: dark) {{\n{said}\n}}"


@cache
def script() -> str:
    """The script of every document: its files after each other, in one scope of their own."""
    files = ((_HOME / "scripts" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    return _lean("(() => {\n'use strict';\n" + re.sub(r"(?m)^\s*//.*$", "", "\n".join(files)) + "\n})();")


def _lean(text: str) -> str:
    """Without indents and empty lines, which only the files' readers need."""
    return "\n".join(filter(None, (line.strip() for line in text.splitlines())))
