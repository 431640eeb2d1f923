"""No audit row, no act: `record` inside every action, `action` around it."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from functools import wraps
from hashlib import sha256
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from fyren.base import clock
from fyren.base.history.changes import object_type, owning_authority
from fyren.vault.acts import Act
from fyren.vault.keys import key_ring
from fyren.vault.models import AuditRow

P = ParamSpec("P")
R = TypeVar("R")

PURPOSE_ROW = "audit-row"

_recorded: ContextVar[list[Act] | None] = ContextVar("recorded_acts", default=None)


class Unaudited(Exception):
    """Raised when an action ends without exactly one audit row of its own kind. Its transaction is rolled back."""


def row_mac(row: AuditRow) -> str:
    """HMAC-SHA256 (hex) over the row's columns, under the row's own key id.

    Raises:
        fyren.vault.keys.KeyRingError: the key ring is missing or does not hold the key.
    """
    message = json.dumps(
        [
            row.at.isoformat(),
            row.act,
            row.actor,
            row.authority,
            row.object_type,
            row.object_id,
            row.fields,
            row.key_id,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    key = key_ring().derive(PURPOSE_ROW, row.key_id)
    return hmac.new(key, message.encode(), sha256).hexdigest()


def record(
    act: Act,
    *,
    by: str,
    about: models.Model | None = None,
    fields: Iterable[str] = (),
    authority: str | None = None,
) -> AuditRow:
    """Write the audit row of an act. Must run in the act's own transaction; `action` sees to that.

    Args:
        act: what was done.
        by: opaque id of the actor.
        about: the object it was done to; only its kind and public id are kept.
        fields: names of the fields concerned, never their content.
        authority: public id of the authority it concerns; the object's own when not given.

    Raises:
        fyren.vault.keys.KeyRingError: there is no usable key; the act then does not happen.
    """
    row = AuditRow(
        at=clock.now(),
        act=act.value,
        actor=by,
        authority=owning_authority(about) if authority is None and about is not None else (authority or ""),
        object_type=object_type(about) if about is not None else "",
        object_id=str(getattr(about, "public_id", "")) if about is not None else "",
        fields=sorted(fields),
        key_id=key_ring().current_id,
    )
    row.mac = row_mac(row)
    row.save(force_insert=True)
    acts = _recorded.get()
    if acts is not None:
        acts.append(act)
    return row


def action(act: Act) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function an action: one transaction, and exactly one audit row of the given act, or nothing at all."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            token = _recorded.set([])
            try:
                with transaction.atomic():
                    result = function(*args, **kwargs)
                    acts = _recorded.get()
                    if acts != [act]:
                        raise Unaudited(f"{function.__qualname__} recorded {acts}, expected [{act}]")
                    return result
            finally:
                _recorded.reset(token)

        marked: Any = run
        marked.act = act
        return run

    return decorate
