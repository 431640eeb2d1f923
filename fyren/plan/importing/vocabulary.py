"""Swedish words that tell what a chapter is for."""

from __future__ import annotations

import re

_STRONG = re.compile(
    r"(?:utvecklings|insats|fokus|mål|åtgärds|prioriterade |prioriterings|strategiska |strategi)"
    r"-?\s?(?:och \w{3,20})?områden"
    r"|\bdelmål\b|^(?:våra |kommunens |planens |övergripande )?mål(?:en|sättningar)?\b|inriktningsmål|prioriteringar"
    r"|mål och (?:insatser|åtgärder|strategier|aktiviteter|delmål)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"syfte|bakgrund|inledning|uppföljning|utvärdering|begrepp|definition|ansvar|organisation|styrning|lagstiftning"
    r"|bilag|käll|referens|sammanfattning|samverkan med|metod|omvärld|nuläge|ekonomi|genomförande|avslutning|förord"
    r"|ordlista|läsanvisning|styrande dokument|styrmodell|avgränsning|målgrupp|processer",
    re.IGNORECASE,
)
_FACTS = re.compile(
    r"\s{0,20}(?:antagen|antaget|beslutad|beslutat|fastställd|dnr|diarienummer|dokumentansvarig|dokumentägare"
    r"|gäller från|gäller till|giltig|giltighetstid|senast reviderad|reviderad|version|dokumenttyp|ansvarig nämnd"
    r"|kontaktperson)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"plan\b|planen\b|program|strategi|policy|riktlinje", re.IGNORECASE)


def names_areas(title: str) -> bool:
    """Whether the heading of a chapter says that development areas follow."""
    return _STRONG.search(title[:200]) is not None


def names_other(title: str) -> bool:
    """Whether the heading is of a chapter that never is a development area."""
    return _OTHER.search(title[:200]) is not None


def is_plan_fact(text: str) -> bool:
    """Whether a line on the cover states a fact of the decision: when, by whom, which number."""
    return len(text) <= 150 and _FACTS.match(text) is not None


def is_plan_title(text: str) -> bool:
    """Whether a line can be the title of a plan."""
    return len(text) <= 150 and _TITLE.search(text) is not None
