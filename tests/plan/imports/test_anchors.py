"""The anchors of an edition: each its own address, whatever the document numbers twice."""

from __future__ import annotations

import pytest

from fyren.plan.actions.anchors import make_anchors
from fyren.plan.models import FocusArea, Plan, PlanEdition
from fyren.plan.rules import Stage
from fyren.plan.structure import Block, BlockKind, DevelopmentArea, PlanStructure

pytestmark = pytest.mark.django_db

AIM = Block(BlockKind.AIM, "Att tidigt upptäcka våld")
STRUCTURE = PlanStructure(
    title="Exempelplan",
    development_areas=(
        DevelopmentArea("1", "Förebygga", blocks=(Block(BlockKind.FOCUS_AREA, "Fler frågar", "1.1"), AIM)),
        DevelopmentArea("1", "Upptäcka", blocks=(Block(BlockKind.FOCUS_AREA, "Fler vågar", "1.1"), AIM)),
        DevelopmentArea("", "Stödja", blocks=(Block(BlockKind.PARAGRAPH, "Stöd ges."),)),
    ),
)


def _edition(bodies, *, frozen=True):
    plan = Plan.objects.create(slug="exempelplan", title="Exempelplan", authority=bodies["KS"])
    stage = Stage.PROPOSAL if frozen else Stage.DRAFT
    edition = PlanEdition(plan=plan, number=1, stage=stage, structure=STRUCTURE.to_json())
    if frozen:
        edition.freeze()
    edition.save()
    return edition


def test_addresses_are_unique_within_the_edition(bodies):
    edition = _edition(bodies)
    make_anchors(edition)

    areas = [area.slug for area in edition.development_areas.all()]
    chosen = [area.slug for area in FocusArea.objects.filter(development_area__edition=edition)]
    assert areas == ["1", "1-2", "stodja"]
    assert chosen == ["1.1", "att-tidigt-upptacka-vald", "1.1-2", "att-tidigt-upptacka-vald-2"]


def test_an_aim_gets_no_number_and_a_paragraph_no_anchor(bodies):
    edition = _edition(bodies)
    make_anchors(edition)

    chosen = FocusArea.objects.filter(development_area__edition=edition)
    assert [area.number for area in chosen] == ["1.1", "", "1.1", ""]


def test_a_draft_gets_no_anchors(bodies):
    with pytest.raises(ValueError, match="not frozen"):
        make_anchors(_edition(bodies, frozen=False))


def test_anchors_are_made_once(bodies):
    edition = _edition(bodies)
    make_anchors(edition)

    with pytest.raises(ValueError, match="already"):
        make_anchors(edition)


def test_two_inserts_whatever_the_length(bodies, django_assert_num_queries):
    edition = _edition(bodies)

    with django_assert_num_queries(3):  # and one question whether there are any
        make_anchors(edition)
