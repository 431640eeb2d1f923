"""One HTML file per language, with style, script and search inside: no request but its own, no link within itself."""

from __future__ import annotations

import datetime as dt
from ast import literal_eval
from pathlib import Path
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from fyren.guide.content import Language, Need
from fyren.guide.document.doors import Doors
from fyren.guide.document.ending import Ending
from fyren.guide.document.first import FirstView
from fyren.guide.document.pieces import Making
from fyren.guide.document.services import ServiceParts
from fyren.guide.opening import holiday_table
from fyren.guide.reading import Guide
from fyren.guide.searching import search_data
from fyren.publishing.document.assembling import (
    DATA,
    ICON,
    compact,
    script_of,
    shared_script,
    shared_style,
    style_of,
)
from fyren.publishing.document.pieces import Document, join
from fyren.publishing.shell import Shell

_HOME = Path(__file__).parent
STYLES = (
    *map(shared_style, ("page", "folds")),
    _HOME / "style" / "parts.css",
    shared_style("fields"),
    *(_HOME / "style" / f"{name}.css" for name in ("own_fields", "print")),
)
_OWN_SCRIPTS = ("opening", "hours", "finding", "matching", "search", "views", "tools", "printing")
_SCRIPTS = (
    *map(shared_script, ("base", "exit", "emptying", "looks")),
    *(_HOME / "scripts" / f"{name}.js" for name in _OWN_SCRIPTS),
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
        style=style_of(*STYLES),
        scripts=(script_of(*_SCRIPTS),),
        data=((DATA, compact(_data(making))),),
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
        ["a", making.say("first.who"), [[each, making.say(f"door.{each}")] for each in making.guide.doors]],
        ["n", making.say("need.heading"), [[each, making.say(f"need.{each}")] for each in Need]],
    ]
