"""Keeping what statements count as. Runs in the request's own transaction: what is acknowledged is there."""

from __future__ import annotations

import hmac
import uuid
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Q

from fyren.base.importing.headers import normalised
from fyren.base.screening import screen, without_controls
from fyren.competence.importing.columns import known_at, level_words
from fyren.competence.models import Course, LearningActivity, LearningPlace, LearningSource, Statement, VoidedAhead
from fyren.competence.rules import month_number
from fyren.competence.xapi.reading import Told
from fyren.people.models import Unit
from fyren.vault.keys import key_ring

N = TypeVar("N")

PURPOSE = "xapi-statement"
MOST_REMEMBERED = 20_000
WITHHELD = "urn:fyren:withheld"  # stands for an address that told who somebody is


class StatementConflict(Exception):
    """Raised when another content has been received under the same id. Nothing of the request is kept."""


def keep_statements(source: LearningSource, told: Sequence[Told]) -> None:
    """Keep the statements that count something, and take back those that are voided. All or none.

    Raises:
        StatementConflict: an id is known with another content.
        KeyRingError: there is no usable key.
    """
    counting = [each for each in told if each.activity]
    voided = [each.voids for each in told if each.voids is not None]
    if not counting and not voided:
        return
    with transaction.atomic():
        if counting:
            _keep(source, counting)
        if voided:
            _void(source, voided)


def _void(source: LearningSource, voided: Sequence[uuid.UUID]) -> None:
    """Take back those that have arrived, and keep of the others that they are to be (xAPI 1.0.3, Data 2.3.2: what
    arrives after the statement that voids it is void)."""
    arrived = source.statements.filter(statement_id__in=voided)
    known = set(arrived.values_list("statement_id", flat=True))
    arrived.update(is_voided=True, is_counted=False)
    ahead = [VoidedAhead(source=source, statement_id=each) for each in voided if each not in known]
    VoidedAhead.objects.bulk_create(ahead, ignore_conflicts=True)


def _keep(source: LearningSource, told: Sequence[Told]) -> None:
    key_id = key_ring().current_id
    activities = _activities(source, {_address(each.activity) for each in told})
    places = _places(source, {(_plain(each.unit), _plain(each.level)) for each in told})
    rows = [
        Statement(
            source_id=source.pk,
            statement_id=each.id,
            digest=_mac(each.content, key_id),
            attempt=_attempt(each, key_id),
            key_id=key_id,
            activity_id=activities[_address(each.activity)],
            place_id=places[_plain(each.unit), _plain(each.level)],
            month=month_number(each.day) if each.day else 0,
        )
        for each in told
    ]
    if _inserted(rows) < len(rows):
        _refuse_conflicts(source, told)


def _inserted(rows: Sequence[Statement]) -> int:
    """Insert those whose ids are not known, and say how many they were. Written here, since it is done for every
    request and the ORM neither tells that nor is quick."""
    fields = [field for field in Statement._meta.concrete_fields if not field.primary_key]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    table, places = connection.ops.quote_name(Statement._meta.db_table), ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING"  # noqa: S608 - names only
    values = [[field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)
        return int(cursor.rowcount)


def _refuse_conflicts(source: LearningSource, told: Sequence[Told]) -> None:
    content = {each.id: each.content for each in told}
    kept = source.statements.filter(statement_id__in=content).values_list("statement_id", "digest", "key_id")
    for number, digest, key_id in kept:
        if not hmac.compare_digest(digest, _mac(content[number], key_id)):
            raise StatementConflict


def _mac(content: bytes, key_id: str) -> str:
    return hmac.new(key_ring().derive(PURPOSE, key_id), content, sha256).hexdigest()[:32]


def _attempt(told: Told, key_id: str) -> str:
    """An attempt's keyed hash: the registration names one person's way through one course."""
    return _mac(f"{told.registration}\n{told.activity}".encode(), key_id) if told.registration else ""


def _plain(said: str) -> str:
    """What is said of a group, or nothing where it tells who somebody is."""
    text = " ".join(without_controls(said, one_line=True).split())
    return "" if "@" in text or screen(text).personal_numbers else text


def _address(iri: str) -> str:
    return WITHHELD if "@" in iri or screen(iri).personal_numbers else iri


def _activities(source: LearningSource, iris: set[str]) -> dict[str, int]:
    """The activities by address; new ones are added, with the course that they name by code or link."""
    found, unknown = _remembered(source, iris)
    if unknown:
        kept = source.activities.filter(iri__in=unknown).order_by().values_list("iri", "pk")
        found |= _remember(source, dict(kept))
    for iri in iris - found.keys():
        named = Course.objects.filter(Q(code=iri) | Q(link=iri)).first()
        made, _is_new = LearningActivity.objects.get_or_create(source=source, iri=iri, defaults={"course": named})
        found[iri] = made.pk
    return found


def _places(source: LearningSource, said: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The groups by what is said of them; new ones are added, with the unit and level that they name."""
    found, unknown = _remembered(source, said)
    if unknown:
        kept = source.places.filter(unit_said__in=[unit for unit, _level in unknown]).order_by()
        rows = kept.values_list("unit_said", "level_said", "pk")
        found |= _remember(source, {(unit, level): pk for unit, level, pk in rows})
    for unit, level in said - found.keys():
        defaults = {"unit_id": _unit(source, unit), "level": _level(source, level)}
        made, _is_new = LearningPlace.objects.get_or_create(
            source=source, unit_said=unit, level_said=level, defaults=defaults
        )
        found[unit, level] = made.pk
    return found


# Keys of activities and groups that were found in the database: they are asked for with every statement, and none is
# ever removed. What a request adds itself is not remembered, since it may be rolled back.
_known: dict[tuple[str, Any], int] = {}


def _remembered(source: LearningSource, names: set[N]) -> tuple[dict[N, int], set[N]]:
    found = {name: _known[source.public_id, name] for name in names if (source.public_id, name) in _known}
    return found, names - found.keys()


def _remember(source: LearningSource, found: dict[N, int]) -> dict[N, int]:
    if len(_known) > MOST_REMEMBERED:
        _known.clear()
    _known.update({(source.public_id, name): key for name, key in found.items()})
    return found


def _unit(source: LearningSource, said: str) -> int | None:
    if not said:
        return source.unit_id
    by_id = Unit.objects.filter(authority=source.authority_id, public_id=said).values_list("pk", flat=True).first()
    return by_id or known_at(source.authority).units.get(normalised(said))


def _level(source: LearningSource, said: str) -> str:
    return level_words().get(normalised(said), "") if said else source.level
