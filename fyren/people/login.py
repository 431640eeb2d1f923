"""How log-in behaves: nobody makes an account for oneself; an administrator adds people."""

from __future__ import annotations

from allauth.account import urls as allauth_urls
from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import URLPattern, reverse

from fyren.people.routes import EVERYONE, KNOWN, NOBODY, Policy, route

# The log-in library's pages that are open, with our address and policy. All its others are closed.
OPEN: dict[str, tuple[str, Policy]] = {
    "account_login": ("logga-in/", EVERYONE),
    "account_logout": ("logga-ut/", EVERYONE),
    "account_change_password": ("mitt-konto/losenord/", KNOWN),
}


class NoSelfService(DefaultAccountAdapter):  # type: ignore[misc]  # the library is untyped
    """Accounts are made by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """On to the day's work: whoever had a temporary password comes straight from the log-in."""
        return reverse(settings.LOGIN_REDIRECT_URL)


def login_routes() -> list[URLPattern]:
    """The log-in library's addresses, each behind its policy.

    The closed ones keep a name, since the library's own code asks for their addresses.
    """
    patterns = []
    for pattern in allauth_urls.urlpatterns:
        name = pattern.name or ""
        address, policy = OPEN.get(name, (f"stangt/{name}/", NOBODY))
        patterns.append(route(address, pattern.callback, get=policy, post=policy, name=name))
    return patterns
