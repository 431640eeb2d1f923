"""The field-level change log and the row version: one way of changing an editable object."""

from fyren.base.history.changes import (
    Conflict,
    blank_entries,
    blank_text,
    log_blanked,
    save_changes,
    save_marks,
    save_new,
    save_relations,
    save_values,
    take_version,
)

__all__ = [
    "Conflict",
    "blank_entries",
    "blank_text",
    "log_blanked",
    "save_changes",
    "save_marks",
    "save_new",
    "save_relations",
    "save_values",
    "take_version",
]
