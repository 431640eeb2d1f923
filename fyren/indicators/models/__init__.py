"""The indicator library, the values, and how they came here.

An indicator hangs on a direction goal, a target picture or a process. Nothing here points at a plan, a development
area or a focus area: those find their indicators through the red thread.
"""

from fyren.indicators.models.imports import ImportKind, RememberedValueColumns, ValueImport
from fyren.indicators.models.kolada import KoladaRun, KoladaSegment, RunState
from fyren.indicators.models.library import CouncilSet, CouncilSetMember, Indicator, IndicatorLink
from fyren.indicators.models.values import Figure, FigureVersion, Place, PlaceMember

__all__ = [
    "CouncilSet",
    "CouncilSetMember",
    "Figure",
    "FigureVersion",
    "ImportKind",
    "Indicator",
    "IndicatorLink",
    "KoladaRun",
    "KoladaSegment",
    "Place",
    "PlaceMember",
    "RememberedValueColumns",
    "RunState",
    "ValueImport",
]
