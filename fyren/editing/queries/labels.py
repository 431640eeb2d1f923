"""What the parts of a piece are called, and its codes as the words that stand for them, so that no editor meets a key.

The guide's own words are many and have no names: each is known by what the national pack says in Swedish.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fyren.detection.pack_files import Kind as Told
from fyren.editing.comparing import Pair, differing, flat, part_name
from fyren.editing.hours import DAYS
from fyren.editing.leaves import Path, dotted, leaves
from fyren.editing.naming import ABROAD, AUDIENCE_NAMES, CHANNELS, LANGUAGE_NAMES, NEED_NAMES, PARTS, REACHES
from fyren.editing.queries.desk import Desk
from fyren.editing.queries.professions import Beside
from fyren.editing.queries.refs import title_of
from fyren.guide.pack_files import Kind
from fyren.publishing.items import Body, ItemName
from fyren.publishing.packs import named

Text = str | Promise
KNOWN_BY_WORDS = (Kind.STRINGS, Kind.TOOLS, Told.AID, Told.REPORT)
LONGEST = 60  # signs of a wording that is used as a name
GROUPS: Mapping[str, Text] = {
    "page": gettext_lazy("The page"),
    "exit": gettext_lazy("The exit"),
    "first": gettext_lazy("First view"),
    "door": gettext_lazy("The doors"),
    "need": gettext_lazy("What one needs"),
    "service": gettext_lazy("Services"),
    "hours": gettext_lazy("Opening hours"),
    "silence": gettext_lazy("Unable to talk aloud"),
    "search": gettext_lazy("Search"),
    "view": gettext_lazy("How the page looks"),
    "print": gettext_lazy("Print"),
    "language": gettext_lazy("Language and interpreter"),
    "faults": gettext_lazy("Telling of a fault"),
    "foot": gettext_lazy("Foot of the page"),
    "full": gettext_lazy("Only in languages that are shown in full"),
    "tool": gettext_lazy("Tools"),
    "tool.okay": gettext_lazy("The tool “Är det här okej?”"),
    "tool.plan": gettext_lazy("The tool “Min trygghetsplan”"),
    "tool.stop": gettext_lazy("The tool “Vill sluta”"),
    "okay": gettext_lazy("The tool “Är det här okej?”"),
    "okay.mirrored": gettext_lazy("The tool “Är det här okej?”, “Gör du så?”"),
    "okay_young": gettext_lazy("The tool “Är det här okej?” for the young"),
    "okay_young.mirrored": gettext_lazy("The tool “Är det här okej?” for the young, “Gör du så?”"),
    "plan": gettext_lazy("The tool “Min trygghetsplan”"),
    "stop": gettext_lazy("The tool “Vill sluta”"),
    "step": gettext_lazy("The steps"),
    "when": gettext_lazy("When something is done"),
    "source": gettext_lazy("Sources"),
    "aid": gettext_lazy("The questions on the duty to report"),
    "own": gettext_lazy("To the one whom it concerns"),
}
_CODES: Mapping[str, Mapping[str, Text]] = {
    "audiences": AUDIENCE_NAMES,
    "needs": NEED_NAMES,
    "languages": LANGUAGE_NAMES,
    "reach": REACHES,
    "channel": CHANNELS,
    "abroad": ABROAD,
    "days": {str(number): day for number, day in enumerate(DAYS, start=1)},
}


def part_names(desk: Desk, name: ItemName) -> Callable[[str], str]:
    """What the part at a dotted path of a piece is called."""
    if name.kind == Kind.SEARCH:
        rows = list(_search_rows(desk, name))
        return lambda path: _search_part(path, rows)
    if name.kind not in KNOWN_BY_WORDS:
        return part_name
    said = _said_in_swedish(desk, name)

    def called(path: str) -> str:
        parts = (_group(path), _wording(path, said))
        return ": ".join(part for part in parts if part) or _("Text")

    return called


def beside_words(desk: Desk, name: ItemName, shape: Body) -> dict[str, Beside]:
    """The headings and names of the guide's own words, by dotted path; nothing of what has names of its own."""
    paths = [dotted(path) for path, _text in leaves(shape)]
    if name.kind == Kind.SEARCH:
        called = part_names(desk, name)
        return {path: Beside(called(path), is_needed=False) for path in paths}
    if name.kind not in KNOWN_BY_WORDS:
        return {}
    said, found, last = _said_in_swedish(desk, name), {}, ""
    for path in paths:
        group = _group(path)
        found[path] = Beside(_wording(path, said) or _("Text"), heading=group if group != last else "", is_needed=False)
        last = group
    return found


