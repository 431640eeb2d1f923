"""Forms over what is no model: details that were there when the form was opened are not asked about again."""

from __future__ import annotations

from collections.abc import Iterator

from fyren.base.forms import ScreenedFormMixin
from fyren.base.screening import Finding, screen


class ScreenedItemMixin(ScreenedFormMixin):
    """As `ScreenedFormMixin`, over the values that the form begins with: somebody confirmed those once."""

    def _stored_texts(self) -> Iterator[tuple[str, frozenset[str]]]:
        for name in self.free_text_names:
            text = self.get_initial_for_field(self.fields[name], name)
            if isinstance(text, str):
                found: tuple[Finding, ...] = tuple(screen(text).contact_details)
                yield name, frozenset(each.text for each in found)
