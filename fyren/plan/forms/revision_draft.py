"""The form over one part of a draft: a field for each of its texts, and one for what is added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fyren.base.conflicts import CHOICE, SAVED
from fyren.base.forms import FreeTextInput, ScreenedFormMixin
from fyren.base.screening import screen
from fyren.people.forms.versioned import VersionedFormMixin
from fyren.plan import editing
from fyren.plan.actions.revision import Edit
from fyren.plan.queries.revision_draft import DraftPart, Text, kinds_to_add
from fyren.plan.queries.revision_words import EDIT_FAULTS
from fyren.plan.structure import BlockKind


class TextsForm(VersionedFormMixin, ScreenedFormMixin, forms.Form):
    """Texts of a draft by path. What is not posted is not changed."""

    def __init__(self, data: Mapping[str, Any] | None, texts: Sequence[Text], **kwargs: Any) -> None:
        self.texts = texts
        super().__init__(data, **kwargs)
        for text in texts:
            if data is None or text.path in data:
                self.fields[text.path] = _text_field(text)
        self._kept_before = dict(self._stored_texts())

    def _stored_texts(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Contact details that the wording has already are not asked about again."""
        for text in self.texts:
            yield text.path, frozenset(finding.text for finding in screen(text.text).contact_details)

    def posted_texts(self) -> dict[str, str]:
        """What was posted, by path, except where the saved text was chosen instead."""
        return {
            text.path: self.cleaned_data[text.path]
            for text in self.texts
            if text.path in self.fields and self.data.get(f"{CHOICE}{text.path}") != SAVED
        }

    def edits(self) -> list[Edit]:
        """The posted texts as edits; those that say what stands there change nothing."""
        return [partial(editing.replace_text, path=path, text=text) for path, text in self.posted_texts().items()]


def _text_field(text: Text) -> FreeTextInput:
    rows = 2 if text.kind == "title" else max(3, len(text.text) // 70 + 1)
    field = FreeTextInput(
        label=text.label,
        required=bool(text.text),  # a heading that the document left empty may stay so
        error_messages={"required": EDIT_FAULTS[editing.Fault.EMPTY_TEXT]},
        initial=text.text,
        widget=forms.Textarea(attrs={"rows": rows, "class": "adopted-input"}),
    )
    field.help_text = ""  # the page says once what all of them would repeat
    return field


class PartForm(TextsForm):
    """A part's texts, with something to add."""

    new_kind = forms.ChoiceField(label=_("Kind"), required=False)
    new_after = forms.ChoiceField(label=_("After"), required=False)
    new_text = FreeTextInput(label=_("Wording"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: Mapping[str, Any] | None, part: DraftPart, **kwargs: Any) -> None:
        super().__init__(data, part.texts, **kwargs)
        self.part = part
        self.fields["new_text"].help_text = ""
        kinds, after = self.fields["new_kind"], self.fields["new_after"]
        kinds.choices = kinds_to_add(part)  # type: ignore[attr-defined]
        places = [(str(n), text.label) for n, text in enumerate(_items(part), start=1)]
        after.choices = [("0", _("First")), *places]  # type: ignore[attr-defined]
        after.initial = str(len(places))

    def addition(self) -> Edit | None:
        """The added text as an edit; None when none was written."""
        text, kind = self.cleaned_data["new_text"], self.cleaned_data["new_kind"]
        if not text.strip():
            return None
        after = int(self.cleaned_data["new_after"] or 0)
        if self.part.room == "section":
            return partial(editing.add_paragraph, section_path=self.part.path, text=text, after=after)
        return partial(editing.add_block, area_path=self.part.path, kind=BlockKind(kind), text=text, after=after)


def _items(part: DraftPart) -> list[Text]:
    """The texts that others can stand after: paragraphs and blocks, not headings."""
    return [text for text in part.texts if text.kind != "title" and not text.path.endswith("/long_title")]


def pressed(do: str) -> Edit | None:
    """The edit that a button named, such as `up:area/3.1/b2`; None for a plain save.

    Raises:
        CannotEdit: the button is none of ours.
    """
    what, _colon, path = do.partition(":")
    moves = {"up": -1, "down": 1}
    if what in moves:
        return partial(editing.move, path=path, steps=moves[what])
    if what == "remove":
        return partial(editing.remove, path=path)
    if what == "renumber":
        return partial(editing.renumber, area_path=path)
    if what == "to":
        path, _bar, area = path.partition("|")
        return partial(editing.move_to_area, path=path, area_path=area)
    if what in ("", "save", "add"):
        return None
    raise editing.CannotEdit(editing.Fault.WRONG_KIND, do)
