"""How a password opens a session."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend


class ClosedAnswersAsWrong(AuthenticationBackend):  # type: ignore[misc]  # the library is untyped
    """A closed log-in answers as a wrong password does.

    The library remembers who gave the right password to a closed log-in, to lead that person to a page of its own; so
    whoever tries passwords would learn when one is right.
    """

    @classmethod
    def _stash_user(cls, user: Any) -> Any:
        """Remember nobody."""
        return super()._stash_user(None)
