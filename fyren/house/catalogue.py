"""The interface's Swedish: what is to be translated, what is, and the file that Django reads.

`locale/sv/LC_MESSAGES/django.po` is sorted by its English text and carries neither line numbers nor dates, so that two
branches that add texts seldom meet on the same line. `locale/parts/*.json` ({"English": "svenska"}, and
{"one": ["ental", "flertal"]} for plurals) is an inbox: a translation may be written
there without touching the catalogue, and the next `messages` takes it in.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib

LANGUAGE = "sv"
HEAD = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": LANGUAGE,
    "MIME-Version": "1.0",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
# Which argument is which, as Babel wants it; the lazy forms are Django's own.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "_lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
CONTEXT_END = "\x04"  # gettext's own mark between context and text; written "context|text" by people


class Text(NamedTuple):
    """A text to translate."""

    context: str
    one: str
    many: str

    @property
    def name(self) -> str:
        """How it is called in messages to people."""
        return f"{self.context}: {self.one}" if self.context else self.one


def po_path(root: Path) -> Path:
    """The catalogue in the repository."""
    return root / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def extract(root: Path) -> set[Text]:
    """Every text in the project's Python and templates that is marked for translation."""
    found: set[Text] = set()
    for path in sorted((root / "fyren").rglob("*.py")):
        if "migrations" not in path.parts:
            found |= set(_texts(path.read_bytes()))
    for path in sorted((root / "fyren").rglob("templates/**/*.*")):
        found |= set(_texts(_as_python(path)))
    return found


def _as_python(path: Path) -> bytes:
    """A template's texts as calls that the Python extractor reads; indentation would mean something to it."""
    from django.utils.translation.template import templatize

    lines = templatize(path.read_text(), origin=str(path)).splitlines()
    return "\n".join(line.lstrip() for line in lines).encode()


def _texts(source: bytes) -> Iterator[Text]:
    """The texts of one file."""
    from babel.messages.extract import extract as babel_extract  # not there in operation

    for _line, message, _comments, context in babel_extract("python", io.BytesIO(source), KEYWORDS, options=ENCODING):
        one, many = message if isinstance(message, tuple) else (message, "")
        if one:
            yield Text(context or "", one, many)


ENCODING = {"encoding": "utf-8"}


def _part_files(root: Path) -> list[Path]:
    return sorted((root / "locale" / "parts").glob("*.json"))


def read_parts(root: Path) -> dict[tuple[str, str], list[str]]:
    """The translations written in `locale/parts`, by context and English text.

    Raises:
        ValueError: two parts translate a text differently, or one is not of the form.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for path in _part_files(root):
        for key, value in json.loads(path.read_text()).items():
            forms = [value] if isinstance(value, str) else value
            if not all(isinstance(form, str) for form in forms):
                raise ValueError(f"{path.name}: {key!r} ska ha en text eller två")
            context, _, text = key.rpartition(CONTEXT_END)
            if found.setdefault((context, text), forms) != forms:
                raise ValueError(f"{path.name}: {text!r} är redan översatt på annat sätt i en annan del")
    return found


def merge(root: Path) -> polib.POFile:
    """The catalogue as it should be: today's texts, with the translations there are."""
    path, parts = po_path(root), read_parts(root)
    before = {(old.msgctxt or "", old.msgid): old for old in polib.pofile(str(path))} if path.exists() else {}
    merged = polib.POFile(wrapwidth=0)
    merged.metadata = HEAD
    for text in sorted(extract(root), key=lambda text: (text.one, text.context, text.many)):
        key = (text.context, text.one)
        merged.append(_entry(text, parts.get(key), before.get(key)))
    return merged


def _entry(text: Text, part: list[str] | None, before: polib.POEntry | None) -> polib.POEntry:
    """One entry: a part's translation goes before the one in the catalogue, since a part is where people write."""
    entry = polib.POEntry(msgid=text.one, msgctxt=text.context or None)
    if text.many:
        forms = part or (list(before.msgstr_plural.values()) if before else []) or ["", ""]
        entry.msgid_plural, entry.msgstr_plural = text.many, dict(enumerate(forms[:2]))
    else:
        entry.msgstr = part[0] if part else (before.msgstr if before else "")
    if before and not part:
        entry.flags, entry.tcomment = before.flags, before.tcomment
    return entry


def write(root: Path) -> polib.POFile:
    """Bring the catalogue up to date, and take in what lies in `locale/parts`."""
    merged, path = merge(root), po_path(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(merged) + "\n")
    for part in _part_files(root):
        part.unlink()  # taken in: a text has its translation in one place
    return merged


def faults(root: Path) -> list[str]:
    """What is wrong with the catalogue, a line each: out of date, missing, fuzzy, or with other placeholders."""
    path, merged = po_path(root), merge(root)
    current = path.read_text() if path.exists() else ""
    wanted = {_key(entry): str(entry) for entry in merged}
    there = {_key(entry): str(entry) for entry in polib.pofile(current)} if current else {}
    found = [f"inte i katalogen: {key[1]}" for key in wanted.keys() - there.keys()]
    found += [f"används inte längre: {key[1]}" for key in there.keys() - wanted.keys()]
    found += [f"ändrad i en del: {key[1]}" for key in wanted.keys() & there.keys() if wanted[key] != there[key]]
    for entry in merged:
        if not _translated(entry):
            found.append(f"utan översättning: {entry.msgid}")
        elif _placeholders(entry):
            found.append(f"andra platshållare än i originalet: {entry.msgid}")
    return sorted(found)


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgctxt or "", entry.msgid


def _translated(entry: polib.POEntry) -> bool:
    forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    return all(forms) and "fuzzy" not in entry.flags


def _placeholders(entry: polib.POEntry) -> bool:
    """Whether a translation names other values than its original; a plural's "one" may leave its number out."""
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    forms = list(entry.msgstr_plural.values())[1:] if entry.msgid_plural else [entry.msgstr]
    return any(set(PLACEHOLDER.findall(form)) != wanted for form in forms)


def compile_to(root: Path, home: Path) -> bool:
    """Write the file that Django reads under `home`; False when it is there already."""
    source = po_path(root)
    if not source.exists():
        return False
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    target = home / LANGUAGE / "LC_MESSAGES" / "django.mo"
    made_from = target.with_name("made-from")
    if target.exists() and made_from.exists() and made_from.read_text() == digest:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_suffix(".new")
    polib.pofile(str(source)).save_as_mofile(str(aside))
    aside.replace(target)  # at once: a server that starts meanwhile reads the old one or the new one
    made_from.write_text(digest)
    return True
