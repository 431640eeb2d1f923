"""Names that the plan's own text mentions: målbilder, utmaningar, makers and other plans. Quotes, never additions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fyren.plan.importing import reasons
from fyren.plan.importing.labels import Corrections, Mention
from fyren.plan.importing.marks import find_bullet
from fyren.plan.importing.result import Doubt
from fyren.plan.structure import PlanStructure

# Only this much of a paragraph is searched: a list of names stands in a paragraph that people can read.
_WINDOW = 5_000
_QUOTED = re.compile(r"[”“\"»]([^”“\"»«]{3,80})[”“\"«]")
_MADE_BY = re.compile(r"\b(?:framtag|tagits fram|tagit fram|arbetats fram|arbetsgrupp|utarbeta)", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:representanter|företrädare|medarbetare|deltagare|tjänstepersoner|medlemmar)\s(?:från|för)\s([^.:;]{3,400})",
    re.IGNORECASE,
)
_OTHER_PLANS = re.compile(
    r"\b(?:andra|övriga|följande|flera)\s(?:kommunala\s)?(?:planer|program|styrdokument|styrande dokument)\b"
    r"[\s,:]{0,3}(?:(?:såsom|som|till exempel|exempelvis|bland annat|t\.?\s?ex\.?|bl\.?\s?a\.?)[\s,:]{1,3}){0,3}",
    re.IGNORECASE,
)
_LIST_END = re.compile(r"\bmed flera\b|\bm\.?\s?fl\b|\.(?:\s|$)|;|:", re.IGNORECASE)
_AND = re.compile(r"\s(?:och|samt)\s")
_PLAN_WORD = re.compile(r"plan|program|strategi|policy|riktlinje", re.IGNORECASE)


def find_mentions(plan: PlanStructure) -> PlanStructure:
    """The plan with its four lists of mentions filled from its sections and closing."""
    paragraphs = [text[:_WINDOW] for text in _texts(plan)]
    return replace(
        plan,
        target_pictures=_unique(_target_pictures(paragraphs)),
        challenges=_unique(_challenges(plan)),
        contributors=_unique(_contributors(paragraphs)),
        related_plans=_unique(_related_plans(paragraphs)),
    )


def correct_mentions(plan: PlanStructure, corrections: Corrections) -> tuple[PlanStructure, list[Doubt]]:
    """The plan with the reviewer's lists instead; a name that the wording does not hold is left out with a doubt."""
    wording = "\n".join(text for _, text in plan.texts()) if corrections.mentions else ""
    doubts: list[Doubt] = []
    lists: dict[str, tuple[str, ...]] = {}
    for kind in Mention:
        if kind not in corrections.mentions:
            continue
        names = [" ".join(name.split()) for name in corrections.mentions[kind]]
        lists[kind.value] = _unique(name for name in names if name in wording)
        doubts.extend(Doubt(0, name, reasons.MENTION_NOT_QUOTED) for name in names if name not in wording)
    return replace(plan, **lists), doubts  # type: ignore[arg-type]


def _texts(plan: PlanStructure) -> Iterator[str]:
    for section in plan.sections:
        yield from section.paragraphs
    if plan.closing:
        yield from plan.closing.split("\n\n")


def _target_pictures(paragraphs: Iterable[str]) -> Iterator[str]:
    for text in paragraphs:
        if "målbild" in text.casefold():
            yield from _QUOTED.findall(text)


def _challenges(plan: PlanStructure) -> Iterator[str]:
    for section in plan.sections:
        in_list = False
        for text in section.paragraphs:
            bullet = find_bullet(text)
            if bullet is not None and in_list:
                yield text[bullet.end :]
            elif bullet is None:
                in_list = text.endswith(":") and "utmaning" in text[-300:].casefold()


def _contributors(paragraphs: Iterable[str]) -> Iterator[str]:
    for text in paragraphs:
        if _MADE_BY.search(text):
            for names in _FROM.findall(text):
                yield from _split_names(names)


def _related_plans(paragraphs: Iterable[str]) -> Iterator[str]:
    for text in paragraphs:
        for match in _OTHER_PLANS.finditer(text):
            rest = text[match.end() : match.end() + 400]
            end = _LIST_END.search(rest)
            names = rest[: end.start()] if end else rest
            yield from _split_plans(names)


def _split_names(names: str) -> Iterator[str]:
    """Names from "a, b, c och d"; only the last "och" separates, so "arbete och välfärd och Bostäder" are two."""
    *first, last = names.split(",")
    yield from (name.strip() for name in first)
    before, _, after = last.strip().rpartition(" och ")
    yield from (before.strip(), after.strip()) if before else (after.strip(),)


def _split_plans(names: str) -> Iterator[str]:
    """Names of plans; "och" separates them only where a plan stands on both sides."""
    for part in names.split(","):
        parts = _AND.split(part.strip())
        if not all(_PLAN_WORD.search(name) for name in parts):
            parts = [part.strip()]
        yield from (name for name in parts if _PLAN_WORD.search(name))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
