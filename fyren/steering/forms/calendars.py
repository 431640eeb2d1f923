"""The form that renews a secret calendar address."""

from __future__ import annotations

from django import forms


class RenewForm(forms.Form):
    """Confirms; carries the version of the address that was seen, where there is one."""

    row_version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)
