"""`run.py manage squash_room ROOM …`: a room's migrations as one that creates its models together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.migrations import CreateModel, Migration, RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import SwappableTuple
from django.db.migrations.state import ModelState
from django.db.migrations.writer import MigrationWriter

from fyren.base.together import CreateTogether


class Command(BaseCommand):
    """Write a squashed migration for each room, in place of the squashed one that it may have had."""

    help = "Write a room's migrations as one; when and why: docs/architecture.md."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("rooms", nargs="+", metavar="ROOM")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write every room's migration, and say where something was done that a new table does not tell."""
        rooms = [config for config in apps.get_app_configs() if config.name.startswith("fyren.")]
        known = {config.label: Path(config.path) / "migrations" for config in rooms}
        for room in options["rooms"]:
            loader = MigrationLoader(None)
            if room not in known or not loader.graph.leaf_nodes(room):
                raise CommandError(f"Det finns inget rum med migreringar som heter {room}.")
            made = squashed(loader, room)
            for earlier in chain_of(loader, room):
                if earlier.replaces:
                    (known[room] / f"{earlier.name}.py").unlink()
                    _name_the_last(list(known.values()), earlier)
                if any(isinstance(step, RunPython | RunSQL) for step in earlier.operations):
                    self.stdout.write(f"{room}.{earlier.name} gör mer än att ändra tabeller, vilket inte är med.")
            path = known[room] / f"{made.name}.py"
            path.write_text(MigrationWriter(made, include_header=False).as_string())
            self.stdout.write(str(path))


def chain_of(loader: MigrationLoader, room: str) -> list[Migration]:
    """The room's migrations in order; what is squashed already as one."""
    (last,) = loader.graph.leaf_nodes(room)
    plan = [loader.graph.nodes[key] for key in loader.graph.forwards_plan(last)]
    return [each for each in plan if each.app_label == room]


def squashed(loader: MigrationLoader, room: str) -> Migration:
    """One migration that leads to the same models as the room's chain, with columns in the same order."""
    chain = chain_of(loader, room)
    replaced = [key for each in chain for key in each.replaces or [(room, each.name)]]
    state = loader.project_state((room, chain[-1].name))
    models = [creation(each) for (label, _), each in state.models.items() if label == room]
    told = {
        "initial": True,
        "replaces": replaced,
        "dependencies": sorted(_outside(chain).values()),
        "operations": [CreateTogether(models)],
    }
    kind: type[Migration] = type("Migration", (Migration,), told)
    return kind(f"0001_squashed_{replaced[-1][1]}", room)


def creation(model: ModelState) -> CreateModel:
    """The operation that creates a model as the state has it."""
    options = {name: value for name, value in model.options.items() if value or name not in ("indexes", "constraints")}
    return CreateModel(model.name, list(model.fields.items()), options, model.bases, model.managers)


def _outside(chain: list[Migration]) -> dict[str, tuple[str, str]]:
    """The latest migration of each other room that the chain stands on."""
    found: dict[str, tuple[str, str]] = {}
    for each in chain:
        for dependency in each.dependencies:
            # As the writer wants to have the model of users, which a setting names.
            of_users = isinstance(dependency, SwappableTuple)
            label, name = ("__setting__", "AUTH_USER_MODEL") if of_users else dependency
            if label != each.app_label:
                found[label] = max(found.get(label, (label, "")), (label, name))
    return found


def _name_the_last(folders: list[Path], earlier: Migration) -> None:
    """Let migrations that stand on a squashed one, which is taken away, name the last of what it replaced."""
    last = earlier.replaces[-1][1]
    for path in (path for folder in folders for path in folder.glob("0*.py")):
        text = path.read_text()
        for quote in "'\"":
            text = text.replace(
                f"({quote}{earlier.app_label}{quote}, {quote}{earlier.name}{quote})",
                f"({quote}{earlier.app_label}{quote}, {quote}{last}{quote})",
            )
        if text != path.read_text():
            path.write_text(text)
