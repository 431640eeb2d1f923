"""What paper must not say: who finds a card reads nothing there but numbers, hours and plain words."""

from __future__ import annotations

from collections.abc import Iterator

from fyren.guide.pack_files import Kind
from fyren.guide.reading import Guide
from fyren.publishing.items import ItemName
from fyren.publishing.packs import named

# The beginnings of the words for violence and abuse in the guide's languages, as they are inflected there.
TELLING = (
    *("våld", "misshand", "övergrepp"),
    *("violen", "abus", "assault"),
    *("عنف", "تعنيف", "اعتداء", "إيذاء"),
    *("خشونت", "آزار"),
    *("توندوتیژ", "ئازار"),
    *("rabsh", "gacan ka hadal", "tacaddi", "xadgudub"),
    *("насил", "знущан"),
    *("ጎነጽ", "ዓመጽ", "ግፍዒ"),
    *("przemoc", "znęca"),
    *("väkival", "pahoinpit"),
)
# What the sheets take from the guide's own words.
_STRINGS = ("print.card_title", "print.card_switchboard")


def tells(text: str) -> bool:
    """Whether a text says what the numbers are for."""
    folded = text.casefold()
    return any(word in folded for word in TELLING)


def items_that_tell(guide: Guide) -> Iterator[ItemName]:
    """The items whose words for paper name an organisation or its service, or say what the numbers are for."""
    for language in guide.languages:
        strings = guide.strings(language.code)
        if any(tells(strings.get(key, "")) for key in _STRINGS):
            yield named(Kind.STRINGS, language=language.code)
        for service in guide.shown.values():
            words = guide.words_of(service, language.code)
            plain = words.plain.casefold()
            names = {name.casefold() for name in (service.organisation, words.name)}
            if plain and (tells(plain) or any(name in plain for name in names)):
                yield named(Kind.SERVICE_WORDS, service.key, language.code)
