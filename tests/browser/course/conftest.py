"""The base course as somebody takes it, beside a guide and the employees' pages, on a telephone.

- calm, before, playwright: as for the guide
- course: a server of the whole site that remembers what it was asked
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fyren.competence.course.publisher import COURSE
from fyren.house.tree_app import SiteApp, TreeApp
from fyren.publishing.port import Files, tree_of
from tests.browser.employees.conftest import employees_tree
from tests.browser.guide.conftest import _calm, before, calm, plain, playwright, tree_leading_to
from tests.browser.guide.serving import Host, host, laid_out
from tests.competence.course.content import DAY, items_of

__all__ = ["_calm", "before", "calm", "employees_tree", "plain", "playwright"]


@pytest.fixture(scope="session")
def course_tree(_calm: Host) -> Files:
    """The course, whose exit leads to `calm`."""
    return tree_of(COURSE, items_of(exit_address=f"{_calm.url}/"), DAY)


@pytest.fixture(scope="session")
def course_app(
    _calm: Host, employees_tree: Files, course_tree: Files, tmp_path_factory: pytest.TempPathFactory
) -> SiteApp:
    home = tmp_path_factory.mktemp("site")
    trees = {"guide": tree_leading_to(f"{_calm.url}/"), "arbete": employees_tree, "grunderna": course_tree}
    apps = {name: TreeApp(laid_out(tree, home / name)) for name, tree in trees.items()}
    return SiteApp(apps.pop("guide"), apps)


@pytest.fixture
def course(course_app: SiteApp) -> Iterator[Host]:
    with host("stod", course_app) as served:
        yield served
