"""Foreign keys point down, as imports do: a lower room's table must not need a higher one's."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.sources import ROOT

# Django's own tables, and what they may be pointed at from: below every room.
FRAMEWORK = -1


def layers() -> list[str]:
    """The rooms from the ground up, as import-linter has them: one list for both."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (rooms,) = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    return list(reversed(rooms))


def height(module: str, rooms: list[str]) -> int:
    """How high up a module stands; the framework's and other packages' are at the bottom."""
    for number, room in enumerate(rooms):
        if any(module == part.strip() or module.startswith(part.strip() + ".") for part in room.split("|")):
            return number
    return FRAMEWORK


def upward(models_: Iterable[type[models.Model]], rooms: list[str]) -> list[str]:
    """The relations that point from a lower room to a higher one."""
    found = []
    for model in models_:
        here = height(model.__module__, rooms)
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            target = field.related_model
            if here == FRAMEWORK or not isinstance(target, type):
                continue
            if height(target.__module__, rooms) > here:
                found.append(
                    f"{model.__module__}.{model.__name__}.{field.name} -> {target.__module__}.{target.__name__}"
                )
    return found


def test_every_relation_points_down_or_stays_in_its_room() -> None:
    assert upward(apps.get_models(include_auto_created=True), layers()) == []


def test_every_room_with_models_is_in_the_list_of_layers() -> None:
    rooms = layers()
    ours = {config.name for config in apps.get_app_configs() if config.name.startswith("fyren.")}
    assert {name for name in ours if height(name, rooms) == FRAMEWORK} == set()


@isolate_apps("fyren.base", "fyren.plan")
def test_the_probe_finds_a_key_and_a_many_to_many_that_point_up() -> None:
    class High(models.Model):  # noqa: DJ008
        __module__ = "fyren.plan.models"

        class Meta:
            app_label = "plan"

    class Low(models.Model):  # noqa: DJ008
        __module__ = "fyren.base.models"
        key = models.ForeignKey(High, on_delete=models.CASCADE)
        many = models.ManyToManyField(High, related_name="+")

        class Meta:
            app_label = "base"

    class Down(models.Model):  # noqa: DJ008
        __module__ = "fyren.plan.models"
        key = models.ForeignKey(Low, on_delete=models.CASCADE)

        class Meta:
            app_label = "plan"

    assert upward([High, Low, Down], layers()) == [
        "fyren.base.models.Low.key -> fyren.plan.models.High",
        "fyren.base.models.Low.many -> fyren.plan.models.High",
    ]