def changes(desk: Desk, name: ItemName, old: Body, new: Body) -> list[Pair]:
    """In what two bodies of a piece differ, in words."""
    titles = _titles(desk, name)
    return differing(_in_words(old, titles), _in_words(new, titles), part_names(desk, name))


def _group(path: str) -> str:
    """The heading of the innermost group that has one, "" where none has."""
    parts = path.split(".")
    known = (".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
    return str(next((GROUPS[each] for each in known if each in GROUPS), ""))


def _said_in_swedish(desk: Desk, name: ItemName) -> dict[str, str]:
    """What each part says in Swedish: as the pack has it, which no editor changes; else as it is now."""
    body = _steady(desk, ItemName(name.kind, name.key, desk.publisher.source_language))
    texts = {dotted(path): text for path, text in leaves(body)}
    return dict(flat(body)) | texts


def _steady(desk: Desk, name: ItemName) -> Body:
    body = desk.pack.get(name)
    if body is None:
        item = desk.newest.get(name)
        body = item.body if item else {}
    return body


def _wording(path: str, said: Mapping[str, str]) -> str:
    """What is said there, cut short; of a mark on something, what that says, and the mark's name."""
    above, _dot, last = path.rpartition(".")
    if last in _MARKS and f"{above}.text" in said:
        return f"{_short(said[f'{above}.text'])}, {PARTS[last]}"
    return _short(said.get(path, ""))


_MARKS = ("serious",)


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST)


def _search_rows(desk: Desk, name: ItemName) -> Iterator[str]:
    """Whom and what each row of search words is for."""
    source = ItemName(name.kind, name.key, desk.publisher.source_language)
    body = _steady(desk, name) or _steady(desk, source)
    for row in body.get("search", ()):
        keys = [(AUDIENCE_NAMES, each) for each in row.get("audiences", ())]
        keys += [(NEED_NAMES, each) for each in row.get("needs", ())]
        yield ", ".join(str(names[key]) for names, key in keys if key in names)


def _search_part(path: str, rows: list[str]) -> str:
    """Of "search.3.words": whom and what the fourth row is for."""
    _search, _dot, rest = path.partition(".")
    number, _dot, part = rest.partition(".")
    place = int(number) if number.isdigit() else -1
    whom = rows[place] if 0 <= place < len(rows) else ""
    called = _("%(part)s %(number)s") % {"part": PARTS.get(part, _("Search words")), "number": place + 1}
    return f"{called}: {whom}" if whom else called


def _titles(desk: Desk, name: ItemName) -> Mapping[str, Mapping[str, Text]]:
    """The words for the codes of a piece, by the part that they stand in."""
    if name.kind == Kind.ORDER:
        return {"order": _Ordered(desk)}
    return _CODES if name.kind in (Kind.SERVICE, Kind.SEARCH) else {}


class _Ordered(dict[str, Text]):
    """Doors by what staff call them, topics by their Swedish headings; each asked for when it is needed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(AUDIENCE_NAMES)
        self.desk = desk

    def __missing__(self, key: str) -> Text:
        self[key] = title_of(self.desk, named(Kind.TOPIC, key, self.desk.publisher.source_language))
        return self[key]


def _in_words(value: Any, words: Mapping[str, Mapping[str, Text]], path: Path = ()) -> Any:
    """A body with words in the places of codes."""
    names = words.get(str(path[-1])) if path else None
    if isinstance(value, Mapping):
        return {key: _in_words(each, words, (*path, key)) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_word(each, names) if names is not None else _in_words(each, words) for each in value]
    return _word(value, names) if names is not None else value


def _word(value: Any, names: Mapping[str, Text]) -> Any:
    if not isinstance(value, str | int) or isinstance(value, bool):
        return value
    try:
        return str(names[str(value)])
    except KeyError:
        return value
