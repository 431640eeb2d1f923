"""One HTML file per audience and language, with style and script inside: no request but its own, and what a learning
platform asks for where it is taken in one."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.competence.course.content import Edition
from fyren.competence.course.document.lessons import lessons_of
from fyren.competence.course.document.making import Making
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
    NOTHING,
    Document,
    alarm,
    element,
    exit_bar,
    exit_note,
    join,
    language_links,
    language_menu,
)
from fyren.publishing.shell import Shell


class Form(StrEnum):
    """Where the course is taken."""

    SITE = "site"
    SCORM12 = "scorm12"
    CMI5 = "cmi5"


_HOME = Path(__file__).parent
_STYLES = (*map(shared_style, ("page", "folds", "fields", "steps")), _HOME / "style" / "course.css")


def _own(*names: str) -> tuple[Path, ...]:
    return tuple(_HOME / "scripts" / f"{name}.js" for name in names)


# The player is the same everywhere; what keeps one's progress, and what ends the course, is not.
_SCRIPTS = {
    Form.SITE: (
        *map(shared_script, ("base", "exit", "emptying", "looks")),
        *_own("alone", "certificate", "player"),
    ),
    Form.SCORM12: (shared_script("base"), *_own("in_platform"), shared_script("looks"), *_own("scorm12", "player")),
    Form.CMI5: (shared_script("base"), *_own("in_platform"), shared_script("looks"), *_own("cmi5", "player")),
}
# From an audience's page, where the site's other pages are.
ROOT = "../../../"
_SAID = (
    *(f"view.{key}" for key in ("text_larger", "dark", "light")),
    *(f"lesson.{key}" for key in ("done", "next", "last", "progress")),
    *(f"check.{key}" for key in ("choose", "right", "wrong", "again")),
    *(f"end.{key}" for key in ("title", "remaining")),
)
_SAID_IN = {
    Form.SITE: (
        *("page.neutral_title", "exit.keys", "exit.count", "tool.keep_longer", "tool.empty_now", "end.complete"),
        *(f"certificate.{key}" for key in ("title", "lead", "care", "name", "needs_name", "print", "print_note")),
        *(f"certificate.{key}" for key in ("save", "file", "remove", "day", "has_taken", "proves")),
    ),
    Form.SCORM12: ("end.complete_platform", "end.complete_lost"),
    Form.CMI5: ("end.complete_platform", "end.complete_lost", "end.close"),
}


def document_of(making: Making, edition: Edition, form: Form = Form.SITE) -> Document:
    """The course for an audience in a language; the same content and day give the same bytes.

    Raises:
        NoSettings: the municipality has not said what it is called and where the exit leads.
        KeyError: the language lacks a lesson.
    """
    is_site = form == Form.SITE
    name = making.course_name(edition.key)
    main = [
        _before(making) if is_site else NOTHING,
        element("h1", name),
        element("p", making.say("course.subject"), "lead"),
        element("p", making.say("course.lead" if is_site else "course.lead_platform")),
        element("p", making.say("course.hard")),
        format_html("<noscript><p class=care>{}</p></noscript>\n", making.say("course.no_script")),
        alarm(making),
        SafeString("<p class=progress role=status></p>\n"),
        lessons_of(making, making.reading.course.lessons_of(edition.key)),
        SafeString("<div class=end></div>\n"),
        _ways_on(making, ROOT) if is_site else NOTHING,
    ]
    return _document(making, name, main, _data(making, edition, form), form, f"../../{{}}/{edition.slug}/index.html")


def choice_of(making: Making, *, at_root: bool = False) -> Document:
    """The page on which one says who one is.

    Args:
        at_root: it stands above the languages' folders, not in its own.
    """
    here, root = (f"{making.code}/", "../") if at_root else ("", "../../")
    rows = format_html_join(
        "",
        '<li><a href="{}{}/index.html" data-replace><span>{}</span> <small>{}</small></a>\n',
        (
            (here, each.slug, making.say(f"audience.{each.key}"), making.say(f"audience.{each.key}_hint"))
            for each in making.reading.course.audience
        ),
    )
    main = [
        exit_note(making),
        element("h1", making.say("course.name")),
        element("p", making.say("course.subject"), "lead"),
        element("p", making.say("course.hard")),
        alarm(making),
        element("h2", making.say("audience.choose")),
        format_html("<ul class=doors>\n{}</ul>\n", rows),
        _ways_on(making, root),
    ]
    said = {"say": {key: making.say(key) for key in (*_SAID, *_SAID_IN[Form.SITE])}}
    address = "{}/index.html" if at_root else "../{}/index.html"
    return _document(making, making.say("course.name"), main, said, Form.SITE, address, root)


def _document(
    making: Making,
    name: str,
    main: list[SafeString],
    data: dict[str, Any],
    form: Form,
    address: str,
    root: str = ROOT,
) -> Document:
    shell = Shell(
        language=making.code,
        direction=making.language.direction,
        title=making.say("page.title", course=name, municipality=making.settings.municipality),
        description=making.say("page.description"),
        style=style_of(*_STYLES),
        scripts=(script_of(*_SCRIPTS[form]),),
        data=((DATA, compact(data)),),
        icon=ICON,
        # A platform's address is known first when it starts the course.
        connects="*" if form == Form.CMI5 else "",
    )
    bar = NOTHING
    if form == Form.SITE:
        menu = language_menu(making, language_links(making.language, making.reading.languages, address))
        bar = exit_bar(making, making.settings.exit_address, menu)
    body = join([bar, SafeString("<main>\n"), *main, SafeString("</main>\n"), _foot(making, form, root)])
    return Document(shell.document(body), shell.policy())


def _data(making: Making, edition: Edition, form: Form) -> dict[str, Any]:
    course = making.reading.course
    told = {
        "course": making.course_name(edition.key),
        "subject": making.say("course.subject"),
        "version": making.say("course.version", version=course.version, day=course.dated.isoformat()),
        "municipality": making.settings.municipality,
    }
    said = {key: making.say(key) for key in (*_SAID, *_SAID_IN[form])}
    return {"say": said, **(told if form == Form.SITE else {})}


def _before(making: Making) -> SafeString:
    back = format_html('<p class=back><a href="../index.html" data-replace>{}</a></p>\n', making.say("audience.all"))
    return join([exit_note(making), back])


def _ways_on(making: Making, root: str) -> SafeString:
    """To the employees' pages and to the guide; each takes this page's place."""
    ways = (("work", f"{root}arbete/{making.code}/index.html"), ("own", f"{root}{making.code}/index.html"))
    return format_html_join(
        "",
        '<section class=own>{}\n{}<p><a class=button href="{}" data-replace>{}</a></p></section>\n',
        (
            (
                element("h2", making.say(f"{key}.title")),
                element("p", making.say(f"{key}.text")),
                address,
                making.say(f"{key}.link"),
            )
            for key, address in ways
        ),
    )


def _foot(making: Making, form: Form, root: str) -> SafeString:
    course = making.reading.course
    link = format_html(
        '<p><a href="{}tillganglighet/index.html" data-replace>{}</a></p>\n', root, making.say("foot.accessibility")
    )
    version = making.say_html("course.version", version=course.version, day=making.date(course.dated))
    return format_html(
        "<footer>\n{}{}{}<p>{} {}</p>\n</footer>\n",
        element("h2", making.say("foot.about")),
        element("p", making.say("foot.about_text" if form == Form.SITE else "foot.about_platform")),
        link if form == Form.SITE else NOTHING,
        version,
        making.say_html("foot.updated", day=making.date(making.day)),
    )
