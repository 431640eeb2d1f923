"""The form of blanking a text."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.people.forms.versioned import VersionedFormMixin
from fyren.plan.actions.blanking import REASON_LENGTH


class BlankForm(VersionedFormMixin, ScreenedFormMixin, forms.Form):
    """Why a text is blanked."""

    reason = FreeTextInput(
        label=_("Why the text is blanked"),
        help_text=_("Stands in the history instead of the text. Do not repeat what is to be removed."),
        max_length=REASON_LENGTH,
        multiline=False,
    )
