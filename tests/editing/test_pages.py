"""Every page of the room can be read by an editor."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

PAGES = (
    "/guiden/",
    "/guiden/fel/",
    "/guiden/tjanster/",
    "/guiden/ny-tjanst/",
    "/guiden/tjanster/kvinnofridslinjen/",
    "/guiden/sprak/",
    "/guiden/sprak/sv/",
    "/guiden/sprak/ar/",
    "/guiden/sprak/ar/godkann/",
    "/guiden/text/topic/sv/adult.now/",
    "/guiden/text/topic/en/adult.now/",
    "/guiden/text/door/en/adult/",
    "/guiden/text/service-words/ar/sos/",
    "/guiden/text/strings/so/all/",
    "/guiden/text/tools/en/all/",
    "/guiden/text/search/sv/all/",
    "/guiden/kommunen/",
    "/guiden/historik/service/-/sos/",
    "/guiden/paketet/",
    "/guiden/forhandsvisning/sv/",
    "/guiden/forhandsvisning/ar/sida/",
    "/guiden/publicera/",
    "/guiden/utgavor/",
)


@pytest.mark.parametrize("address", PAGES)
def test_an_editor_reads_the_page(hanna: Client, address: str) -> None:
    assert hanna.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/guiden/tjanster/finns-inte/",
        "/guiden/sprak/xx/",
        "/guiden/text/topic/sv/finns.inte/",
        "/guiden/historik/x/-/y/",
    ],
)
def test_what_is_not_there_is_not_found(hanna: Client, address: str) -> None:
    assert hanna.get(address).status_code == 404
