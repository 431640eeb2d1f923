"""No act without audit: every public function of every actions module is found, tried, and undone when audit fails."""

from __future__ import annotations

import hashlib
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models

import fyren
from fyren.vault.models import AuditRow
from tests.actions.world import World

Example = Callable[[World], Callable[[], object]]

# Public functions in these modules are steps inside actions, not actions themselves.
HELPERS: dict[str, str] = {
    "fyren.indicators.actions.figures": "values written in bulk, inside the acts that take them in",
    "fyren.indicators.actions.own_writing": "own figures, inside the acts that take them in or close a round",
    "fyren.indicators.actions.importing": "what every act on a file on its way in begins with",
    "fyren.steering.actions.copying": "copies, made inside the action that copies",
    "fyren.steering.actions.freezing": "editions and their files, made inside the actions that freeze a budget",
    "fyren.steering.actions.moving": "what follows inside the plan's own act of adoption",
    "fyren.steering.actions.pending": "changes that wait for a decision, inside the actions that decide",
    "fyren.steering.actions.report_writing": "a part of a report written, inside the actions that write one or many",
    "fyren.steering.actions.stances": "a stance written, inside the actions that take one or several",
    "fyren.steering.actions.writing": "how an activity changes, inside the actions that change it",
    "fyren.plan.actions.anchors": "addresses and anchors, made inside the actions that freeze an edition",
    "fyren.plan.actions.publishing": "plan, edition and links, made inside the actions that publish a wording",
}


def _modules() -> Iterator[ModuleType]:
    """Every module `actions` of a room, and every module inside such a folder."""
    for found in pkgutil.walk_packages(fyren.__path__, "fyren."):
        parts = found.name.split(".")
        if "migrations" not in parts and "management" not in parts and "actions" in parts[2:]:
            yield importlib.import_module(found.name)


def _public(module: ModuleType) -> dict[str, Callable[..., object]]:
    """The module's own public functions by full name."""
    return {
        f"{module.__name__}.{name}": value
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    }


FUNCTIONS = {name: function for module in _modules() for name, function in _public(module).items()}
ACTIONS = {name: function for name, function in FUNCTIONS.items() if hasattr(function, "act")}


def _examples() -> dict[str, Example]:
    found: dict[str, Example] = {}
    for path in sorted(Path(__file__).parent.glob("examples_*.py")):
        found |= importlib.import_module(f"tests.actions.{path.stem}").EXAMPLES
    return found


EXAMPLES = _examples()


@pytest.fixture
def prepared(request: pytest.FixtureRequest, world: World) -> Callable[[], object]:
    name = request.param
    if name not in EXAMPLES:
        pytest.fail(f"{name} has no example: add one to EXAMPLES in tests/actions/examples_<yours>.py")
    return EXAMPLES[name](world)


def _state() -> dict[str, str]:
    """A digest of every table."""
    return {model._meta.label: _digest(model) for model in apps.get_models(include_auto_created=True)}


def _digest(model: type[models.Model]) -> str:
    """Of the rows as the database has them: no field needs to read its value."""
    table, key = (connection.ops.quote_name(name) for name in (model._meta.db_table, model._meta.pk.column))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY {key}")
        return hashlib.sha256("\n".join(map(repr, cursor.fetchall())).encode()).hexdigest()


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_public_function_is_an_action(name: str) -> None:
    module = name.rpartition(".")[0]
    assert name in ACTIONS or module in HELPERS, f"{name} is public but no action: decorate it with @action(Act.…)"


def test_no_example_is_left_over() -> None:
    assert sorted(set(EXAMPLES) - set(ACTIONS)) == []


def test_helpers_are_still_there() -> None:
    """A module that is excused must exist and hold helpers only."""
    known = {name.rpartition(".")[0] for name in FUNCTIONS}
    assert set(HELPERS) <= known
    assert not [name for name in ACTIONS if name.rpartition(".")[0] in HELPERS]


@pytest.mark.django_db
@pytest.mark.parametrize(("prepared", "name"), [(name, name) for name in sorted(ACTIONS)], indirect=["prepared"])
def test_one_audit_row_of_its_own_act(prepared: Callable[[], object], name: str) -> None:
    before = set(AuditRow.objects.values_list("pk", flat=True))
    prepared()
    rows = AuditRow.objects.exclude(pk__in=before)
    assert [row.act for row in rows] == [ACTIONS[name].act]  # type: ignore[attr-defined]


@pytest.mark.django_db
@pytest.mark.parametrize("prepared", sorted(ACTIONS), indirect=True)
def test_nothing_happens_when_the_audit_fails(prepared: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    before = _state()

    def refuse(*args: object, **kwargs: object) -> None:
        raise DatabaseError("the audit is out of order")

    with monkeypatch.context() as patch:
        patch.setattr(AuditRow, "save", refuse)
        with pytest.raises(DatabaseError, match="out of order"):
            prepared()
    assert _state() == before


@pytest.mark.django_db
@pytest.mark.parametrize("prepared", ["fyren.people.actions.add_person"], indirect=True)
def test_the_digest_sees_an_act_that_did_happen(prepared: Callable[[], object]) -> None:
    """The positive control: without the failure, the same comparison finds a difference."""
    before = _state()
    prepared()
    after = _state()
    assert {label for label in before if before[label] != after[label]} == {"people.User", "vault.AuditRow"}
