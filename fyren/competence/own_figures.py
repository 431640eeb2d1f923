"""How far knowledge reaches, as indicators of the municipality's own: see `indicators.ports`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from fyren.competence.facts import known_shares
from fyren.competence.models import LEVELS
from fyren.competence.rules import Level
from fyren.indicators.ports import OwnFigure, OwnIndicator
from fyren.indicators.rules import Direction, Gender


def competence_indicators(day: dt.date) -> Iterator[OwnIndicator]:
    """The share of what is required that is known on the day, an indicator for each level of which it may be told."""
    shares = known_shares(day).by_level
    for value, label in LEVELS:
        share = shares.get(Level(value))
        if share is None or share.percent is None:
            continue
        yield OwnIndicator(
            code=f"competence.{value}",
            title=_("Required knowledge that is valid: %(level)s") % {"level": label},
            says=_(
                "Of all courses that are required of the group, person by person: the share that is done and valid."
            ),
            says_not=_(
                "Says nothing of what people have learnt, or of those whom no number has been given for. A body that "
                "requires more gets a lower share."
            ),
            unit=_("per cent"),
            source=_("Numbers of people and completions, as HR and learning platforms give them"),
            figures=(OwnFigure(day.year, Gender.TOTAL, float(share.percent)),),
            direction=Direction.UP,
            rhythm=_("at each round of follow-up"),
        )
