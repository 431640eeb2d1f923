"""Roles as code, with the description that people read beside each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person may be, at one body and for a period. Values are stored."""

    COORDINATOR = "coordinator", _("Coordinator")
    CONTACT = "contact", _("Body contact")
    HEAD = "head", _("Head of administration or managing director")
    DECISION_READER = "decision_reader", _("Decision-maker")
    REGISTRAR = "registrar", _("Registrar")
    EDITOR = "editor", _("Editor")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")


class Reach(StrEnum):
    """How far a role reaches."""

    BODY = "body"  # only the authority it is held at
    MUNICIPALITY = "municipality"  # all of the municipality, though held at one authority


@dataclass(frozen=True, slots=True)
class RoleDefinition:
    """A role's reach and its description in the words of those who hold it."""

    role: Role
    reach: Reach
    description: str | Promise


ROLES: dict[Role, RoleDefinition] = {
    definition.role: definition
    for definition in (
        RoleDefinition(
            Role.COORDINATOR,
            Reach.MUNICIPALITY,
            _(
                "Owns the plan's wording: imports, revises, compiles. "
                "Never edits or approves what another body decided."
            ),
        ),
        RoleDefinition(
            Role.CONTACT,
            Reach.BODY,
            _("Writes the body's drafts, answers and notes, and hands them over."),
        ),
        RoleDefinition(
            Role.HEAD,
            Reach.BODY,
            _("Reads everything the own body has written, and releases its reports to its own board. Writes no texts."),
        ),
        RoleDefinition(
            Role.DECISION_READER,
            Reach.BODY,
            _("Elected or director: reads everything the own body has written, drafts included. Writes nothing."),
        ),
        RoleDefinition(
            Role.REGISTRAR,
            Reach.BODY,
            _(
                "Takes out the own authority's documents for a request, the register or the archive, "
                "and blanks texts that may not be kept."
            ),
        ),
        RoleDefinition(
            Role.EDITOR,
            Reach.MUNICIPALITY,
            _("Writes editorial notes beside the adopted wording and keeps public texts current."),
        ),
        RoleDefinition(
            Role.ADMINISTRATOR,
            Reach.MUNICIPALITY,
            _("Adds people, roles and bodies. Reads no drafts."),
        ),
        RoleDefinition(
            Role.AUDITOR,
            Reach.MUNICIPALITY,
            _("Reads what is decided or handed over, in all bodies, and the audit. Writes nothing."),
        ),
    )
}
