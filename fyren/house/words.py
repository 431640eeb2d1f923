"""Texts of the libraries that we say in our own way: named here, they stand in our catalogue, which goes first."""

from django.utils.translation import gettext_noop as _

LIBRARY_TEXTS = (
    _("This field is required."),
    _("Your password can’t be too similar to your other personal information."),
    _("Your password can’t be a commonly used password."),
    _("The email address and/or password you specified are not correct."),
)
