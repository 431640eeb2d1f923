"""Forms of the import: choosing a document, and the small forms of its review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base.documents import Problem
from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.base.screening import screen
from fyren.people.forms.versioned import VersionedFormMixin
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.import_words import LABELS, MENTIONS
from fyren.plan.importing import Label, Mention, ParsedPlan
from fyren.plan.intake import PROBLEMS, ReadDocument, problem_error, read_file
from fyren.plan.models import Plan
from fyren.plan.queries.imports import own_authorities, own_plans
from fyren.plan.review import Answer

_GROUPS: tuple[tuple[str | Promise, tuple[Label, ...]], ...] = (
    (
        _("Headings"),
        (Label.TITLE, Label.SECTION_HEADING, Label.AREA_HEADING, Label.LONG_TITLE, Label.NUMBER),
    ),
    (
        _("Text"),
        (Label.PARAGRAPH, Label.LIST_ITEM, Label.LEAD_IN, Label.FOCUS_AREA, Label.AIM, Label.CLOSING),
    ),
    (
        _("Belongs to the line before"),
        (Label.CONTINUATION, Label.CONTINUATION_JOIN, Label.CONTINUATION_KEEP),
    ),
    (
        _("Not part of the plan"),
        (Label.RUNNING_HEADER, Label.FOOTER, Label.CONTENTS, Label.PROPOSAL, Label.UNRESOLVED),
    ),
)


def label_choices(first: Iterable[Label] = ()) -> list[tuple[Any, Any]]:
    """Every label, in groups; those worth considering stand first in a group of their own."""
    likely = [(label.value, LABELS[label]) for label in first]
    groups: list[tuple[Any, Any]] = [
        (name, [(label.value, LABELS[label]) for label in labels]) for name, labels in _GROUPS
    ]
    return [(_("Likely"), likely), *groups] if likely else groups


class ImportForm(ScreenedFormMixin, forms.Form):
    """A plan document, read while the form is validated: what cannot be read is an error at its field."""

    document = forms.FileField(
        label=_("Document"),
        help_text=_("Text (.txt), PDF or Word (.docx), at most 20 MB. The file itself is not kept, only its text."),
        error_messages={
            "required": _("Choose the file that holds the plan."),
            "empty": PROBLEMS[Problem.EMPTY],
            "invalid": _("No file came along. Choose the file again."),
        },
        widget=forms.FileInput(attrs={"accept": ".txt,.pdf,.docx", "data-upload": True}),
    )
    title = FreeTextInput(
        label=_("The plan's title"),
        required=False,
        multiline=False,
        max_length=300,
        help_text=_("Write it only if the document has no title line of its own."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.read: ReadDocument | None = None
        self.fields["document"].widget.attrs |= {
            "data-limit": settings.PLAN_UPLOAD_LIMIT,
            "data-too-large": " ".join(problem_error(Problem.TOO_LARGE).messages),
        }
        self.authorities = list(own_authorities(viewer))
        if len(self.authorities) > 1:
            self.fields["authority"] = forms.ModelChoiceField(
                queryset=own_authorities(viewer), label=_("Authority that owns the plan"), empty_label=None
            )

    @property
    def authority(self) -> Body:
        """Who will own the plan: the one chosen, or the only one there is."""
        chosen: Body = self.cleaned_data.get("authority") or self.authorities[0]
        return chosen

    def clean(self) -> dict[str, Any]:
        """Read the document, once the rest is in order."""
        data = super().clean()
        document: TemporaryUploadedFile | None = data.get("document")
        if document is not None and not self.errors:
            try:
                self.read = read_file(
                    document.temporary_file_path(), file_name=document.name or "", title=data.get("title", "")
                )
            except ValidationError as error:
                self.add_error("document", error)
        return data

    def refuse_size(self) -> None:
        """Say that the file was too large to be taken in at all."""
        self.full_clean()
        self.errors.clear()
        self.add_error("document", problem_error(Problem.TOO_LARGE))


class ReviewForm(VersionedFormMixin, forms.Form):
    """What every form of the review carries: the version of the import that the reviewer saw."""


class LabelForm(ReviewForm):
    """A label for the text of a line from a character on."""

    line = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    start = forms.IntegerField(min_value=0)
    label = forms.TypedChoiceField(label=_("What is the text?"), choices=label_choices, coerce=Label)
    area = forms.CharField(label=_("Development area"), required=False, max_length=400)


class AnswerForm(ReviewForm):
    """An answer to one or several questions of the review."""

    keys = forms.CharField()
    answer = forms.TypedChoiceField(choices=[(answer.value, answer.value) for answer in Answer], coerce=Answer)

    def clean_keys(self) -> list[str]:
        """The keys of the questions, which stand with spaces between."""
        return list(self.cleaned_data["keys"].split())


class TitleForm(ScreenedFormMixin, ReviewForm):
    """The plan's title."""

    title = FreeTextInput(
        label=_("The plan's title"),
        required=False,
        multiline=False,
        max_length=300,
        help_text=_("Leave it empty to take the document's own title."),
    )

    def __init__(self, *args: Any, is_missing: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_missing:
            self.fields["title"].required = True
            self.fields["title"].help_text = _("As it was adopted.")


class MentionsForm(ScreenedFormMixin, ReviewForm):
    """The lists of names quoted from the text, one name on each line."""

    def __init__(self, *args: Any, parsed: ParsedPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, label in MENTIONS.items():
            found = "\n".join(getattr(parsed.structure, kind.value))
            self.fields[kind.value] = FreeTextInput(
                label=label,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
                initial=found,
                help_text=_("One name on each line, written as in the document."),
            )
            # What the document says was asked about when it was reviewed.
            self._kept_before[kind.value] = frozenset(item.text for item in screen(found).contact_details)

    def changed(self) -> dict[Mention, tuple[str, ...]]:
        """The lists that differ from what was found."""
        return dict(self._changed())

    def _changed(self) -> Iterator[tuple[Mention, tuple[str, ...]]]:
        for kind in MENTIONS:
            names = tuple(dict.fromkeys(" ".join(line.split()) for line in self.cleaned_data[kind.value].splitlines()))
            if "\n".join(filter(None, names)) != self.fields[kind.value].initial:
                yield kind, tuple(filter(None, names))


class PublishForm(ReviewForm):
    """A new plan, or a new edition of one that is here."""

    plan = forms.ModelChoiceField(
        queryset=Plan.objects.none(),
        label=_("Publish as"),
        required=False,
        empty_label=_("A new plan"),
    )
    address = forms.SlugField(
        label=_("Address of a new plan"),
        required=False,
        max_length=60,
        help_text=_("Short and lasting, since people type and print it, such as plan-mot-vald."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["plan"]
        chosen.queryset = own_plans(viewer)
        chosen.label_from_instance = lambda plan: _("New edition of %(title)s") % {"title": plan.title}
