"""Swedish inflection: the stem that a word's forms have in common.

First a table of known stems (`roots.txt`): the longest known stem that leaves an ending of the table gives the answer.
A word that has none is cut by rule, over and over, so that all its forms end up alike. Both are plain loops over plain
tables, to be ported to the guide's JavaScript as they stand.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from fyren.base.text.folding import bare

_ROOTS_FILE = Path(__file__).with_name("roots.txt")

# What may follow a known stem. Generous, since the stem is known: vård and a, but not vård and slös.
_ENDINGS = """
    a ad ade ades an ande anden andet andes ans ar are aren arens ares arna arnas arnes ars as ast aste at ats
    d da dda dde ddes de des dd e en ena enas ende enden endet endes ens er erna ernas ers es et ets ern erns
    het heten hetens heter heters heterna hetens hets ig igt iga ing ingen ingens ingar ingarna ingarnas ings
    it its n na nas ning ningen ningens ningar ningarna ningarnas nings ns o or orna ornas ors r ras rna rnas
    rs s t ta tas te tes ts tt tta
"""
_KNOWN_ENDINGS = frozenset(["", *_ENDINGS.split()])
_LONGEST_ENDING = 9

# What is cut from an unknown word, longest first.
_CUT_ENDINGS = """
    ningarnas ningarna ningens ningar ningen heternas heterna hetens heten heter ning het
    ingarnas ingarna ingens ingar ingen ing ornas arnas ernas andets endets orna arna erna aren arens ades ande
    ende aste enas ade are ast ens ets ans ena ors ars ers or ar er en et an na at as es ad a e n r
"""
_CUT = tuple(_CUT_ENDINGS.split())
# A neuter t goes only after an adjective's own ending: "kommunalt", not "våldtäkt".
_NEUTER = ("igt", "skt", "alt", "ellt", "elt", "samt", "bart", "ivt", "fullt", "löst", "ggt")
_GENITIVE_AFTER = "bcdfghjklmnoprtvyåäö"
_VOWELS = "aeiouyåäö"
_SHORTEST_STEM = 3


@lru_cache(maxsize=1)
def _entries() -> tuple[str, ...]:
    lines = _ROOTS_FILE.read_text(encoding="utf-8").splitlines()
    return tuple(entry for line in lines if not line.startswith("#") for entry in line.split())


@lru_cache(maxsize=2)
def roots(without_dots: bool = False) -> dict[str, str]:
    """Known stems, each with the one that stands for the word.

    `without_dots`: read as by someone whose keyboard has no å, ä and ö, for whom "vald" is våld.
    """
    table: dict[str, str] = {}
    for entry in _entries():
        stems = entry.lstrip("!").split("=")
        table.update((stem, stems[0]) for stem in stems)
    if without_dots:
        table.update({bare(stem): standing for stem, standing in table.items() if bare(stem) != stem})
    return table


@lru_cache(maxsize=1)
def never_parts() -> frozenset[str]:
    """Known stems that are never taken for part of a compound."""
    return frozenset(entry[1:] for entry in _entries() if entry.startswith("!"))


def known_stem(word: str, without_dots: bool = False) -> str | None:
    """The stem of a folded word whose stem is known; None otherwise."""
    table = roots(without_dots)
    for cut in range(min(_LONGEST_ENDING, len(word) - 2) + 1):
        base, ending = word[: len(word) - cut], word[len(word) - cut :]
        if base in table and ending in _KNOWN_ENDINGS:
            return table[base]
    return None


def cut_stem(word: str) -> str:
    """The stem of a folded word by rule alone."""
    shorter = _cut_once(word)
    while shorter != word:
        word, shorter = shorter, _cut_once(shorter)
    return word[:-1] if _ends_double(word) else word


def _cut_once(word: str) -> str:
    if len(word) > 4 and word.endswith("s") and word[-2] in _GENITIVE_AFTER:
        return word[:-1]
    for ending in _NEUTER:
        if word.endswith(ending) and _is_stem(word[:-1]):
            return word[:-1]
    for ending in _CUT:
        if word.endswith(ending) and _is_stem(word[: -len(ending)]) and _may_end(word, ending):
            return word[: -len(ending)]
    return word


def _may_end(word: str, ending: str) -> bool:
    """n and r alone are endings after a vowel (traktorn too), and a noun in -tion has none."""
    if ending not in ("n", "r") or word.endswith(("eln", "ern", "orn")):
        return True
    return word[-2] in _VOWELS and not word.endswith("ion")


def _is_stem(rest: str) -> bool:
    return len(rest) >= _SHORTEST_STEM and any(letter in _VOWELS for letter in rest)


def _ends_double(word: str) -> bool:
    """m and n are written once at the end of a word and twice before an ending: rum, rummet."""
    return len(word) > 3 and word[-1] in "mn" and word[-2] == word[-1]


def stem(word: str) -> str:
    """The stem of a word, which all its inflected forms share as far as the tables reach.

    Not for showing to anyone. Words with digits in them are left as they are.
    """
    if not word.isalpha():
        return word
    return known_stem(word) or cut_stem(word)
