"""Reads of the library as shipped."""

from __future__ import annotations

from fyren.indicators.library import CONTEXT, library_places
from fyren.indicators.models import Indicator, Place


def is_library_loaded() -> bool:
    """True when every indicator and place that is shipped is here, so that loading would add nothing."""
    shipped = {each.code for each in CONTEXT} | {each.uncertainty for each in CONTEXT if each.uncertainty}
    if shipped - set(Indicator.objects.values_list("code", flat=True)):
        return False
    return not {each.code for each in library_places()} - set(Place.objects.values_list("code", flat=True))
