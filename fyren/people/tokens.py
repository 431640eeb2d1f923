"""Keys to the API: what one is, and whom it speaks for."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from fyren.people.models import ApiToken
from fyren.people.queries import viewer_for
from fyren.people.viewer import Viewer

PREFIX = "fyren_"  # so that a program that looks for secrets left about knows one when it sees it
_BYTES = 32


class UnknownToken(Exception):
    """Raised for what is no key, or none that holds: which of them is not told."""


def new_token() -> str:
    """A new key: 256 random bits, so that a plain hash is enough to keep of it."""
    return PREFIX + secrets.token_urlsafe(_BYTES)


def hash_of(token: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(token.encode()).hexdigest()


def viewer_by_token(token: str, day: dt.date) -> Viewer:
    """The viewer that a key speaks for: its holder, in the one role at the one authority, as long as it is held there.

    The day of use is kept, for its holder to see that a key lies idle; not what was read.

    Raises:
        UnknownToken: no key that holds, a closed log-in, or a role that is no longer held.
    """
    found = ApiToken.objects.select_related("user", "body__parent__parent").filter(token_hash=hash_of(token)).first()
    if found is None or not found.holds_on(day) or not found.user.is_active:
        raise UnknownToken
    held = viewer_for(found.user, day)
    authority = found.authority.public_id
    grants = tuple(each for each in held.grants if each.role == found.role and each.authority == authority)
    if not grants:
        raise UnknownToken
    if found.last_used_on != day:
        ApiToken.objects.filter(pk=found.pk).update(last_used_on=day)
    return Viewer(actor=held.actor, day=day, name=held.name, grants=grants)
