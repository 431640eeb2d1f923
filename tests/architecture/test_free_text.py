"""Free text goes through the one screen, in every model and form; each exception has its reason here."""

import contextlib
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from unittest.mock import MagicMock

import pytest
from django import forms
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

import fyren
from fyren.base.fields import FreeCharField, FreeTextField
from fyren.base.forms import FreeTextInput, ScreenedFormMixin

ROOMS = {"base", "vault", "people", "plan", "detection", "cooperation", "competence", "house"}

# Names of fields that hold what a program makes or a register gives, in every model.
CODES = {
    "public_id": "opaque id",
    "activity_id": "opaque id of another room's",
    "actor": "opaque id of a person",
    "authority": "opaque id of a body",
    "scope": "opaque id of a body",
    "object_id": "opaque id",
    "object_type": "name of a model",
    "made_by": "opaque id of a person",
    "started_by": "opaque id of a person",
    "checked_by": "opaque id of a person",
    "handed_over_by": "opaque id of a person",
    "released_by": "opaque id of a person",
    "slug": "made from a title, letters and hyphens only",
    "new_slug": "slug of another edition",
    "number": "number of a section",
    "path": "place in a plan's structure",
    "checksum": "hexadecimal",
    "file_sha256": "hexadecimal",
    "mac": "hexadecimal",
    "chain_mac": "hexadecimal",
    "key_id": "name of a key",
    "token_hash": "hexadecimal",
    "sort_key": "digits",
}

# Fields that hold words and are not screened in the model, each with the reason.
KEPT = {
    "base.ChangeEntry.field": "name of a field or place in a structure",
    "base.ChangeEntry.old": "what a screened field held",
    "base.ChangeEntry.new": "what a screened field held",
    "base.Job.name": "name of a job, from the code",
    "base.Job.last_problem": "a sentence from the code, without a word of what was answered or typed",
    "base.Job.last_key": "what a run was for, such as a day",
    "base.Job.held_by": "machine and process",
    "base.SearchEntry.source": "name of a source, from the code",
    "base.SearchEntry.key": "what the source calls the object",
    "base.SearchEntry.url": "address within the site",
    "base.SearchEntry.title": "copy of a screened or adopted text",
    "base.SearchEntry.text": "copy of a screened or adopted text",
    "base.SearchEntry.within": "a body and a year",
    "base.SearchEntry.language": "language tag",
    "base.SearchPosting.word": "word of a screened or adopted text",
    "base.SearchKey.key": "made from a word",
    "base.SearchKey.word": "word of a screened or adopted text",
    "people.User.password": "hash",
    "people.User.email": "a member of staff logs in with it",
    "people.User.name": "a member of staff, by name",
    "people.Body.name": "an authority's official name",
    "people.Body.short_name": "an authority's official name",
    "detection.InstrumentUse.instrument": "key of the register",
    "competence.Course.link": "a web address",
    "competence.HashedCompletion.person": "hexadecimal, a keyed hash",
    "competence.Statement.digest": "hexadecimal",
    "competence.Statement.attempt": "hexadecimal",
    "cooperation.Routine.area": "key of the register",
    "cooperation.RoutineScope.area": "key of the register",
    "plan.PlanLink.named": "adopted wording, kept to the letter",
    "plan.DevelopmentArea.title": "adopted wording, kept to the letter",
    "plan.DevelopmentArea.long_title": "adopted wording, kept to the letter",
    "plan.FocusArea.text": "adopted wording, kept to the letter",
}


def field_name(field: models.Field) -> str:
    return f"{field.model._meta.label}.{field.name}"


def unscreened(field: models.Field) -> bool:
    """True for a field that can hold any words and does not look at them."""
    holds_words = isinstance(field, models.CharField | models.TextField)
    return holds_words and not isinstance(field, FreeCharField | FreeTextField) and not field.choices


def workspace_fields() -> list[models.Field]:
    rooms = [apps.get_app_config(label) for label in ROOMS if apps.is_installed(f"fyren.{label}")]
    return [field for room in rooms for model in room.get_models() for field in model._meta.concrete_fields]


