"""What a room's own table of imports is made of: a file on its way, kept on the server until it is taken in or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from fyren.base.fields import FreeCharField
from fyren.base.importing.comparing import Decisions
from fyren.base.importing.reading import Table
from fyren.base.models import VersionedModel


class TableImportState(models.TextChoices):
    """Where an import of a table stands. Values are stored."""

    OPEN = "open", _("Being looked through")
    DONE = "done", _("Taken in")
    DISCARDED = "discarded", _("Discarded")


class TableImport(VersionedModel):
    """A file's tables, and what somebody has said of their columns and rows.

    Once it is taken in or discarded, tables and decisions are wiped; that it was made, by whom and when, stays.
    """

    file_name = FreeCharField(_("file"), max_length=255)
    started_by = models.CharField(max_length=32, editable=False)
    state = models.CharField(max_length=10, choices=TableImportState.choices, default=TableImportState.OPEN)
    tables = models.JSONField(_("tables"), default=list, blank=True)
    places = models.JSONField(default=dict, blank=True)
    decisions = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_settled(self) -> bool:
        """Whether every column is known, or somebody has said which is which."""
        return bool(self.places.get("is_settled"))

    def read_tables(self) -> list[Table]:
        """The file's tables."""
        return [Table(name, tuple(map(tuple, rows))) for name, rows in self.tables]

    def read_decisions(self) -> Decisions:
        """What has been said of the rows."""
        kept = self.decisions
        return Decisions(
            {int(row): said for row, said in kept.get("rows", {}).items()},
            _by_cell(kept.get("fields", {})),
            _by_cell(kept.get("cells", {})),
        )


def decisions_json(decisions: Decisions) -> dict[str, Any]:
    """What `TableImport.read_decisions` reads."""
    return {
        "rows": {str(row): said for row, said in decisions.rows.items()},
        "fields": {f"{row} {key}": said for (row, key), said in decisions.fields.items()},
        "cells": {f"{row} {key}": said for (row, key), said in decisions.cells.items()},
    }


def tables_json(tables: list[Table]) -> list[Any]:
    """What `TableImport.read_tables` reads."""
    return [[table.name, [list(row) for row in table.rows]] for table in tables]


def _by_cell(kept: Mapping[str, str]) -> dict[tuple[int, str], str]:
    return {(int(row), key): said for place, said in kept.items() for row, _space, key in [place.partition(" ")]}
