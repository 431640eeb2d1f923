"""Every test begins with an empty index, whatever the demo put into the test database."""

import pytest

from fyren.base.search.models import SearchEntry, SearchKey


@pytest.fixture(autouse=True)
def empty_index(db: None) -> None:
    SearchEntry.objects.all().delete()
    SearchKey.objects.all().delete()
