"""The employees' pages as an employee meets them, beside a guide, on a telephone.

- calm, before, playwright: as for the guide
- employees: a server of the whole site that remembers what it was asked
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fyren.detection.publisher import EMPLOYEES
from fyren.house.tree_app import SiteApp, TreeApp
from fyren.publishing.port import Files, tree_of
from tests.browser.guide.conftest import _calm, before, calm, plain, playwright, tree_leading_to
from tests.browser.guide.serving import Host, host, laid_out
from tests.detection.content import DAY, items_of

__all__ = ["_calm", "before", "calm", "plain", "playwright"]


@pytest.fixture(scope="session")
def employees_tree(_calm: Host) -> Files:
    """The pages, whose exit leads to `calm`."""
    return tree_of(EMPLOYEES, items_of(exit_address=f"{_calm.url}/"), DAY)


@pytest.fixture(scope="session")
def employees_app(_calm: Host, employees_tree: Files, tmp_path_factory: pytest.TempPathFactory) -> SiteApp:
    home = tmp_path_factory.mktemp("site")
    guide = TreeApp(laid_out(tree_leading_to(f"{_calm.url}/"), home / "guide"))
    return SiteApp(guide, {"arbete": TreeApp(laid_out(employees_tree, home / "detection"))})


@pytest.fixture
def employees(employees_app: SiteApp) -> Iterator[Host]:
    with host("stod", employees_app) as served:
        yield served
