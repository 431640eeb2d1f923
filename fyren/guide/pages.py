"""The small pages around the documents: the choice of language, and the accessibility statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fyren.guide.content import Language, Settings
from fyren.guide.document.pieces import FILM
from fyren.guide.pack_files import SOURCE_LANGUAGE
from fyren.guide.reading import Guide
from fyren.publishing.shell import Shell

# A plain ring: on a tab it tells nobody what the page is about.
ICON = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    b'<circle cx="16" cy="16" r="10" fill="none" stroke="#5b6470" stroke-width="5"/></svg>\n'
)
# The same, inside a page.
ICON_ADDRESS = "data:image/svg+xml," + quote(ICON.decode().strip(), safe="='/:")
_HERE = Path(__file__).parent
STYLE = (_HERE / "pages.css").read_text(encoding="utf-8")
SCRIPT = (_HERE / "pages.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class SmallPage:
    """A page and its content security policy."""

    html: bytes
    policy: str


def choice_page(guide: Guide) -> SmallPage:
    """The first page: each language by its own name, as plain links that work from a memory stick too."""
    links = format_html_join(
        "\n",
        '<li><a href="{}/index.html" lang="{}" dir="{}" hreflang="{}" data-replace>{}</a></li>',
        ((each.code, each.code, each.direction, each.code, each.name) for each in guide.languages),
    )
    strings = guide.strings(SOURCE_LANGUAGE)
    body = format_html(
        '<main>\n<h1>{}</h1>\n<p><strong>{} <a href="tel:112"><bdi dir="ltr">112</bdi></a></strong></p>\n'
        '<nav aria-label="{}">\n<ul class="languages">\n{}\n</ul>\n</nav>\n</main>\n',
        _title(guide),
        strings.get("first.emergency", ""),
        strings.get("first.languages", ""),
        links,
    )
    return _page(guide, body, _title(guide))


def statement_page(guide: Guide, day: dt.date) -> SmallPage:
    """The accessibility statement that the act on accessibility to digital public services (2018:1937) asks for. It
    claims nothing that nobody has examined."""
    settings = _settings(guide)
    body = format_html(
        _STATEMENT,
        back=_back(guide.languages),
        municipality=settings.municipality,
        number=settings.switchboard,
        shown=settings.switchboard_shown,
        channel=_channel(settings),
        call=_of_calls(guide),
        films=_NO_FILMS if not _has_films(guide) else "",
        languages=_not_reviewed(guide.languages),
        day=day.isoformat(),
    )
    title = f"Tillgänglighet – {settings.municipality}"
    return _page(guide, body, title)


def _settings(guide: Guide) -> Settings:
    if guide.settings is None:
        raise ValueError("The checks refuse a guide without its settings before its pages are made.")
    return guide.settings


def _title(guide: Guide) -> str:
    title = guide.strings(SOURCE_LANGUAGE).get("page.title", "")
    return title.replace("{municipality}", _settings(guide).municipality)


def _page(guide: Guide, body: SafeString, title: str) -> SmallPage:
    neutral = guide.strings(SOURCE_LANGUAGE).get("page.neutral_title", "")
    marked = format_html('<div data-page data-neutral-title="{}">\n{}{}</div>\n', neutral, _exit(guide), body)
    shell = Shell(
        language=SOURCE_LANGUAGE,
        direction="ltr",
        title=title,
        style=STYLE,
        scripts=(SCRIPT,),
        icon=ICON_ADDRESS,
    )
    return SmallPage(shell.document(marked), shell.policy())


def _exit(guide: Guide) -> SafeString:
    """The exit, and what it does and does not do."""
    strings = guide.strings(SOURCE_LANGUAGE)
    return format_html(
        '<header><a class="exit" href="{}" rel="noreferrer" data-exit>{}</a></header>\n{}',
        _settings(guide).exit_address,
        strings.get("exit.button", ""),
        beside_exit(strings),
    )


def beside_exit(strings: Mapping[str, str]) -> SafeString:
    """What the exit does and does not do, the keys that do the same, and where it says how often they were pressed."""
    return format_html(
        '<aside class="beside">{}<span hidden data-keys> {}</span><noscript> {}</noscript>\n'
        '<p class="presses" role="status" data-presses="{}"></p></aside>\n',
        strings.get("exit.beside", ""),
        strings.get("exit.keys", ""),
        strings.get("exit.without_script", ""),
        strings.get("exit.count", ""),
    )


def _of_calls(guide: Guide) -> str:
    """What is said of a call everywhere: what it leaves behind, and whether the number answers abroad."""
    strings = guide.strings(SOURCE_LANGUAGE)
    return " ".join(filter(None, (strings.get("service.call_trace"), strings.get("service.abroad_unverified"))))


def _has_films(guide: Guide) -> bool:
    return any((name.kind, name.language) == (FILM, SOURCE_LANGUAGE) for name in guide.items)


def _back(languages: tuple[Language, ...]) -> SafeString:
    first = next((each for each in languages if each.code == SOURCE_LANGUAGE), languages[0])
    return format_html('<a href="../{}/index.html" data-replace>Tillbaka</a>', first.code)


def _channel(settings: Settings) -> SafeString:
    """The municipality's ordinary way of writing to it: nobody writes to the guide itself."""
    said = settings.accessibility_contact
    if "@" in said:
        return format_html(' eller skriv till <a href="mailto:{}">{}</a>', said, said)
    if said.startswith("https://"):
        return format_html(' eller skriv på <a href="{}" rel="noreferrer" data-replace>kommunens webbplats</a>', said)
    return SafeString("")


def _not_reviewed(languages: tuple[Language, ...]) -> str:
    return ", ".join(each.name for each in languages if not each.shows_everything) or "inget"


_NO_FILMS = SafeString("<li>Filmer på svenskt teckenspråk saknas.</li>\n")
_STATEMENT = (_HERE / "statement.html").read_text(encoding="utf-8")
