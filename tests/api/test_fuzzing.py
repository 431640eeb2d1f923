"""schemathesis asks the API everything that its own description allows, and much that it does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from fyren.house.api import addresses
from fyren.house.wsgi import application
from fyren.indicators.models import Figure
from fyren.steering.models import RoundEdition
from tests.steering.course import YearCourse

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EXAMPLES = 150
ADDRESSES = addresses()
LOOSE = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much]


@pytest.fixture(autouse=True)
def kept_connection() -> Iterator[None]:
    """As Django's own test client does: a request does not close the connection that the test's transaction is in."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def described(figures: list[Figure], closed_round: RoundEdition, course: YearCourse) -> schemathesis.schemas.BaseSchema:
    course.adopted()
    course.release()
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_found(described: schemathesis.schemas.BaseSchema, address: str, mode: GenerationMode) -> None:
    operation = described[address]["GET"]

    @settings(max_examples=EXAMPLES, deadline=None, phases=[Phase.generate], suppress_health_check=LOOSE)
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate()

    ask()
