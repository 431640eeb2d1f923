"""The one way for a form to carry the version that its user saw."""

from __future__ import annotations

import pytest
from django import forms

from fyren.people.forms.versioned import VersionedFormMixin


class Form(VersionedFormMixin, forms.Form):
    """Nothing but the version."""


def test_the_version_shown_comes_back() -> None:
    assert Form(expected=7)["row_version"].value() == 7
    form = Form({"row_version": "7"}, expected=8)
    assert form.is_valid()
    assert form.version == 7


@pytest.mark.parametrize("posted", ["", "0", "-1", "x", str(2**31)])
def test_what_is_no_version_is_refused(posted: str) -> None:
    assert not Form({"row_version": posted}).is_valid()
    assert Form({"row_version": "1"}).is_valid()
