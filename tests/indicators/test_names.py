"""What an indicator is called: with an id that readers know, and without one that only the code knows."""

from __future__ import annotations

import pytest

from fyren.indicators.models import Indicator
from fyren.indicators.rules import named, titled


@pytest.mark.parametrize(
    ("code", "in_a_list", "over_figures"),
    [
        ("N07549", "N07549 Våldsbrott", "Våldsbrott (N07549)"),
        ("KF 4", "KF 4 Våldsbrott", "Våldsbrott (KF 4)"),
        ("guide.services_checked", "Våldsbrott", "Våldsbrott"),
    ],
)
def test_an_id_is_told_to_who_can_use_it(code: str, in_a_list: str, over_figures: str) -> None:
    assert named(code, "Våldsbrott") == in_a_list == str(Indicator(code=code, title="Våldsbrott"))
    assert titled(code, "Våldsbrott") == over_figures
