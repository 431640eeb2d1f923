"""Creating many models in one step of a migration, for squashed migrations.

Django renders every related model anew after each operation, and nearly everything here is related to a body: one
operation per model costs a fresh database seconds, one operation for all of an app's models does not (ADR 0025).
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


class CreateTogether(Operation):
    """Create all of `models`, which may point at each other, with one rendering of the state."""

    category = OperationCategory.ADDITION
    serialization_expand_args = ["models"]

    def __init__(self, models: list[CreateModel]) -> None:
        self.models = models

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """What the writer of migrations asks for."""
        return self.__class__.__qualname__, [], {"models": self.models}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Add all models to the state, and only then render them and what they are related to."""
        rendered = state.__dict__.pop("apps", None)
        for each in self.models:
            each.state_forwards(app_label, state)
        if rendered is not None:
            state.apps = rendered
            state.reload_models([(app_label, each.name_lower) for each in self.models], delay=False)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Create the tables; what points at a table is checked when all are there."""
        for each in self.models:
            each.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Take the tables away, the last first."""
        for each in reversed(self.models):
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What `migrate --plan` says."""
        return f"Create {len(self.models)} models together"
