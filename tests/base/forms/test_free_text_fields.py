"""The model itself refuses personal identity numbers, whichever way the text came, and drops control characters."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.test.utils import isolate_apps

from fyren.base.fields import FreeCharField, FreeTextField

NUMBER = "811218-9876"


@pytest.fixture
def note_model() -> Iterator[type[models.Model]]:
    with isolate_apps("fyren.base"):

        class Note(models.Model):
            title = FreeCharField(max_length=40)
            body = FreeTextField(blank=True)

            class Meta:
                app_label = "base"
                db_table = "test_free_text_note"

            def __str__(self) -> str:
                return self.title

        yield Note


@pytest.fixture
def stored_note(note_model: type[models.Model], db: None) -> Iterator[type[models.Model]]:
    with connection.cursor() as cursor:
        identity = "integer PRIMARY KEY" if connection.vendor == "sqlite" else "bigserial PRIMARY KEY"
        cursor.execute(f"CREATE TEMPORARY TABLE test_free_text_note (id {identity}, title text, body text)")
    yield note_model
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE test_free_text_note")


def test_validation_names_the_field_and_the_line_and_does_not_repeat_the_number(note_model) -> None:
    note = note_model(title="Möte", body=f"Första raden\nHon är {NUMBER}")
    with pytest.raises(ValidationError) as caught:
        note.full_clean()
    assert list(caught.value.message_dict) == ["body"]
    [message] = caught.value.message_dict["body"]
    assert NUMBER not in message
    assert "81••••-••••" in message
    assert "2" in message


def test_each_number_has_its_own_message(note_model) -> None:
    with pytest.raises(ValidationError) as caught:
        note_model(title=NUMBER, body="811218-9876 och 811278-9873").full_clean()
    assert {name: len(found) for name, found in caught.value.message_dict.items()} == {"title": 1, "body": 2}


def test_contact_details_are_the_forms_to_ask_about(note_model) -> None:
    note_model(title="Växeln 0470-410 00", body="info@example.se, Storgatan 5").full_clean()


def test_control_characters_are_dropped_before_validation(note_model) -> None:
    note = note_model(title="Rad\r\nett\x00", body="a\x1bb\r\nc")
    note.full_clean()
    assert (note.title, note.body) == ("Rad ett", "ab\nc")


@pytest.mark.parametrize("field", ["title", "body"])
def test_saving_without_validation_is_refused_too(stored_note, field: str) -> None:
    kept = stored_note.objects.create(title="Möte", body="Växeln 0470-410 00")
    text = f"Hon: {NUMBER}"
    with pytest.raises(ValidationError), transaction.atomic():
        stored_note.objects.create(**{"title": "x", field: text})
    with pytest.raises(ValidationError), transaction.atomic():
        stored_note.objects.bulk_create([stored_note(**{"title": "x", field: text})])
    with pytest.raises(ValidationError), transaction.atomic():
        stored_note.objects.filter(pk=kept.pk).update(**{field: text})
    setattr(kept, field, text)
    with pytest.raises(ValidationError), transaction.atomic():
        stored_note.objects.bulk_update([kept], [field])
    with pytest.raises(ValidationError), transaction.atomic():
        kept.save()
    assert list(stored_note.objects.values_list("title", "body")) == [("Möte", "Växeln 0470-410 00")]


def test_saved_text_has_no_control_characters(stored_note) -> None:
    stored_note.objects.create(title="a\nb", body="c\x00\r\nd")
    assert list(stored_note.objects.values_list("title", "body")) == [("a b", "c\nd")]


def test_a_search_for_a_number_is_no_saving(stored_note) -> None:
    assert not stored_note.objects.filter(body=NUMBER).exists()


def test_expressions_and_nothing_pass_through(stored_note) -> None:
    stored_note.objects.create(title="a", body="b")
    stored_note.objects.update(body=models.F("title"))
    assert stored_note.objects.get().body == "a"


def test_migrations_name_the_field_and_nothing_else(note_model) -> None:
    _, path, args, kwargs = note_model._meta.get_field("body").deconstruct()
    assert (path, args, kwargs) == ("fyren.base.fields.FreeTextField", [], {"blank": True})
