"""What an operator does with the keys and the chain, recorded as every other act.

A file knows no transaction: it is written when the act's row is committed, so that no file says what no row does.
"""

from __future__ import annotations

from functools import partial

from django.db import transaction

from fyren.vault.acts import Act
from fyren.vault.audit import action, record
from fyren.vault.keys import next_key_id, ring_path, rotate_ring
from fyren.vault.sealing import last_link, write_head

OPERATOR = "installation"  # a command on the server has no person logged in


@action(Act.KEYS_ROTATED)
def rotate_keys(*, by: str = OPERATOR) -> str:
    """Use a new random key for new work; the old ones stay, to verify what was made under them.

    Returns the new key's id. The row itself is made under the old key: without a usable one nothing is rotated.

    Raises:
        fyren.vault.keys.KeyRingError: the key ring is missing or unusable, or another rotation is under way.
    """
    record(Act.KEYS_ROTATED, by=by)
    path = ring_path()
    key_id = next_key_id(path)
    transaction.on_commit(partial(rotate_ring, path, key_id))
    return key_id


@action(Act.AUDIT_END_ACCEPTED)
def accept_end(*, by: str = OPERATOR) -> int:
    """Take the database's last link as the end of the chain. Returns its place.

    For the day after a restored backup: the rows since that backup are gone, which is then known, dated and recorded,
    and sealing goes on.
    """
    record(Act.AUDIT_END_ACCEPTED, by=by)
    end = last_link()
    transaction.on_commit(partial(write_head, end))
    return end.sequence
