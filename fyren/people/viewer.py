"""Who is looking: the only thing that queries and access rules know of a person."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from fyren.people.roles import Role

READS_OWN_DRAFTS = frozenset({Role.COORDINATOR, Role.CONTACT, Role.HEAD, Role.DECISION_READER, Role.REGISTRAR})


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held at an authority (its public id) and the authority's name, for display."""

    role: Role
    authority: str
    authority_name: str = ""


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person as the rules see one: opaque id, day, roles. Anonymous when `actor` is "".

    Args:
        is_inside: asks from the municipality's own network, whoever it is.
    """

    actor: str
    day: dt.date
    name: str = ""
    grants: tuple[Grant, ...] = ()
    is_inside: bool = False

    @property
    def is_known(self) -> bool:
        """True when logged in."""
        return bool(self.actor)

    @property
    def roles(self) -> frozenset[Role]:
        """Every role held somewhere today."""
        return frozenset(grant.role for grant in self.grants)

    def holds(self, *roles: Role, at: str | None = None) -> bool:
        """True when one of the roles is held; with `at`, when it is held at that authority (public id)."""
        return any(grant.role in roles and (at is None or grant.authority == at) for grant in self.grants)

    def authorities_as(self, *roles: Role) -> frozenset[str]:
        """Public ids of the authorities at which one of the roles is held."""
        return frozenset(grant.authority for grant in self.grants if grant.role in roles)

    @property
    def draft_authorities(self) -> frozenset[str]:
        """Public ids of the authorities whose drafts and internal notes this viewer may read."""
        return self.authorities_as(*READS_OWN_DRAFTS)


def anonymous(day: dt.date, *, is_inside: bool = False) -> Viewer:
    """Somebody who has not logged in."""
    return Viewer(actor="", day=day, is_inside=is_inside)
