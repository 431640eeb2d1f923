"""Learning platforms: their keys, and what their activities and groups mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_changes, save_new
from fyren.competence.models import LearningActivity, LearningPlace, LearningSource
from fyren.competence.xapi.counting import cells_of, placed, recount
from fyren.people.access import check_keep
from fyren.people.models import Body
from fyren.people.tokens import hash_of, new_token
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.LEARNING_SOURCE_MADE)
def make_learning_source(*, authority: Body, values: Mapping[str, Any], by: Viewer) -> tuple[LearningSource, str]:
    """Let a learning platform post statements. Its key is returned once and kept nowhere.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: the unit is another authority's, or a rule of the model is broken.
    """
    check_keep(by, authority)
    unit = values.get("unit")
    if unit is not None and unit.authority_id != authority.pk:
        raise ValidationError({"unit": _("Choose one of your own units.")})
    key = new_token()
    source = LearningSource(authority=authority, token_hash=hash_of(key), made_by=by.actor, **values)
    save_new(source, by=by.actor)
    record(Act.LEARNING_SOURCE_MADE, by=by.actor, about=source)
    return source, key


@action(Act.LEARNING_SOURCE_ENDED)
def end_learning_source(*, source: LearningSource, expected_version: int, by: Viewer) -> LearningSource:
    """End a learning platform's key. It stops working at once; what it has told stays counted.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        Conflict: someone else was first.
    """
    check_keep(by, source.authority)
    fields = save_changes(source, changes={"ended_on": by.day}, expected_version=expected_version, by=by.actor)
    record(Act.LEARNING_SOURCE_ENDED, by=by.actor, about=source, fields=fields)
    return source


@action(Act.ACTIVITY_CONNECTED)
def connect_activity(
    *, activity: LearningActivity, values: Mapping[str, Any], expected_version: int, by: Viewer
) -> LearningActivity:
    """Say which course an activity is. Its statements are counted there from now on, and nowhere else.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        Conflict: someone else was first.
    """
    check_keep(by, activity.authority)
    fields = _connect(activity, values, expected_version, by)
    record(Act.ACTIVITY_CONNECTED, by=by.actor, about=activity, fields=fields)
    return activity


@action(Act.PLACE_CONNECTED)
def connect_place(
    *, place: LearningPlace, values: Mapping[str, Any], expected_version: int, by: Viewer
) -> LearningPlace:
    """Say which unit and level a platform's group is. Its statements are counted there from now on.

    Raises:
        PermissionDenied: `by` does not keep the authority's registers.
        ValidationError: the unit is another authority's.
        Conflict: someone else was first.
    """
    check_keep(by, place.authority)
    unit = values.get("unit")
    if unit is not None and unit.authority_id != place.authority.pk:
        raise ValidationError({"unit": _("Choose one of your own units.")})
    fields = _connect(place, values, expected_version, by)
    record(Act.PLACE_CONNECTED, by=by.actor, about=place, fields=fields)
    return place


def _connect(
    about: LearningActivity | LearningPlace, values: Mapping[str, Any], expected_version: int, by: Viewer
) -> list[str]:
    """Change what something means, and count its statements where they belong and no more where they were."""
    before = cells_of(placed(about.statements.all()))
    fields = save_changes(about, changes=values, expected_version=expected_version, by=by.actor)
    now = placed(about.statements.all())
    recount(before | cells_of(now))
    now.update(is_counted=True)
    return fields
