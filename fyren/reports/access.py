"""Who may do what with reports. `can_x` answers, `check_x` raises PermissionDenied.

A closed round is read whole by coordinators and auditors, what is not decided marked so. A body's own people read its
own papers. Everyone who is logged in reads a decided report in the version for everyone; the public too, once its
minutes are approved.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from fyren.people.roles import Role
from fyren.people.viewer import Viewer
from fyren.reports.models import AdoptedReport, AuditPack

AT_BODY = (Role.COORDINATOR, Role.CONTACT, Role.HEAD, Role.DECISION_READER, Role.REGISTRAR)


def _require(allowed: bool, what: str) -> None:
    if not allowed:
        raise PermissionDenied(what)


def can_compose(viewer: Viewer) -> bool:
    """Coordinators and auditors make reports from closed rounds, with what is not decided marked."""
    return viewer.holds(Role.COORDINATOR, Role.AUDITOR)


def check_compose(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_compose`."""
    _require(can_compose(viewer), "make a report")


def can_read_papers(viewer: Viewer, authority_id: str) -> bool:
    """A body's papers are read at the body, and by coordinators and auditors.

    Args:
        authority_id: public id of the body.
    """
    return can_compose(viewer) or viewer.holds(*AT_BODY, at=authority_id)


def check_read_papers(viewer: Viewer, authority_id: str) -> None:
    """Raise PermissionDenied unless `can_read_papers`."""
    _require(can_read_papers(viewer, authority_id), "read the body's papers")


def can_adopt(viewer: Viewer, authority_id: str) -> bool:
    """A coordinator at the plan's owner enters the decision on its report, and mends the decision's facts."""
    return viewer.holds(Role.COORDINATOR, at=authority_id)


def check_adopt(viewer: Viewer, authority_id: str) -> None:
    """Raise PermissionDenied unless `can_adopt`."""
    _require(can_adopt(viewer, authority_id), "enter a report's decision")


def can_read_adopted(viewer: Viewer, report: AdoptedReport) -> bool:
    """A decided report in the version for everyone."""
    return viewer.is_known or report.is_public


def check_read_adopted(viewer: Viewer, report: AdoptedReport) -> None:
    """Raise PermissionDenied unless `can_read_adopted`."""
    _require(can_read_adopted(viewer, report), "read the report")


def can_set_template(viewer: Viewer) -> bool:
    """Coordinators choose the Word template of the municipality's reports, which is no one authority's."""
    return viewer.holds(Role.COORDINATOR)


def check_set_template(viewer: Viewer) -> None:
    """Raise PermissionDenied unless `can_set_template`."""
    _require(can_set_template(viewer), "choose the Word template")


def can_make_pack(viewer: Viewer, authority_id: str) -> bool:
    """A coordinator at the plan's owner makes packs for auditors."""
    return viewer.holds(Role.COORDINATOR, at=authority_id)


def check_make_pack(viewer: Viewer, authority_id: str) -> None:
    """Raise PermissionDenied unless `can_make_pack`."""
    _require(can_make_pack(viewer, authority_id), "make a pack")


def can_fetch_pack(viewer: Viewer, pack: AuditPack) -> bool:
    """An auditor, until the pack's last day."""
    return viewer.holds(Role.AUDITOR) and pack.is_open(viewer.day)


def check_fetch_pack(viewer: Viewer, pack: AuditPack) -> None:
    """Raise PermissionDenied unless `can_fetch_pack`."""
    _require(can_fetch_pack(viewer, pack), "fetch the pack")
