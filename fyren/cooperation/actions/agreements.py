"""What an authority has agreed with its partners, and how that was followed up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fyren.base.history import save_values
from fyren.cooperation.models import Agreement, FollowUp
from fyren.cooperation.search import refresh_found
from fyren.people.access import check_keep
from fyren.people.viewer import Viewer
from fyren.vault.acts import Act
from fyren.vault.audit import action, record


@action(Act.AGREEMENT_SAVED)
def save_agreement(*, agreement: Agreement, values: Mapping[str, Any], expected_version: int, by: Viewer) -> Agreement:
    """Enter an agreement, or change what is said of it.

    Raises:
        PermissionDenied: `by` does not keep the authority's agreements.
        ValidationError: the agreement breaks a rule of its model.
        Conflict: someone else was first.
    """
    check_keep(by, agreement.authority)
    fields = save_values(agreement, values=values, expected_version=expected_version, by=by.actor)
    refresh_found(agreement)
    record(Act.AGREEMENT_SAVED, by=by.actor, about=agreement, fields=fields)
    return agreement


@action(Act.AGREEMENT_RENEWED)
def renew_agreement(*, earlier: Agreement, values: Mapping[str, Any], by: Viewer) -> Agreement:
    """Enter the agreement that follows an earlier one, which is kept as it was.

    Raises:
        PermissionDenied: `by` does not keep the authority's agreements.
        ValidationError: it is renewed already, or the new one begins before the earlier.
    """
    check_keep(by, earlier.authority)
    if Agreement.objects.filter(renews=earlier).exists():
        raise ValidationError(_("The agreement is renewed already. Change the one that follows it."))
    begins = values.get("valid_from")
    if begins is not None and earlier.valid_from is not None and begins <= earlier.valid_from:
        raise ValidationError({"valid_from": _("The new agreement begins before the earlier one. Choose a later day.")})
    agreement = Agreement(authority=earlier.authority, renews=earlier)
    fields = save_values(agreement, values=values, expected_version=1, by=by.actor)
    refresh_found(agreement)
    record(Act.AGREEMENT_RENEWED, by=by.actor, about=agreement, fields=fields)
    return agreement


@action(Act.AGREEMENT_FOLLOWED_UP)
def save_follow_up(*, follow_up: FollowUp, values: Mapping[str, Any], expected_version: int, by: Viewer) -> FollowUp:
    """Say that an agreement was followed up, or correct what is said of it.

    Raises:
        PermissionDenied: `by` does not keep the authority's agreements.
        ValidationError: the day has not come.
        Conflict: someone else was first.
    """
    check_keep(by, follow_up.authority)
    fields = save_values(follow_up, values=values, expected_version=expected_version, by=by.actor)
    record(Act.AGREEMENT_FOLLOWED_UP, by=by.actor, about=follow_up, fields=fields)
    return follow_up
