"""Forms over free text: a personal identity number is an error, contact details are a question."""

from collections.abc import Iterator

import pytest
from django import forms
from django.db import models
from django.test.utils import isolate_apps
from django.utils import translation

from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.forms import CONFIRM, WARNING, FreeTextInput, ScreenedFormMixin

SWITCHBOARD = "Växeln nås på 0470-410 00."


class Plain(ScreenedFormMixin, forms.Form):
    title = FreeTextInput(multiline=False, max_length=20)
    body = FreeTextInput(required=False, help_text="Vad ska göras?")
    unscreened = forms.CharField(required=False)


@pytest.fixture
def note_form() -> Iterator[type[forms.ModelForm]]:
    with isolate_apps("fyren.base"):

        class Note(models.Model):
            title = FreeCharField(max_length=40)
            body = FreeTextField(blank=True)

            class Meta:
                app_label = "base"

            def __str__(self) -> str:
                return self.title

        class NoteForm(ScreenedFormMixin, forms.ModelForm):
            class Meta:
                model = Note
                fields = ["title", "body"]

        yield NoteForm


def answer(form: forms.BaseForm) -> str:
    """What a browser sends when the box that the form shows is ticked."""
    return form.fields[CONFIRM].widget.attrs["value"]


def test_a_text_without_contact_details_is_asked_nothing(note_form) -> None:
    form = note_form({"title": "Möte", "body": "Nätverket träffas."})
    assert form.is_valid()
    assert CONFIRM not in form.fields
    assert form.confirmation is None
    assert CONFIRM not in str(form)


def test_a_personal_identity_number_cannot_be_confirmed_away(note_form) -> None:
    form = note_form({"title": "Möte", "body": "Hon: 811218-9876", CONFIRM: "on"})
    assert not form.is_valid()
    assert form.errors.as_data()["body"][0].code == "personal_identity_number"
    assert "811218-9876" not in str(form.errors)
    assert form.confirmation is None, "there is nothing to tick"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (SWITCHBOARD, "telephone number 0470-410 00"),
        ("Skriv till info@example.se", "e-mail address info@example.se"),
        ("Kom till Storgatan 5", "street address Storgatan 5"),
    ],
)
def test_contact_details_are_asked_about(note_form, text: str, named: str) -> None:
    form = note_form({"title": "Möte", "body": text})
    assert not form.is_valid()
    assert list(form.errors) == ["body"]
    [error] = form.errors.as_data()["body"]
    assert error.code == "contact_details"
    with translation.override("en"):
        assert named in error.messages[0]


def test_the_box_appears_unticked_and_is_all_that_is_needed(note_form) -> None:
    data = {"title": "Möte", "body": SWITCHBOARD}
    asked = note_form(data)
    assert not asked.is_valid()
    html = str(asked.confirmation)
    assert 'type="checkbox"' in html
    assert f'name="{CONFIRM}"' in html
    assert f'value="{answer(asked)}"' in html
    assert "checked" not in html
    confirmed = note_form({**data, CONFIRM: answer(asked)})
    assert confirmed.is_valid(), confirmed.errors
    assert confirmed.cleaned_data["body"] == SWITCHBOARD


def test_a_tick_does_not_cover_what_is_written_after_it(note_form) -> None:
    asked = note_form({"title": "Möte", "body": SWITCHBOARD})
    asked.is_valid()
    more = note_form({"title": "Möte", "body": f"{SWITCHBOARD} Mamma: 070-123 45 67", CONFIRM: answer(asked)})
    assert not more.is_valid()
    assert answer(more) != answer(asked)


@pytest.mark.parametrize("invented", ["on", "true", "1", ""])
def test_a_tick_cannot_be_guessed(note_form, invented: str) -> None:
    assert not note_form({"title": "Möte", "body": SWITCHBOARD, CONFIRM: invented}).is_valid()


def test_an_error_elsewhere_does_not_ask_twice(note_form) -> None:
    asked = note_form({"title": "Möte", "body": SWITCHBOARD})
    asked.is_valid()
    form = note_form({"title": "", "body": SWITCHBOARD, CONFIRM: answer(asked)})
    assert list(form.errors) == ["title"]
    assert "checked" in str(form.confirmation)


def test_details_that_the_object_has_are_not_asked_about_again(note_form) -> None:
    note = note_form._meta.model(pk=7, title="Möte", body=SWITCHBOARD)
    assert note_form({"title": "Nytt möte", "body": SWITCHBOARD}, instance=note).is_valid()
    moved = note_form({"title": "Ring 0470-410 00", "body": SWITCHBOARD}, instance=note)
    assert list(moved.errors) == ["title"], "another field is another place"


def test_every_field_says_what_was_found_in_it() -> None:
    form = Plain({"title": "Ring 0470-410 00", "body": "a@example.se, Storgatan 5", "unscreened": "0470-410 00"})
    assert not form.is_valid()
    assert {name: len(found) for name, found in form.contact_findings.items()} == {"title": 1, "body": 2}
    assert set(form.errors) == {"title", "body"}


def test_it_works_with_a_prefix() -> None:
    asked = Plain({"a-title": "x", "a-body": SWITCHBOARD}, prefix="a")
    assert not asked.is_valid()
    assert f'name="a-{CONFIRM}"' in str(asked.confirmation)
    data = {"a-title": "x", "a-body": SWITCHBOARD, f"a-{CONFIRM}": answer(asked)}
    assert Plain(data, prefix="a").is_valid()


def test_textareas_warn_and_keep_their_own_help(note_form) -> None:
    assert str(note_form().fields["body"].help_text) == str(WARNING)
    assert str(Plain().fields["body"].help_text) == f"Vad ska göras? {WARNING}"
    assert note_form().fields["title"].help_text == ""


def test_form_fields_clean_as_the_model_does() -> None:
    form = Plain({"title": " Ett\nmöte\x00 ", "body": "a\r\nb\x1b"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == "Ett möte"
    assert form.cleaned_data["body"] == "a\nb"


def test_an_empty_or_unbound_form_is_left_alone() -> None:
    assert not Plain().is_bound
    assert Plain().confirmation is None
    assert Plain({}).errors.as_data()["title"][0].code == "required"


def test_what_was_found_is_escaped() -> None:
    form = Plain({"title": "x", "body": "<script>@example.se <b>info@example.se</b>"})
    assert not form.is_valid()
    assert "<b>" not in str(form.errors)
    assert "<script>" not in str(form)
