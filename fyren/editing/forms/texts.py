"""A text of the guide in a language: one field for each text of its body, with the source's beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fyren.base.forms import FreeTextInput
from fyren.editing.forms.screened import ScreenedItemMixin
from fyren.editing.leaves import Path, dotted, leaves, with_leaves
from fyren.editing.naming import PARTS
from fyren.editing.queries.professions import Beside
from fyren.guide.pack_files import Kind
from fyren.publishing.items import Body

SERVICE_WORDS = ("name", "does", "plain", "eligibility", "cost", "accessibility", "note")
NEEDED: Mapping[str, tuple[str, ...]] = {
    Kind.DOOR: ("title", "lead"),
    Kind.TOPIC: ("title", "body"),
}
HELP: dict[str, str | Promise] = {
    "body": _("An empty line between paragraphs. A line that begins with a hyphen and a space is a row of a list."),
    "plain": _("A word that tells nothing of violence, such as “under 18”."),
}
LONG = 90  # signs; longer texts get several rows
LONGEST = 8000


@dataclass(frozen=True)
class Row:
    """A field and the source's text for the same."""

    field: BoundField
    source: str
    beside: Beside | None = None


class TextForm(ScreenedItemMixin, forms.Form):
    """The texts of a body.

    Args:
        shape: the body whose texts are written: the language's own, or where it has none, the source's.
        own: the language's own body, None where it has none.
        source: the source-language body, None where this is the source.
        needed: texts that must not be empty.
        language: attributes of each field by the language that is written in it; its label is in Swedish all the same.
        beside: what is said of a text other than what its name says, by dotted path.
    """

    def __init__(
        self,
        *args: Any,
        shape: Body,
        own: Body | None,
        source: Body | None,
        needed: tuple[str, ...],
        language: Mapping[str, str],
        beside: Mapping[str, Beside],
        **kwargs: Any,
    ) -> None:
        self.shape, self.beside = shape, beside
        self.paths = {dotted(path): path for path, _text in leaves(shape)}
        written = {dotted(path): text for path, text in leaves(own)} if own is not None else {}
        initial = {name: written.get(name, "") for name in self.paths} | dict(kwargs.pop("initial", None) or {})
        super().__init__(*args, initial=initial, **kwargs)
        self.sources = {dotted(path): text for path, text in leaves(source)} if source is not None else {}
        lengths = {dotted(path): text for path, text in leaves(shape)}
        for name in self.paths:
            self.fields[name] = _field(name, lengths[name], is_needed=_is_needed(name, needed, beside))
            self.fields[name].widget.attrs.update(language)
            if name in beside:
                self.fields[name].label = beside[name].label
        self._kept_before = dict(self._stored_texts())  # the fields were not there when the mixin asked

    def rows(self) -> Iterator[Row]:
        """The fields in order, each with its source."""
        return (Row(self[name], self.sources.get(name, ""), self.beside.get(name)) for name in self.paths)

    @property
    def texts(self) -> dict[Path, str]:
        """The written texts by path, of a valid form."""
        return {path: self.cleaned_data[name] for name, path in self.paths.items()}

    @property
    def body(self) -> Body:
        """The body as written."""
        body: Body = with_leaves(self.shape, self.texts)
        return body


def _is_needed(name: str, needed: tuple[str, ...], beside: Mapping[str, Beside]) -> bool:
    return name in needed or (name in beside and beside[name].is_needed)


def _field(name: str, text: str, *, is_needed: bool) -> forms.Field:
    is_long = len(text) > LONG or "\n" in text or name.rpartition(".")[2] in ("body", "lead", "does")
    field = FreeTextInput(
        multiline=is_long,
        required=is_needed,
        max_length=LONGEST,
        label=PARTS.get(name, name),
        **(
            {"widget": forms.Textarea(attrs={"rows": min(24, 3 + len(text) // 70 + text.count("\n"))})}
            if is_long
            else {}
        ),
    )
    field.help_text = str(
        HELP.get(name.rpartition(".")[2], "")
    )  # the warning about persons stands once, over all of them
    return field
