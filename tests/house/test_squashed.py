"""A squashed migration makes what its chain made, and whoever has run a part of the chain gets there too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.migrations import CreateModel
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import OperationWriter

from fyren.house.management.commands.squash_room import chain_of, creation, squashed
from tests.installation import Environment, own_installation, program, run


def without_squashed() -> MigrationLoader:
    """The migrations as they were before any were squashed."""
    loader = MigrationLoader(None, replace_migrations=False)
    for key, migration in loader.replacements.items():
        loader.graph.remove_replacement_node(key, migration.replaces)
    return loader


LOADER = MigrationLoader(None)
CHAINS = without_squashed()
ROOMS = sorted(room for room, _ in LOADER.replacements)
PREPARE = 'from django.core.management import call_command\ncall_command("prepare")'
REMEMBERED = """
import json
from django.db.migrations.recorder import MigrationRecorder
print(json.dumps([*MigrationRecorder.Migration.objects.filter(name__contains="_squashed_").values_list("app", "name")]))
"""
Written = dict[str, str]

CHAIN = """
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
executor = MigrationExecutor(connection)
executor.loader = MigrationLoader(connection, replace_migrations=False)
for key, migration in executor.loader.replacements.items():
    executor.loader.graph.remove_replacement_node(key, migration.replaces)
executor.migrate([tuple(each) for each in {targets}] or executor.loader.graph.leaf_nodes())
MigrationRecorder.Migration.objects.filter(name__contains="_squashed_").delete()
"""
SCHEMA = """
import re
from django.db import connection
QUESTIONS = {
    "sqlite": ["SELECT type, tbl_name, name, sql FROM sqlite_master"],
    "postgresql": [
        "SELECT table_name, column_name, data_type, is_nullable, column_default, character_maximum_length, is_identity"
        " FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), condeferred FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace",
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    ],
}
with connection.cursor() as cursor:
    for question in QUESTIONS[connection.vendor]:
        cursor.execute(question)
        for row in sorted(map(str, cursor.fetchall())):
            # In which order a table has its columns says nothing.
            print(sorted(row.split(", ")))
"""
MIGRATE = """
from django.core.management import call_command
call_command("migrate")
"""


def as_text(operation: CreateModel) -> str:
    """The operation as a migration has it."""
    return str(OperationWriter(operation).serialize()[0])


def written(state: ProjectState, room: str) -> Written:
    """A room's models as a migration would write them."""
    models = [model for (label, _), model in state.models.items() if label == room]
    return {model.name: as_text(creation(model)) for model in models}


def led_to(loader: MigrationLoader, room: str, name: str) -> Written:
    """A room's models after a migration."""
    return written(loader.project_state((room, name)), room)


@pytest.mark.parametrize("room", ROOMS)
def test_the_same_models(room: str) -> None:
    migration = next(each for (label, _), each in LOADER.replacements.items() if label == room)
    assert led_to(CHAINS, room, migration.replaces[-1][1]) == led_to(LOADER, room, migration.name)


def test_a_missing_step_is_seen() -> None:
    steering = next(each for (label, _), each in LOADER.replacements.items() if label == "steering")
    before, last = (led_to(CHAINS, "steering", name) for _, name in steering.replaces[-2:])
    assert before != last


@pytest.mark.parametrize("room", ROOMS)
def test_a_chain_is_replaced_from_its_beginning(room: str) -> None:
    migration = next(each for (label, _), each in LOADER.replacements.items() if label == room)
    chain = [(room, each.name) for each in chain_of(CHAINS, room)]
    assert migration.replaces == chain[: len(migration.replaces)]


def test_the_command_squashes_all_that_is_there() -> None:
    made = squashed(LOADER, "steering")
    assert made.replaces == [("steering", each.name) for each in chain_of(CHAINS, "steering")]
    assert made.dependencies == [("people", "0002_heads_and_keys"), ("plan", "0001_initial")]
    (operation,) = made.operations
    assert {each.name: as_text(each) for each in operation.models} == led_to(CHAINS, *made.replaces[-1])


def test_the_command_names_the_users_by_their_setting() -> None:
    assert ("__setting__", "AUTH_USER_MODEL") in squashed(LOADER, "detection").dependencies


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The schema that a new installation gets."""
    with own_installation(tmp_path_factory.mktemp("fresh")) as environment:
        run(environment, *program(MIGRATE))
        return run(environment, *program(SCHEMA))


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[Environment]:
    with own_installation(tmp_path) as found:
        yield found


def along_the_chain(environment: Environment, targets: list[tuple[str, str]]) -> None:
    """The database of an installation that had come to `targets` (none: to the end) before anything was squashed."""
    run(environment, *program(CHAIN.format(targets=json.dumps(targets))))


# Asks for the database though it makes its own, so that the run on the other database has it too.
@pytest.mark.django_db
@pytest.mark.slow
def test_the_whole_chain_is_an_installation_with_nothing_to_do(environment: Environment, fresh: str) -> None:
    along_the_chain(environment, [])
    assert run(environment, *program(SCHEMA)) == fresh
    assert "No migrations to apply." in run(environment, *program(MIGRATE))
    assert run(environment, *program(SCHEMA)) == fresh


@pytest.mark.django_db
@pytest.mark.slow
def test_that_nothing_was_to_do_is_remembered(environment: Environment) -> None:
    along_the_chain(environment, [])
    assert "Databasen klar" not in run(environment, *program(PREPARE))
    assert {tuple(each) for each in json.loads(run(environment, *program(REMEMBERED)))} == set(LOADER.replacements)


@pytest.mark.django_db
@pytest.mark.slow
@pytest.mark.parametrize("room", [room for (room, _), each in LOADER.replacements.items() if len(each.replaces) > 1])
def test_half_a_chain_is_walked_to_its_end(room: str, environment: Environment, fresh: str) -> None:
    chain = next(each.replaces for (label, _), each in LOADER.replacements.items() if label == room)
    along_the_chain(environment, [chain[len(chain) // 2 - 1]])
    assert run(environment, *program(SCHEMA)) != fresh
    told = run(environment, *program(MIGRATE))
    assert f"Applying {room}.{chain[-1][1]}..." in told
    assert run(environment, *program(SCHEMA)) == fresh


@pytest.mark.django_db
@pytest.mark.slow
def test_what_was_created_together_is_taken_away_together(environment: Environment, fresh: str) -> None:
    run(environment, *program(MIGRATE))
    back = 'from django.core.management import call_command\ncall_command("migrate", "steering", "zero")'
    run(environment, *program(back))
    assert "steering_" not in run(environment, *program(SCHEMA))
    assert "steering_" in fresh
    run(environment, *program(MIGRATE))
    assert run(environment, *program(SCHEMA)) == fresh
