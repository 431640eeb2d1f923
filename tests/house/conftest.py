"""The house's pages are tested by their Swedish words."""

from pathlib import Path

import pytest
from django.utils.translation import trans_real


@pytest.fixture(scope="session", autouse=True)
def swedish(data_directory: Path) -> None:
    """Have the catalogue read again: an import may have asked for a word before it was compiled."""
    trans_real._translations = {}
    trans_real._default = None
