"""What the page's search needs beside the page's own text: words that people type, and the endings of each language.

The script reads names, titles and texts from the page itself, so that nothing stands there twice.
"""

from __future__ import annotations

from typing import Any

from fyren.base.text import fold
from fyren.guide.content import Audience, Language, Need
from fyren.guide.reading import Guide

# Endings that the script may cut, longest first, so that forms of a word meet: few and plain, since a word that is cut
# too far only finds more. From `fyren.base.text.stemming`, and ordinary grammar of the other languages.
_ENDINGS: dict[str, str] = {
    "sv": "arnas ernas ornas heten arna erna orna ande ende aren erns ade ats ens ets are ast het ar er or en et an na"
    " ad at as es de te a e n t s r",
    "en": "ingly edly ness ings ing ied ies ers ed es er ly s",
    "fi": "issa issä ista istä ille illa illä ilta iltä ssa ssä sta stä lle lla llä lta ltä ksi ina inä ien jen ista"
    " den tta ttä a ä n t i",
    "pl": "ami ach owi iem ego emu ych ymi ej em om ów ie ą ę y i a e u o",
    "uk": "ами ями ові еві ого ому ими ах ях ів їв ам ям ою ею ий их им а я у ю і и о е й",
    "so": "kii tii dii aha ada ayo yaal ka ta da ga ha ku tu du",
    "ar": "اتها اتهم تها تهم ات ون ين ها هم كم نا ني ه ي ك",
    "fa": "هایشان هایم هایت هایش های ها ام ات اش ان ی",
    "prs": "هایشان هایم هایت هایش های ها ام ات اش ان ی",
    "ckb": "ەکانیان ەکانم ەکان ەکەم ەکە یان ان مان تان م ت ی",
    "ti": "ኩም ክን ናት ታት ኹም",
}
# What may stand first in a word of Arabic and is not of it.
_BEGINNINGS = {"ar": "وال بال كال فال لل ال"}


def search_data(guide: Guide, language: Language) -> dict[str, Any]:
    """Words with what they lead to ("who need"), and how words of the language are cut."""
    base = language.code.split("-")[0]
    return {
        "words": [
            [
                sorted({fold(word) for word in row.words}),
                [audience.value for audience in row.audiences or tuple(Audience)],
                [need.value for need in row.needs or tuple(Need)],
            ]
            for row in guide.search_words(language.code)
        ],
        "endings": sorted(set(_ENDINGS.get(base, "").split()), key=lambda each: (-len(each), each)),
        "beginnings": _BEGINNINGS.get(base, "").split(),
    }
