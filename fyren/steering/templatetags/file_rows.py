"""The choices beside a file's rows."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from fyren.base.importing.columns import Column
from fyren.base.importing.comparing import NEW, SKIP, Outcome, Verdict
from fyren.base.importing.rows import Fault

register = template.Library()


@register.simple_tag
def row_choice(each: Outcome, decided: Mapping[int, str], is_fixed: bool = False) -> SafeString:
    """What is to happen to a row: taken in, left out, said to be one that is here already, or new unless `is_fixed`."""
    said = decided.get(each.row.number, "")
    context = {
        "each": each,
        "said": said,
        "must_choose": each.verdict is Verdict.UNSURE,
        "is_in_card": each.waits,
        "is_faulty": each.verdict is Verdict.FAULTY,
        "candidates": [] if each.row.public_id and each.saved is not None else each.candidates,
        "may_be_new": bool(each.candidates or each.same_as) and not is_fixed,
        "NEW": NEW,
        "SKIP": SKIP,
    }
    return render_to_string("steering/import_row_choice.html", context)


@register.simple_tag
def cell_choice(each: Outcome, fault: Fault, columns: Mapping[str, Column]) -> SafeString | str:
    """What to choose instead of a cell that is not understood, where there is a list to choose from."""
    column = columns.get(fault.key)
    if column is None or not (column.options or column.is_day) or fault.sheet:
        return ""
    return render_to_string("steering/import_cell_choice.html", {"each": each, "column": column})
