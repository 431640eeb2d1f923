"""Taking in what other rooms have counted."""

from __future__ import annotations

from fyren.indicators.access import check_load_library
from fyren.indicators.actions.figures import Written
from fyren.indicators.actions.own_writing import write_own_figures
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.OWN_FIGURES_TAKEN)
def take_own_figures(*, by: Viewer) -> Written:
    """Take in what the rooms offer through `OWN_INDICATORS`, for the own municipality. New indicators are added.

    Raises:
        PermissionDenied: `by` neither coordinates nor sets the installation up.
    """
    check_load_library(by)
    written = write_own_figures(day=by.day, by=by)
    record(Act.OWN_FIGURES_TAKEN, by=by.actor)
    return written