def test_models_screen_their_free_text() -> None:
    found = {field_name(field) for field in workspace_fields() if unscreened(field) and field.name not in CODES}
    assert found - KEPT.keys() == set(), "use FreeTextField or FreeCharField, or say here why not"


def test_exceptions_are_not_kept_longer_than_needed() -> None:
    found = {field_name(field) for field in workspace_fields() if unscreened(field)}
    assert KEPT.keys() - found == set()
    assert CODES.keys() - {name.rpartition(".")[2] for name in found} == set()


def test_the_check_finds_an_unscreened_field() -> None:
    with isolate_apps("fyren.plan"):

        class Diary(models.Model):
            entry = models.TextField()
            remark = FreeTextField()
            kind = models.CharField(max_length=4, choices=[("a", "A")])

            class Meta:
                app_label = "plan"

            def __str__(self) -> str:
                return self.entry

        assert [field.name for field in Diary._meta.concrete_fields if unscreened(field)] == ["entry"]


# --- forms


def subclasses(cls: type) -> Iterator[type]:
    for subclass in cls.__subclasses__():
        yield subclass
        yield from subclasses(subclass)


@pytest.fixture(scope="module")
def all_forms() -> list[type[forms.BaseForm]]:
    for module in pkgutil.walk_packages(fyren.__path__, "fyren."):
        if "migrations" not in module.name and not module.name.endswith("wsgi"):
            importlib.import_module(module.name)
    found = {form for form in subclasses(forms.BaseForm) if form.__module__.startswith("fyren.")}
    return sorted(found, key=lambda form: (form.__module__, form.__qualname__))


# Plain text fields that a person may type in, each with the reason; hidden ones are found too, since anyone can post.
TYPED = {
    "fyren.house.gallery.ExampleForm.title": "an example that is never saved",
    "fyren.house.gallery.ExampleForm.email": "an example that is never saved",
    "fyren.people.forms.bodies.BodyForm.name": "an authority's official name",
    "fyren.people.forms.bodies.BodyForm.short_name": "an authority's official name",
    "fyren.people.forms.bodies.BodyChangeForm.name": "an authority's official name",
    "fyren.people.forms.bodies.BodyChangeForm.short_name": "an authority's official name",
    "fyren.people.forms.persons.PeopleFilter.q": "a search among staff, never saved",
    "fyren.people.forms.persons.PersonForm.name": "a member of staff, by name",
    "fyren.people.forms.persons.PersonForm.email": "a member of staff logs in with it",
    "fyren.people.forms.persons.PersonChangeForm.name": "a member of staff, by name",
    "fyren.people.forms.persons.PersonChangeForm.email": "a member of staff logs in with it",
    "fyren.competence.forms.courses.CourseEntryForm.link": "a web address",
    "fyren.competence.forms.courses.CourseChangeForm.link": "a web address",
    "fyren.plan.forms.imports.AnswerForm.keys": "names questions of the review, never saved unless they are there",
    "fyren.plan.forms.imports.LabelForm.area": "chosen among headings; the action refuses personal identity numbers",
    "fyren.plan.forms.revision_answers.HandOverForm.seen": "hidden: ids and row versions",
    "fyren.editing.forms.services.ServiceForm.source_url": "a web address",
    "fyren.editing.forms.services.NewServiceForm.source_url": "a web address",
    "fyren.editing.forms.services.SourceForm.source_url": "a web address",
    "fyren.editing.forms.services.ContactForm.off_bill_url": "a web address",
    "fyren.editing.forms.services.ContactForm.address": "a web or e-mail address, read as one",
    "fyren.editing.forms.employees.EmployeesSettingsForm.exit_address": "a web address",
    "fyren.editing.forms.employees.EmployeesSettingsForm.e_service": "a web address",
    "fyren.editing.forms.others.SettingsForm.source_url": "a web address",
    "fyren.editing.forms.others.SettingsForm.exit_address": "a web address",
    "fyren.editing.forms.others.SettingsForm.address": "a web address",
    "fyren.editing.forms.others.SettingsForm.faults_address": "a web address",
    "fyren.steering.forms.listing.ListFilter.q": "a search among activities, never saved",
    "fyren.steering.forms.years.SettingsForm.fallback_email": "a function's address for reminders",
    "fyren.steering.forms.budgets.ReadForm.seen": "hidden: the checksum of what was shown",
}


