"""Forms: what a report is made of, the decision on it, and a pack for auditors."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fyren.base.documents import Problem, UnreadableDocument
from fyren.base.documents.word_template import EmptiedTemplate, empty_template
from fyren.base.forms import ScreenedFormMixin, refuse_personal_numbers
from fyren.base.uploads import clean_name
from fyren.people.forms.versioned import AnyModelForm, VersionedFormMixin
from fyren.people.models import Body
from fyren.plan.forms.notes import date_widgets
from fyren.plan.models import FocusArea
from fyren.reports.actions import ReportDecision
from fyren.reports.models import AdoptedReport, AuditPack
from fyren.reports.sections import SECTIONS, Section, Sections
from fyren.reports.word_templates import DAMAGED, LIMIT, PROBLEMS, missing_styles_words

WHOLE, PUBLIC = "hel", "offentlig"


class ChoiceForm(forms.Form):
    """What a report is made of. Read from the address, so that a choice can be kept and sent as a link."""

    del_ = forms.MultipleChoiceField(
        label=_("Sections"),
        choices=[(str(each), label) for each, label in SECTIONS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one section.")},
    )
    version = forms.ChoiceField(
        label=_("Version"),
        choices=[
            (WHOLE, _("Whole: what is not decided is marked so")),
            (PUBLIC, _("For everyone: only what the bodies' own boards have decided")),
        ],
        widget=forms.RadioSelect,
    )

    def add_prefix(self, field_name: str) -> str:
        """`del` is a word of the language, so the field cannot be named so in the code."""
        return super().add_prefix(field_name.rstrip("_"))

    @property
    def sections(self) -> Sections:
        """What a valid form says."""
        chosen = frozenset(Section(each) for each in self.cleaned_data["del_"])
        return Sections(chosen, is_public=self.cleaned_data["version"] == PUBLIC)


def choice_form(asked: Any) -> ChoiceForm:
    """The form as the address asks; all of the report when the address says nothing."""
    if "del" not in asked and "version" not in asked:
        return ChoiceForm({"del": [str(each) for each in Section], "version": WHOLE})
    data = asked.copy()
    data.setdefault("version", WHOLE)
    return ChoiceForm(data)


class DecisionForm(ScreenedFormMixin, AnyModelForm):
    """The decision on a report."""

    class Meta:
        model = AdoptedReport
        fields = ("decided_by", "decided_on", "section", "dnr", "minutes_approved_on")
        widgets = date_widgets("decided_on", "minutes_approved_on")
        help_texts: ClassVar[dict[str, Any]] = {
            "section": _("The section of the minutes, such as 104. Section or registration number is needed."),
            "minutes_approved_on": _("From then on everyone can read what the bodies have decided."),
        }

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_by"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["decided_by"].to_field_name = "public_id"  # type: ignore[attr-defined]
        if self.instance.decided_by_id is not None:  # a model form begins with the key, which is no choice here
            self.initial["decided_by"] = self.instance.decided_by

    @property
    def decision(self) -> ReportDecision:
        """What the valid form says."""
        return ReportDecision(**{name: self.cleaned_data[name] for name in self._meta.fields or ()})


class FactsForm(VersionedFormMixin, DecisionForm):
    """The decision's facts, to be mended."""


class TemplateForm(forms.Form):
    """A Word file, checked and emptied while the form is validated: what cannot be used is an error at its field."""

    document = forms.FileField(
        label=_("Word file"),
        help_text=_("A Word file or a Word template (.docx, .dotx), at most 5 MB."),
        error_messages={
            "required": _("Choose the Word file."),
            "empty": PROBLEMS[Problem.EMPTY],
            "invalid": _("No file came along. Choose the file again."),
        },
        widget=forms.FileInput(
            attrs={
                "accept": ".docx,.dotx",
                "data-upload": True,
                "data-limit": LIMIT,
                "data-too-large": PROBLEMS[Problem.TOO_LARGE],
            }
        ),
    )

    file_name = ""
    emptied: EmptiedTemplate

    def clean_document(self) -> TemporaryUploadedFile:
        """Check the file in a child process."""
        document: TemporaryUploadedFile = self.cleaned_data["document"]
        self.file_name = clean_name(document.name or "")
        refuse_personal_numbers(self.file_name)
        try:
            self.emptied = empty_template(document.temporary_file_path())
        except UnreadableDocument as error:
            raise ValidationError(PROBLEMS.get(error.code, DAMAGED), code=error.code.value) from error
        if self.emptied.missing:
            raise ValidationError(missing_styles_words(self.emptied.missing), code="styles")
        return document

    def refuse_size(self) -> None:
        """Say that the file was too large to be taken in at all."""
        self.full_clean()
        self.errors.clear()
        self.add_error("document", ValidationError(PROBLEMS[Problem.TOO_LARGE], code=Problem.TOO_LARGE.value))


class PackForm(AnyModelForm):
    """Which focus area, and until when."""

    class Meta:
        model = AuditPack
        fields = ("focus_area", "expires_on")
        widgets = date_widgets("expires_on")
        help_texts: ClassVar[dict[str, Any]] = {
            "expires_on": _("After this day the pack can no longer be fetched. At most a year ahead."),
        }
        labels: ClassVar[dict[str, Any]] = {"focus_area": _("Focus area")}

    def __init__(self, *args: Any, focus_areas: QuerySet[FocusArea], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["focus_area"].queryset = focus_areas  # type: ignore[attr-defined]
        self.fields["focus_area"].to_field_name = "public_id"  # type: ignore[attr-defined]
