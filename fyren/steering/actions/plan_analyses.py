"""Writes about the plan's own analysis in a round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import Conflict, save_changes, save_new
from fyren.people.viewer import Viewer
from fyren.steering.models import PlanAnalysis
from fyren.steering.round_access import check_analyse
from fyren.vault.acts import Act
from fyren.vault.audit import action, record

ANALYSIS_FIELDS = frozenset({"trend", "judgement", "text", "is_done"})


@action(Act.PLAN_ANALYSIS_SAVED)
def save_plan_analysis(
    *, analysis: PlanAnalysis, values: Mapping[str, Any], expected_version: int, by: Viewer
) -> PlanAnalysis:
    """Save the plan's analysis of a development area.

    Args:
        analysis: an unsaved one with round, area and authority where nothing is written yet.
        expected_version: the version that was seen; 0 where nothing was written.

    Raises:
        PermissionDenied: `by` does not coordinate the plan, or the round is closed.
        ValidationError: it is marked as done without a text, the judgement is no step of the round's, or a text is
            refused.
        Conflict: someone else was first.
    """
    check_analyse(by, analysis)
    if not values.keys() <= ANALYSIS_FIELDS:
        raise ValueError(f"Not an analysis's: {sorted(values.keys() - ANALYSIS_FIELDS)}")
    judgement = values.get("judgement")
    if judgement is not None and judgement.round_id != analysis.round_id:
        raise ValidationError({"judgement": _("Choose a step of the round's own scale.")})
    if analysis.pk is None:
        current = PlanAnalysis.objects.filter(round=analysis.round, development_area=analysis.development_area).first()
        if current is not None:
            raise Conflict(current)
        for name, value in values.items():
            setattr(analysis, name, value)
        analysis.row_version = 1
        save_new(analysis, by=by.actor)
        fields = sorted(values)
    else:
        fields = save_changes(analysis, changes=values, expected_version=expected_version, by=by.actor)
    record(Act.PLAN_ANALYSIS_SAVED, by=by.actor, about=analysis, fields=fields)
    return analysis
