"""Example objects for the addresses in fyren/reports/urls.py; see tests/access/objects.py."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import count

from fyren.base import clock
from fyren.base.frozen import checksum_of
from fyren.people.access_table import Outcome
from fyren.people.roles import Role
from fyren.plan.models import Plan
from fyren.reports.models import AdoptedFile, AdoptedReport, AuditPack, WordTemplate
from fyren.steering.models import RoundEdition
from fyren.steering.round_rules import ReportState
from tests.access.maker import Arguments, Asked, Away, Maker, Query
from tests.actions.world import World
from tests.steering.round_course import RoundCourse

_NUMBERS = count(1)


def _closed(world: World) -> RoundEdition:
    """A closed round of the world's plan, in which the board has decided."""
    found = RoundEdition.objects.order_by("number").first()
    if found is not None:
        return found
    course = RoundCourse(world)
    course.written(ReportState.DECIDED)
    return course.close()


def _plan(asked: Asked) -> tuple[RoundEdition, World]:
    """A closed round, and the plan that it is about: another authority's is a plan of its own."""
    edition = _closed(asked.world)
    if asked.is_own:
        return edition, asked.world
    world = replace(asked.world, slug=f"plan-utanfor-{next(_NUMBERS)}")
    Plan.objects.filter(pk=world.plan.pk).update(authority=asked.authority)
    plan = edition.content["plans"][0] | {"slug": world.plan.slug}
    return _kept_anew(edition, edition.content | {"plans": [plan]}), world


def _composed(asked: Asked) -> Arguments:
    edition, world = _plan(asked)
    return {"public_id": edition.public_id, "slug": world.plan.slug}


def _file(asked: Asked) -> Arguments:
    return _composed(asked) | {"kind": "html"}


def _paper(asked: Asked) -> Arguments:
    """The asking body's papers. A body that the plan does not address is written into the edition for this."""
    edition = _closed(asked.world)
    content = edition.content
    if all(each["public_id"] != asked.authority.public_id for each in content["bodies"]):
        body = content["bodies"][0] | {"public_id": asked.authority.public_id, "name": asked.authority.name}
        content = content | {"bodies": [*content["bodies"], body]}
        edition = _kept_anew(edition, content)
    slug = asked.world.plan.slug
    return {"public_id": edition.public_id, "slug": slug, "body_id": asked.authority.public_id, "which": "i-korthet"}


def _kept_anew(edition: RoundEdition, content: dict[str, object]) -> RoundEdition:
    return RoundEdition.objects.create(
        round=edition.round,
        number=100 + next(_NUMBERS),
        content=content,
        schema_version=edition.schema_version,
        checksum=checksum_of(content),
        frozen_by=edition.frozen_by,
    )


def _paper_file(asked: Asked) -> Arguments:
    return _paper(asked) | {"kind": "html"}


def _adopted(asked: Asked) -> Arguments:
    edition, world = _plan(asked)
    owner = world.executive if asked.is_own else asked.authority
    facts = {"decided_by": world.council, "decided_on": clock.today(), "minutes_approved_on": clock.today()}
    report, made = AdoptedReport.objects.get_or_create(
        edition=edition,
        plan=world.plan,
        defaults={"authority": owner, "section": "12", "sections": ["summary"], **facts},
    )
    if made:
        AdoptedFile.objects.create(report=report, kind="pdf", is_public=True, data=b"%PDF", sha256="0" * 64)
    return {"public_id": report.public_id}


def _adopted_file(asked: Asked) -> Arguments:
    return _adopted(asked) | {"version": "offentlig", "kind": "pdf"}


def _pack(asked: Asked) -> Arguments:
    pack = AuditPack.objects.create(
        edition=_closed(asked.world),
        focus_area=asked.world.focus_area,
        authority=asked.authority,
        made_by=asked.world.coordinator.actor,
        expires_on=clock.today() + dt.timedelta(days=7),
    )
    return {"public_id": pack.public_id}


def _template(asked: Asked) -> Arguments:
    made = WordTemplate.objects.create(
        file_name="mall.docx", data=b"PK", is_in_use=False, set_by=asked.world.coordinator.actor
    )
    return {"public_id": made.public_id}


OBJECTS: dict[str, Maker] = {
    "report_compose": _composed,
    "report_compose_file": _file,
    "report_adopt": _composed,
    "audit_pack_new": _composed,
    "body_paper": _paper,
    "body_paper_file": _paper_file,
    "adopted_report": _adopted,
    "adopted_file": _adopted_file,
    "adopted_change": _adopted,
    "audit_pack": _pack,
    **dict.fromkeys(("word_template_away", "word_template_restore"), _template),
}
_WHOLE = Away(Outcome.ALLOWED, "coordinators and auditors read every closed round, whoever owns the plan")
_PUBLIC = Away(Outcome.ALLOWED, "a decided report is public")
_COMMON = Away(Outcome.ALLOWED, "the Word template is the municipality's, and no one authority's")
_PAPERS = Away(
    Outcome.REFUSED,
    "a body's papers are its own people's; coordinators and auditors read every body's",
    frozenset({Role.COORDINATOR, Role.AUDITOR}),
)
AWAY: dict[str, Away] = {
    **dict.fromkeys(("report_compose", "report_compose_file", "audit_pack"), _WHOLE),
    **dict.fromkeys(("adopted_report", "adopted_file"), _PUBLIC),
    **dict.fromkeys(("word_template_away", "word_template_restore"), _COMMON),
    **dict.fromkeys(("body_paper", "body_paper_file"), _PAPERS),
}
LEADS_ON: dict[str, str] = dict.fromkeys(
    ("word_template_away", "word_template_restore"), "done with one press on the page that reading leads to"
)
QUERIES: dict[tuple[str, str], Query] = {}
