"""Log-in and log-out reach the audit through the framework's own signals."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from fyren.people import actions
from fyren.people.models import User


@receiver(user_logged_in)
def _logged_in(user: User, **kwargs: Any) -> None:
    actions.note_login(user=user, by=user.public_id)


@receiver(user_login_failed)
def _failed(**kwargs: Any) -> None:
    actions.note_failed_login(by="")


@receiver(user_logged_out)
def _logged_out(user: User | None, **kwargs: Any) -> None:
    if user is not None:
        actions.note_logout(user=user, by=user.public_id)


@receiver(password_changed)
def _password_changed(user: User, **kwargs: Any) -> None:
    actions.note_password_change(user=user, by=user.public_id)
