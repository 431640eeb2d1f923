"""What rooms count here stands in the compiled report beside Kolada's figures, each with what it says and does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dateutil.relativedelta import relativedelta

from fyren.base.documents.writing import Heading
from fyren.indicators.actions.links import make_link
from fyren.indicators.actions.own_data import take_own_figures
from fyren.indicators.content import IndicatorContent
from fyren.indicators.models import Indicator
from fyren.indicators.rules import Owner
from fyren.reports.composing.frame import Frame
from fyren.reports.composing.plan_report import plan_report
from tests.actions.world import World
from tests.competence.known import completed, people_in, required_course, unit_of
from tests.cooperation.agreed import agreement_of
from tests.reports.texts import text_of
from tests.steering.round_course import RoundCourse
from tests.steering.rounds.test_freezing import hang

pytestmark = pytest.mark.django_db
FROM_ELSEWHERE = "N1"


@pytest.fixture
def frame(world: World) -> Frame:
    """A round that is closed: a figure from outside on the plan's thread, and knowledge and agreements counted here."""
    course, unit = required_course(world), unit_of(world.board)
    people_in(unit, 10, world.contact, day=world.day - relativedelta(months=1))
    completed(unit, course, 7, world.day - relativedelta(months=1))
    agreement_of(world, world.contact, valid_from=world.day - relativedelta(months=30))
    hang(world, FROM_ELSEWHERE)
    take_own_figures(by=world.coordinator)
    for own in Indicator.objects.filter(owner=Owner.OWN_DATA):
        make_link(
            indicator=own, to=world.direction_goal, rationale="Räknat här.", valid_from=world.day, by=world.coordinator
        )
    content = RoundCourse(world).close().read()
    return Frame(content, content.plans[0], 1, "a1b2" * 16)


def told(frame: Frame) -> Iterator[IndicatorContent]:
    return (each for each in frame.content.indicators if each.code.split(".")[0] in ("competence", "cooperation"))


def test_own_figures_stand_beside_kolada_s_with_definition_and_caveat(frame: Frame) -> None:
    report = plan_report(frame)
    text, titles = text_of(report), [block.text for block in report.blocks if isinstance(block, Heading)]
    own = {each.code: each for each in told(frame)}
    assert {"competence.front_line", "cooperation.agreements_followed_up"} <= own.keys()
    assert any(f"({FROM_ELSEWHERE})" in title for title in titles)
    for each in own.values():
        assert each.title in titles
        assert each.code not in text, "an id that only the code knows"
        assert each.says
        assert each.says in text
        assert each.says_not
        assert each.says_not in text
        assert each.source in text


def test_the_figure_is_the_one_that_was_counted(frame: Frame) -> None:
    (front_line,) = [each for each in told(frame) if each.code == "competence.front_line"]
    (series,) = front_line.series
    assert series.is_home
    assert [point.value for point in series.points] == [70.0]
    text = text_of(plan_report(frame))
    after = text[text.index(front_line.says) :]
    assert "70" in after[: after.index(front_line.source)]
