"""One HTML file per profession and language, with style, script, rules and fields inside: no request but its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.detection.aid_json import aid_data
from fyren.detection.content import Profession
from fyren.detection.document.guidance import GuidanceParts
from fyren.detection.document.making import Making
from fyren.detection.document.numbers import calling, contact_data, number_rows
from fyren.publishing.document.assembling import (
    DATA,
    ICON,
    compact,
    script_of,
    shared_script,
    shared_style,
    style_of,
)
from fyren.publishing.document.pieces import (
    Document,
    alarm,
    element,
    exit_bar,
    exit_note,
    fold,
    join,
    language_links,
    language_menu,
)
from fyren.publishing.shell import Shell

_HOME = Path(__file__).parent
_STYLES = (
    *map(shared_style, ("page", "folds", "fields", "steps")),
    *(_HOME / "style" / f"{name}.css" for name in ("employees", "paper", "numbers")),
)
_SCRIPTS = (
    *map(shared_script, ("base", "exit", "emptying", "looks")),
    *(
        _HOME / "scripts" / f"{name}.js"
        for name in ("reviewing", "aid", "asking", "report", "checking", "taking", "paper")
    ),
)
# From a page of a profession, where the site's other pages are.
ROOT = "../../../"
_SAID = ("page.neutral_title", "exit.keys", "exit.count", *(f"view.{key}" for key in ("text_larger", "text_normal")))
_ALSO_SAID = (
    *(f"source.{key}" for key in ("unverified", "unchecked")),
    *(f"view.{key}" for key in ("dark", "light", "print")),
    *(f"tool.{key}" for key in ("keep_longer", "empty_now")),
)


def document_of(making: Making, profession: Profession) -> Document:
    """A profession's page in a language; the same content and day give the same bytes.

    Raises:
        NoSettings: the municipality has not said what it is called and where the exit leads.
        KeyError: the language lacks the profession.
    """
    text = making.guidance.profession_text(profession.key, making.code)
    if text is None:
        raise KeyError(profession.key)
    parts = GuidanceParts(making, profession, text)
    main = [
        exit_note(making),
        format_html('<p class=back><a href="../index.html" data-replace>{}</a></p>\n', making.say("first.professions")),
        element("h1", text.title),
        element("p", making.inline(text.lead), "lead"),
        alarm(making),
        calling(making),
        parts.steps(),
        _aid(making),
        _report(making),
        format_html("<section class=particulars>{}\n", element("h2", making.say("step.particular"))),
        parts.particulars(),
        SafeString("</section>\n"),
        _own(making),
    ]
    title = making.say("page.title", profession=text.title, municipality=making.settings.municipality)
    data = _said(making) | {
        "aid": aid_data(making.day, dict(making.guidance.rules), {making.code: dict(making.guidance.aid(making.code))}),
        "report": making.guidance.report(making.code),
        "place": _place(making),
        "likely": list(profession.likely),
    }
    return _document(making, title, main, f"../../{{}}/{profession.slug}/index.html", data)


def choice_of(making: Making, *, at_root: bool = False) -> Document:
    """The page on which one chooses one's work.

    Args:
        at_root: it stands above the languages' folders, not in its own.
    """
    here, root = (f"{making.code}/", "../") if at_root else ("", "../../")
    shown = [
        (f"{here}{profession.slug}", text.title)
        for profession in making.guidance.professions
        if (text := making.guidance.profession_text(profession.key, making.code))
    ]
    rows = format_html_join("", '<li><a href="{}/index.html" data-replace>{}</a>\n', shown)
    main = [
        exit_note(making),
        element("h1", making.say("first.choose")),
        element("p", making.say("first.choose_hint"), "lead"),
        alarm(making),
        calling(making),
        format_html("<ul class=professions>\n{}</ul>\n", rows),
        element("p", making.say("first.missing")),
        _own(making, root),
    ]
    title = making.say("page.index_title", municipality=making.settings.municipality)
    address = "{}/index.html" if at_root else "../{}/index.html"
    return _document(making, title, main, address, _said(making), root=root)


def _document(
    making: Making,
    title: str,
    main: list[SafeString],
    address: str,
    data: dict[str, Any],
    root: str = ROOT,
) -> Document:
    shell = Shell(
        language=making.code,
        direction=making.language.direction,
        title=title,
        description=making.say("page.description"),
        style=style_of(*_STYLES),
        scripts=(script_of(*_SCRIPTS),),
        data=((DATA, compact(data)),),
        icon=ICON,
    )
    menu = language_menu(making, language_links(making.language, making.guidance.languages, address))
    bar = exit_bar(making, making.settings.exit_address, menu)
    body = join([bar, SafeString("<main>\n"), *main, SafeString("</main>\n"), _foot(making, root)])
    return Document(shell.document(body), shell.policy())


def _said(making: Making) -> dict[str, Any]:
    return {"day": making.day.isoformat(), "say": {key: making.say(key) for key in (*_SAID, *_ALSO_SAID)}}


def _aid(making: Making) -> SafeString:
    """The decision aid's place; the script asks."""
    words = making.guidance.aid(making.code)
    inside = format_html(
        "<div class=in>\n{}<div class=asking></div>\n<noscript><p class=care>{}</p>{}</noscript></div>",
        element("p", making.inline(words.get("lead", "")), "lead"),
        making.say("aid.needs_script"),
        number_rows(making),
    )
    return fold(element("h2", words.get("title", "")), inside, SafeString(' class="step aid" data-aid'))


def _report(making: Making) -> SafeString:
    """The place of the report of concern; the script makes its fields, so that a page without one has none."""
    say = making.guidance.report(making.code).get("say", {})
    inside = format_html(
        "<div class=in>\n<div class=urgent><p><b>{}</b> {}</p>\n{}</div>\n{}{}{}{}<div class=writing></div>\n"
        "<noscript><p class=care>{}</p></noscript></div>",
        say.get("urgent-title", ""),
        making.inline(say.get("urgent-body", "")),
        number_rows(making),
        element("p", making.inline(say.get("lead", "")), "lead"),
        element("p", say.get("stays-here", "")),
        element("p", say.get("where-to-write", "")),
        element("p", say.get("empties", ""), "care"),
        say.get("needs-script", ""),
    )
    return fold(element("h2", say.get("title", "")), inside, SafeString(' class="step report" data-report'))


def _place(making: Making) -> dict[str, Any]:
    """Where a report is handed in."""
    settings = making.settings
    return {
        "contact_centre": contact_data(making, settings.contact_centre),
        "out_of_hours": contact_data(making, settings.out_of_hours),
        "e_service": settings.e_service,
        "order": list(settings.field_order),
    }


def _own(making: Making, root: str = ROOT) -> SafeString:
    """The way to the guide for who is exposed; it takes this page's place."""
    return format_html(
        '<section class=own>{}\n{}<p><a class=button href="{}{}/index.html" data-replace>{}</a></p></section>\n',
        element("h2", making.say("own.title")),
        element("p", making.say("own.text")),
        root,
        making.code,
        making.say("own.link"),
    )


def _foot(making: Making, root: str) -> SafeString:
    return format_html(
        '<footer>\n{}{}<p><a href="{}tillganglighet/index.html" data-replace>{}</a></p>\n<p>{}</p>\n</footer>\n',
        element("h2", making.say("foot.about")),
        element("p", making.say("foot.about_text")),
        root,
        making.say("foot.accessibility"),
        making.say_html("foot.updated", day=making.date(making.day)),
    )
