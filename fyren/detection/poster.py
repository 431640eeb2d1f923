"""The poster for a workplace: its name, and a code that leads its employees to their pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fyren.detection.pack_files import SOURCE_LANGUAGE, national_pack
from fyren.detection.publisher import EMPLOYEES
from fyren.detection.reading import Guidance
from fyren.publishing.items import Item, Items, Origin
from fyren.publishing.paper import as_read, code_of, pdf_of

_TEMPLATE = Path(__file__).with_name("sheets") / "affisch.typ"
_OTHER = "en"
_WORDS = ("title", "line", "scan")


def start_page(site: str) -> str:
    """Where employees begin, at a site's address; "" when it has none. It tells no topic and no profession."""
    return f"{site.rstrip('/')}/{EMPLOYEES.folder}/" if site else ""


def poster_of(items: Items, *, site: str, workplace: str, authority: str, day: dt.date) -> bytes:
    """The poster as PDF/A-2a and PDF/UA-1, in Swedish and English. It does not say what the pages are about.

    Raises:
        Unwritable: a name or a text has a character that none of our fonts has.
    """
    address = start_page(site)
    content = {
        **_words(items, SOURCE_LANGUAGE),
        "language": SOURCE_LANGUAGE,
        "direction": "ltr",
        "other": {**_words(items, _OTHER), "language": _OTHER},
        "workplace": workplace,
        "authority": authority,
        "address": as_read(address),
        "code": code_of(address),
    }
    return pdf_of(_TEMPLATE, "affisch.pdf", content, day)


def _words(items: Items, language: str) -> Mapping[str, Any]:
    """What it says in a language, as the editors have it; what they have said nothing of, as the pack has it."""
    pack = Guidance({name: Item(name, body, Origin.PACK) for name, body in national_pack().items()})
    said = {**pack.strings(language), **Guidance(items).strings(language)}
    return {word: said[f"poster.{word}"] for word in _WORDS}
