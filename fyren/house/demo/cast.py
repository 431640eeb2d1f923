"""The demo's cast: invented people, one for each way of using Fyren. Tests use the same cast."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from fyren.people.models import Body
from fyren.people.roles import Role
from fyren.people.viewer import Grant, Viewer
from fyren.vault.actions import OPERATOR


@dataclass(frozen=True, slots=True)
class Persona:
    """An invented person, her role and where she holds it (short name of a body)."""

    key: str
    name: str
    role: Role
    body: str

    @property
    def email(self) -> str:
        """A mail address that can never exist (RFC 2606)."""
        return f"{self.key}@fyren.example"


CAST = (
    Persona("amira", "Amira Nilsson (exempel)", Role.COORDINATOR, "KS"),
    Persona("bjorn", "Björn Ek (exempel)", Role.CONTACT, "Utbildning"),
    Persona("carin", "Carin Dahl (exempel)", Role.CONTACT, "Vidingehem"),
    Persona("david", "David Öst (exempel)", Role.DECISION_READER, "Arbete och välfärd"),
    Persona("eva", "Eva Lind (exempel)", Role.REGISTRAR, "Utbildning"),
    Persona("farid", "Farid Azizi (exempel)", Role.ADMINISTRATOR, "KS"),
    Persona("gun", "Gun Holm (exempel)", Role.AUDITOR, "KF"),
    Persona("hanna", "Hanna Berg (exempel)", Role.EDITOR, "KS"),
    Persona("inger", "Inger Sund (exempel)", Role.HEAD, "Utbildning"),
)
# In the running demo only: tests hold each role against one person. She blanks words of the guide.
BESIDE = (Persona("jonna", "Jonna Falk (exempel)", Role.REGISTRAR, "KS"),)


def somebody_as(role: Role, body: Body, day: dt.date) -> Viewer:
    """Somebody without a log-in who holds a role at a body: for what was done there before the demo began."""
    return Viewer(actor=OPERATOR, day=day, grants=(Grant(role, body.public_id, body.name),))