def fields_of(form: type[forms.BaseForm]) -> dict[str, forms.Field]:
    """The declared fields, and those that `__init__` makes where the form can be made with stand-ins."""
    declared = dict(getattr(form, "base_fields", {}))
    wanted = inspect.signature(form.__init__).parameters.values()
    given = {one.name: MagicMock() for one in wanted if one.kind is one.KEYWORD_ONLY and one.default is one.empty}
    with contextlib.suppress(Exception):
        return declared | form(**given).fields
    return declared


def is_unasked(form: type[forms.BaseForm]) -> bool:
    """True for a form with free text that does not ask about contact details."""
    holds_free_text = any(isinstance(field, FreeTextInput) for field in fields_of(form).values())
    return holds_free_text and not issubclass(form, ScreenedFormMixin)


def is_plain(field: forms.Field) -> bool:
    """True for a field that takes any words and does not look at them."""
    return isinstance(field, forms.CharField) and not isinstance(
        field, FreeTextInput | forms.RegexField | forms.SlugField
    )


def plain_texts(form: type[forms.BaseForm]) -> list[str]:
    return [name for name, field in fields_of(form).items() if is_plain(field)]


def unscreened_textareas(form: type[forms.BaseForm]) -> list[str]:
    return [
        name for name, field in fields_of(form).items() if is_plain(field) and isinstance(field.widget, forms.Textarea)
    ]


def test_every_plain_text_of_a_form_has_its_reason(all_forms: list[type[forms.BaseForm]]) -> None:
    found = {f"{form.__module__}.{form.__qualname__}.{name}" for form in all_forms for name in plain_texts(form)}
    assert found - TYPED.keys() == set(), "use FreeTextInput, or say here why not"
    assert TYPED.keys() - found == set()


def test_forms_with_free_text_ask_about_contact_details(all_forms: list[type[forms.BaseForm]]) -> None:
    assert [f"{form.__module__}.{form.__qualname__}" for form in all_forms if is_unasked(form)] == []


def test_every_textarea_of_a_form_is_screened(all_forms: list[type[forms.BaseForm]]) -> None:
    assert {
        f"{form.__module__}.{form.__qualname__}": names for form in all_forms if (names := unscreened_textareas(form))
    } == {}


def test_the_mixin_stands_before_the_form_it_screens(all_forms: list[type[forms.BaseForm]]) -> None:
    for form in all_forms:
        bases = form.__mro__
        if ScreenedFormMixin in bases:
            assert bases.index(ScreenedFormMixin) < bases.index(forms.BaseForm), form


def test_the_check_finds_a_form_that_does_not_ask() -> None:
    class Silent(forms.Form):
        text = FreeTextInput()
        other = forms.CharField(widget=forms.Textarea)

    class Asking(ScreenedFormMixin, forms.Form):
        text = FreeTextInput()

    assert is_unasked(Silent)
    assert not is_unasked(Asking)
    assert unscreened_textareas(Silent) == ["other"]


def test_the_check_sees_fields_that_a_form_makes_for_itself(all_forms: list[type[forms.BaseForm]]) -> None:
    class Making(forms.Form):
        def __init__(self, *args: object, kinds: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)
            self.fields["late"] = forms.CharField(widget=forms.Textarea)

    assert plain_texts(Making) == unscreened_textareas(Making) == ["late"]
    (mentions,) = (form for form in all_forms if form.__name__ == "MentionsForm")
    assert any(isinstance(field, FreeTextInput) for field in fields_of(mentions).values())
