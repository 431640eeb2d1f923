"""The field-level change log and the row version: one way of changing an editable object."""

from fyren.base.history.changes import Conflict, blank_text, save_changes, save_new, save_relations, take_version

__all__ = ["Conflict", "blank_text", "save_changes", "save_new", "save_relations", "take_version"]
