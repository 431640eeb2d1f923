"""Passwords that are read from a screen once and typed once."""

from __future__ import annotations

import secrets

# Without letters and digits that are mistaken for one another.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _LENGTH = 4, 4  # 31**16 ≈ 2**79


def new_password() -> str:
    """A random password in four groups, such as `k7pd-x3mf-9rwt-hcv4`."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)) for _ in range(_GROUPS))
