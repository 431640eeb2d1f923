"""Examples of the actions of the editors' desk. The guide's publisher is stood in for by a quick one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from fyren.base import clock
from fyren.editing import actions
from fyren.editing.faults import count_fault
from fyren.editing.models import FaultKind
from fyren.editing.queries.desk import Desk
from fyren.editing.queries.facts import Sort, facts
from fyren.guide.pack_files import Kind
from fyren.publishing.models import Revision
from fyren.publishing.packs import named
from tests.actions.world import World
from tests.editing.stand_in import standing_in

DOOR = named(Kind.DOOR, "adult", "sv")


def _saved(world: World, title: str = "En rubrik", expected: int | None = None) -> Revision:
    body = {"title": title, "lead": "En ingress."}
    with standing_in():
        return actions.save_item(name=DOOR, body=body, expected_version=expected, by=world.editor)


def _with_guide(call: Callable[[], object]) -> Callable[[], object]:
    def run() -> object:
        with standing_in():
            return call()

    return run


def _save(world: World) -> Callable[[], object]:
    return lambda: _saved(world)


def _publish(world: World) -> Callable[[], object]:
    entry = _saved(world).entry
    later = clock.now() + dt.timedelta(days=1)
    return _with_guide(lambda: actions.publish_items(versions={entry.public_id: 1}, at=later, by=world.editor))


def _restore(world: World) -> Callable[[], object]:
    first = _saved(world)
    _saved(world, "En annan rubrik", expected=1)
    return _with_guide(lambda: actions.restore_item(revision=first, expected_version=2, by=world.editor))


def _take_away(world: World) -> Callable[[], object]:
    _saved(world)
    return _with_guide(lambda: actions.take_away(name=DOOR, expected_version=1, by=world.editor))


def _follow(world: World) -> Callable[[], object]:
    _saved(world)
    return _with_guide(lambda: actions.follow_pack(name=DOOR, expected_version=1, by=world.editor))


def _keep(world: World) -> Callable[[], object]:
    _saved(world)
    return _with_guide(lambda: actions.keep_own(name=DOOR, expected_version=1, by=world.editor))


def _approve(world: World) -> Callable[[], object]:
    return _with_guide(
        lambda: actions.approve_language(
            code="ar", role="auktoriserad translator", approved_on=world.day, expected_version=None, by=world.editor
        )
    )


def _release(world: World) -> Callable[[], object]:
    return _with_guide(lambda: actions.release_guide(by=world.editor))


def _put_back(world: World) -> Callable[[], object]:
    with standing_in():
        first = actions.release_guide(by=world.editor)
        actions.release_guide(by=world.editor)
    return _with_guide(lambda: actions.put_back_release(release=first, by=world.editor))


def _settle(world: World) -> Callable[[], object]:
    count_fault(service="sos", language="sv", kind=FaultKind.CLOSED, day=world.day)
    return lambda: actions.settle_faults(service="sos", kind="closed", by=world.editor)


def _check(world: World) -> Callable[[], object]:
    with standing_in():
        fact = next(each for each in facts(Desk()) if each.sort == Sort.SOURCE)
    later = world.day + dt.timedelta(days=100)
    return _with_guide(lambda: actions.check_fact(fact=fact, review_by=later, expected_version=None, by=world.editor))


EXAMPLES: dict[str, Callable[[World], Callable[[], object]]] = {
    "fyren.editing.actions.facts.check_fact": _check,
    "fyren.editing.actions.faults.settle_faults": _settle,
    "fyren.editing.actions.items.publish_items": _publish,
    "fyren.editing.actions.items.restore_item": _restore,
    "fyren.editing.actions.items.save_item": _save,
    "fyren.editing.actions.pack.take_away": _take_away,
    "fyren.editing.actions.languages.approve_language": _approve,
    "fyren.editing.actions.pack.follow_pack": _follow,
    "fyren.editing.actions.pack.keep_own": _keep,
    "fyren.editing.actions.releases.put_back_release": _put_back,
    "fyren.editing.actions.releases.release_guide": _release,
}
