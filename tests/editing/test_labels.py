"""What editors call the parts of a piece: words, never keys."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from fyren.editing import actions
from fyren.editing.queries.desk import EMPLOYEES, Desk
from fyren.editing.queries.labels import changes, part_names
from fyren.guide.content import Audience
from fyren.guide.pack_files import DOORS, Kind, national_pack
from fyren.people.viewer import Viewer
from fyren.publishing.packs import named
from fyren.publishing.port import publisher_named
from tests.editing.stand_in import StandIn

pytestmark = pytest.mark.django_db

WORDS = [(kind, language) for kind in (Kind.STRINGS, Kind.TOOLS, Kind.SEARCH) for language in ("sv", "en")]


@pytest.mark.parametrize(("kind", "language"), WORDS)
def test_every_field_of_the_guides_own_words_is_called_something(hanna: Client, kind: str, language: str) -> None:
    form = hanna.get(f"/guiden/text/{kind}/{language}/all/").context["form"]
    labels = {path: str(form[path].label) for path in form.paths}
    assert len(labels) > 10
    assert [path for path, label in labels.items() if label in ("", path, path.rpartition(".")[2])] == []


def test_a_word_is_called_by_what_the_pack_says_in_swedish_under_its_heading(
    hanna: Client, cast: dict[str, Viewer]
) -> None:
    source = named(Kind.STRINGS, language="sv")
    body = {**Desk().newest[source].body, "exit": {**Desk().newest[source].body["exit"], "button": "Gå"}}
    actions.save_item(name=source, body=body, expected_version=None, by=cast["hanna"])
    response = hanna.get("/guiden/text/strings/en/all/")
    form = response.context["form"]
    assert form["exit.button"].label == "Lämna"
    page = response.content.decode()
    assert page.count("<h2>Utgången</h2>") == 1
    assert page.index("<h2>Utgången</h2>") < page.index("<h2>Sök</h2>") < page.index("<h2>Skriv ut</h2>")
    assert not form.fields["exit.button"].required, "as before it had a name"


def test_a_change_of_a_word_is_read_in_history_by_its_name(hanna: Client, cast: dict[str, Viewer]) -> None:
    name = named(Kind.STRINGS, language="en")
    body = {**Desk().newest[name].body, "exit": {**Desk().newest[name].body["exit"], "button": "Go"}}
    actions.save_item(name=name, body=body, expected_version=None, by=cast["hanna"])
    page = hanna.get("/guiden/historik/strings/en/all/").content.decode()
    assert "Utgången: Lämna" in page
    assert "exit" not in re.findall(r"<dt>(.*?)</dt>", page)[0]


def test_an_order_is_read_as_titles(hanna: Client, cast: dict[str, Viewer]) -> None:
    for key in (DOORS, "adult"):
        keys = [each.value for each in Audience] if key == DOORS else _topics()
        actions.save_item(
            name=named(Kind.ORDER, key), body={"order": keys[::-1]}, expected_version=None, by=cast["hanna"]
        )
    doors = hanna.get("/guiden/historik/order/-/doors/").content.decode()
    assert "Hbtqi-person" in doors
    assert "addiction" not in doors.replace("/addiction", "")
    topics = hanna.get("/guiden/historik/order/-/adult/").content.decode()
    assert national_pack()[named(Kind.TOPIC, _topics()[0], "sv")]["title"] in topics
    assert not re.search(r"<(?:ins|del)[^>]*>[^<]*adult\.", topics)


def _topics() -> list[str]:
    return [plan.key for plan in Desk().guide.topics(Audience.ADULT)]


def test_whom_a_service_is_for_is_a_change_in_words(guide: StandIn) -> None:
    name = named(Kind.SERVICE, "sos")
    old = national_pack()[name]
    (pair,) = changes(Desk(), name, old, {**old, "audiences": ["man"], "key": "sos"})
    assert (pair.label, pair.new) == ("För vem", "Våldsutsatt man")


@pytest.mark.parametrize("path", ["search.0.words", "search.0.audiences"])
def test_a_row_of_search_words_is_called_by_whom_it_is_for(guide: StandIn, path: str) -> None:
    assert "Våldsutsatt vuxen" in part_names(Desk(), named(Kind.SEARCH, language="sv"))(path)


def test_the_pages_for_employees_have_names_too(db: None) -> None:
    called = part_names(Desk(publisher_named(EMPLOYEES)), named(Kind.STRINGS, language="en"))
    assert called("own.link") == "Till den som det gäller: Öppna guiden"
    assert called("not.there") == "Text"
