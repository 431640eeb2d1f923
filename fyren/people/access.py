"""Who may do what with people and bodies. `can_x` answers, `check_x` raises."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.people.models import ApiToken, Body, User
from fyren.people.roles import Role
from fyren.people.viewer import Viewer

KEEPERS = (Role.CONTACT, Role.COORDINATOR)


def can_administer(viewer: Viewer) -> bool:
    """Administrators add and change people, roles and bodies."""
    return viewer.holds(Role.ADMINISTRATOR)


def check_administer(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_administer`."""
    if not can_administer(viewer):
        raise PermissionDenied("administer")


def can_keep(viewer: Viewer, authority: Body) -> bool:
    """The authority's own contact, and where the coordinator's role is held the coordinator, keeps its registers: of
    units, partners, agreements, routines. Nobody writes in another authority's."""
    return viewer.holds(*KEEPERS, at=authority.public_id)


def check_keep(viewer: Viewer, authority: Body) -> None:
    """Raise PermissionDenied unless `can_keep`."""
    if not can_keep(viewer, authority):
        raise PermissionDenied("keep the authority's registers")


def can_export_records(viewer: Viewer, authority: Body) -> bool:
    """A registrar takes out the own authority's documents, and no other's."""
    return viewer.holds(Role.REGISTRAR, at=authority.public_id)


def check_export_records(viewer: Viewer, authority: Body) -> None:
    """Raise PermissionDenied unless `can_export_records`."""
    if not can_export_records(viewer, authority):
        raise PermissionDenied("export records")


def can_read_audit(viewer: Viewer) -> bool:
    """Auditors and administrators read the audit.

    Access control with systematic, recurring log checks is statute (lag 2001:454, 10 §).
    """
    return viewer.holds(Role.AUDITOR, Role.ADMINISTRATOR)


def check_read_audit(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_read_audit`."""
    if not can_read_audit(viewer):
        raise PermissionDenied("read the audit")


def can_check_log(viewer: Viewer) -> bool:
    """An auditor checks the log. Administrators, whose acts it holds, do not check themselves."""
    return viewer.holds(Role.AUDITOR)


def check_check_log(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_check_log`."""
    if not can_check_log(viewer):
        raise PermissionDenied("check the log")


def can_make_token(viewer: Viewer, user: User) -> bool:
    """Whoever holds a role makes keys for it; administrators make them for anyone."""
    return can_administer(viewer) or (viewer.is_known and viewer.actor == user.public_id)


def check_make_token(viewer: Viewer, user: User) -> None:
    """Raise PermissionDenied unless `can_make_token`."""
    if not can_make_token(viewer, user):
        raise PermissionDenied("make a key")


def can_end_token(viewer: Viewer, token: ApiToken) -> bool:
    """The holder ends the own keys, administrators any."""
    return can_make_token(viewer, token.user)


def check_end_token(viewer: Viewer, token: ApiToken) -> None:
    """Raise PermissionDenied unless `can_end_token`."""
    if not can_end_token(viewer, token):
        raise PermissionDenied("end the key")
