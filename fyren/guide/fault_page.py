"""The page where the public tells of a fault, in each of the guide's languages.

It stands outside the guide's document, on the staff's host, and has no field to write in: nobody reads there in time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.guide.content import USUAL_EXIT, Language, Service, Settings
from fyren.guide.pack_files import SOURCE_LANGUAGE, Kind, national_pack
from fyren.guide.pages import ICON_ADDRESS, SCRIPT, STYLE, SmallPage, beside_exit
from fyren.guide.reading import Guide
from fyren.publishing.items import Item, Origin
from fyren.publishing.shell import Shell

_HERE = Path(__file__).parent
_STYLE = (_HERE / "fault_page.css").read_text(encoding="utf-8")
_SCRIPT = (_HERE / "fault_page.js").read_text(encoding="utf-8")
_ALARM = SafeString('<a href="tel:112"><bdi dir="ltr">112</bdi></a>')
_NOTHING = SafeString("")


def fault_page(
    guide: Guide,
    language: Language,
    service: Service,
    kinds: Sequence[str],
    *,
    told: bool = False,
    refused: bool = False,
) -> SmallPage:
    """The page about a service.

    Args:
        kinds: what can be wrong, as it is sent; the words are the language's `faults.<kind>`.
        told: a fault has just been counted.
        refused: nothing that can be wrong was chosen.
    """
    said = {**_national(SOURCE_LANGUAGE), **_national(language.code), **guide.strings(language.code)}
    name = guide.words_of(service, language.code).name
    inside = _thanks(said, hidden=False) if told else _form(said, name, kinds, refused=refused)
    note = format_html("<p class=note>{}</p>\n", said["faults.not_approved"])
    body = format_html(
        '<div data-page data-neutral-title="{}">\n{}<main>\n<h1>{}</h1>\n{}{}</main>\n</div>\n',
        said["page.neutral_title"],
        _exit(said, guide.settings),
        SafeString(escape(said["faults.heading"]).replace("112", _ALARM)),
        inside,
        _NOTHING if language.shows_everything else note,
    )
    shell = Shell(
        language=language.code,
        direction=language.direction,
        title=_title(said, guide.settings),
        style=STYLE + _STYLE,
        scripts=(SCRIPT, _SCRIPT),
        icon=ICON_ADDRESS,
        posts=True,
    )
    return SmallPage(shell.document(body), shell.policy())


@cache
def _national(language: str) -> dict[str, str]:
    """The national words, for a guide whose own were written before the page had them."""
    items = {name: Item(name, body, Origin.PACK) for name, body in national_pack().items() if name.kind == Kind.STRINGS}
    return dict(Guide(items).strings(language))


def _title(said: dict[str, str], settings: Settings | None) -> str:
    return said["page.title"].replace("{municipality}", settings.municipality if settings else "").strip(" –")


def _exit(said: dict[str, str], settings: Settings | None) -> SafeString:
    """The exit, and what it does and does not do; as on the guide's small pages."""
    return format_html(
        '<header><a class="exit" href="{}" rel="noreferrer" data-exit>{}</a></header>\n{}',
        settings.exit_address if settings else USUAL_EXIT,
        said["exit.button"],
        beside_exit(said),
    )


def _form(said: dict[str, str], name: str, kinds: Sequence[str], *, refused: bool) -> SafeString:
    about = SafeString(escape(said["faults.about"]).replace("{service}", format_html("<bdi>{}</bdi>", name)))
    choices = format_html_join(
        "",
        '<label class=choice><input type="radio" name="kind" value="{}" autocomplete="off"> {}</label>\n',
        ((kind, said[f"faults.{kind}"]) for kind in kinds),
    )
    return format_html(
        "<p>{}</p>\n<form method=post novalidate data-telling>\n"
        "<fieldset aria-describedby=why>\n<legend>{}</legend>\n"
        "<p class=wrong id=why role=alert data-wrong{}>{}</p>\n{}</fieldset>\n"
        "<button>{}</button>\n<p>{}</p>\n</form>\n{}",
        about,
        said["faults.question"],
        _NOTHING if refused else SafeString(" hidden"),
        said["faults.choose"],
        choices,
        said["faults.send"],
        said["faults.only_choice"],
        _thanks(said, hidden=True),
    )


def _thanks(said: dict[str, str], *, hidden: bool) -> SafeString:
    return format_html(
        "<div role=status tabindex=-1 data-thanks{}>\n<p>{}</p>\n<p>{}</p>\n</div>\n",
        SafeString(" hidden") if hidden else _NOTHING,
        said["faults.thanks"],
        said["faults.close_page"],
    )
