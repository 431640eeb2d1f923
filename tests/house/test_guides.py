"""The user guide and the page on security name pages, words, addresses, files and tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
from django.urls import Resolver404, resolve

from fyren.detection import pack_files
from fyren.guide.pack_files import Kind, national_pack
from fyren.publishing.packs import named
from tests.architecture.sources import ROOT, read

USERS, SECURITY = Path("docs/anvandarguide.md"), Path("docs/security.md")
BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
ADDRESS = re.compile(r"`(/[\w/.-]*/)`")
FILE = re.compile(r"`((?:docs|fyren|tests|requirements|third_party|runner)/[\w/.-]*)(?:::(\w+))?`")
LINK = re.compile(r"\]\((?!http)([^)#]*)(#[^)]*)?\)")
# Where a word stands that the page fills in, once the rest is escaped.
PLACE = re.compile(r"%\\\(\w+\\\)s")
# What is bold to be seen, and is no word of the interface.
EMPHASIS = {"fet stil", "Innehåll"}
ROLES = {
    "Coordinator",
    "Body contact",
    "Head of administration or managing director",
    "Decision-maker",
    "Registrar",
    "Editor",
    "Administrator",
    "Auditor",
}
# Pages of a name of their own, which is the same in every language.
NAMES = {"Grunderna"}


def said() -> set[str]:
    """Every word of the interface and of what is published, as it is read."""
    catalogue = polib.pofile(str(ROOT / "locale/sv/LC_MESSAGES/django.po"))
    pages = set()
    for entry in catalogue:
        pages |= {entry.msgstr, *entry.msgstr_plural.values()}
    return pages | set(texts(national_pack()[named(Kind.STRINGS, language="sv")])) | set(employees()) | NAMES


def texts(body: object) -> list[str]:
    """The texts in a body, at any depth."""
    if isinstance(body, dict):
        return [each for value in body.values() for each in texts(value)]
    return [body] if isinstance(body, str) else []


def employees() -> list[str]:
    """The words of the employees' pages."""
    return [text for name, item in pack_files.national_pack().items() if name.language == "sv" for text in texts(item)]


def unknown_words(text: str) -> list[str]:
    words = said()
    filled = [re.compile(PLACE.sub(".+", re.escape(each))) for each in words if PLACE.search(re.escape(each))]
    unknown = [word for word in BOLD.findall(text) if word not in words | EMPHASIS]
    return [word for word in unknown if not any(len(each.pattern) > 12 and each.fullmatch(word) for each in filled)]


def unknown_addresses(text: str) -> list[str]:
    found = []
    for address in ADDRESS.findall(text):
        try:
            resolve(address)
        except Resolver404:
            found.append(address)
    return found


def unknown_files(text: str) -> list[str]:
    found = []
    for path, test in FILE.findall(text):
        if not (ROOT / path).exists():
            found.append(path)
        elif test and not re.search(rf"^def {test}\(", read(Path(path)), flags=re.M):
            found.append(f"{path}::{test}")
    return found


def broken_links(path: Path, text: str) -> list[str]:
    """Links to files that are not there, and to headings that the page has not."""
    headings = re.findall(r"^#+ (.*)", text, re.M)
    anchors = {re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in headings}
    found = [target for target, _heading in LINK.findall(text) if target and not (ROOT / path.parent / target).exists()]
    return found + [each for target, each in LINK.findall(text) if not target and each[1:] not in anchors]


def test_the_user_guide_says_what_the_pages_say() -> None:
    text = read(USERS)
    assert len(BOLD.findall(text)) > 120
    assert unknown_words(text) == []
    assert unknown_words("Tryck **Spara** och **Sparaa**.") == ["Sparaa"]


def test_the_user_guide_names_addresses_that_exist() -> None:
    text = read(USERS)
    assert len(ADDRESS.findall(text)) > 15
    assert unknown_addresses(text) == []
    assert unknown_addresses("`/idag/` och `/igar/`") == ["/igar/"]


def test_every_role_has_its_part() -> None:
    headings = set(re.findall(r"^## (.*)", read(USERS), re.M))
    catalogue = polib.pofile(str(ROOT / "locale/sv/LC_MESSAGES/django.po"))
    roles = {entry.msgstr for entry in catalogue if entry.msgid in ROLES}
    assert len(roles) == len(ROLES)
    assert roles <= headings
    assert "Alla anställda" in headings


def test_what_security_names_exists() -> None:
    text = read(SECURITY)
    assert len(FILE.findall(text)) > 30
    assert unknown_files(text) == []
    wrong = "`tests/vault/test_keys.py::test_nothing` `fyren/vault/locks.py` `fyren/vault/keys.py`"
    assert unknown_files(wrong) == ["tests/vault/test_keys.py::test_nothing", "fyren/vault/locks.py"]


@pytest.mark.parametrize("path", [USERS, SECURITY], ids=str)
def test_links_and_pictures_lead_somewhere(path: Path) -> None:
    text = read(path)
    assert LINK.findall(text)
    assert broken_links(path, text) == []
    assert broken_links(path, "[a](nowhere.md) [b](#inget)") == ["nowhere.md", "#inget"]
