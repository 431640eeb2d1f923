"""What is found of a plan, and that the index follows every change in its own act."""

from __future__ import annotations

import pytest

from fyren.base.search import rebuild, search
from fyren.base.search.models import SearchEntry
from fyren.people.models import Body
from fyren.people.viewer import Viewer
from fyren.plan.actions.blanking import blank
from fyren.plan.actions.facts import rename_plan
from fyren.plan.actions.notes import remove_note, save_note
from fyren.plan.models import PlanEdition
from fyren.plan.queries.blanking import field_text
from fyren.plan.rules import Stage
from fyren.plan.search import refresh_plan
from tests.plan.pages import sample

Cast = dict[str, Viewer]
PLAN = f"/planer/{sample.SLUG}/"


def found(query: str) -> list[str]:
    return [hit.url for hit in search(query, limit=100).hits]


def index() -> list[tuple[str, ...]]:
    rows = SearchEntry.objects.filter(source="plan").order_by("key")
    return list(rows.values_list("source", "key", "url", "title", "text", "is_public", "authority", "weight"))


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("skolors", f"{PLAN}3.2.2/"),
        ("styrmodellen", f"{PLAN}#1.1"),
        ("våldsutsatt", f"{PLAN}3.2/"),
        ("upptäcka tidigt", f"{PLAN}{sample.AIM_SLUG}/"),
        ("ambition", f"{PLAN}#closing"),
        ("hedersrelaterat", PLAN),
    ],
)
def test_each_piece_is_found_where_it_is_read(edition: PlanEdition, query: str, url: str) -> None:
    assert url in found(query)


def test_a_chapter_does_not_answer_for_its_areas(edition: PlanEdition) -> None:
    """The overview's words stand in chapter 3, but they are the areas' own."""
    assert f"{PLAN}#3" not in found("hälsofrämjande")
    assert f"{PLAN}3.1/" in found("hälsofrämjande")


def test_making_the_index_anew_changes_nothing(edition: PlanEdition, cast: Cast) -> None:
    save_note(edition=edition, path="area/3.2/b1", values={"text": "Lagen är snävare."}, by=cast["hanna"])
    kept = index()
    rebuild()
    assert index() == kept


def test_a_note_is_found_from_its_first_moment_to_its_last(edition: PlanEdition, cast: Cast) -> None:
    assert found("anmälningsplikt") == []
    note = save_note(
        edition=edition, path="area/3.2/b4", values={"text": "Anmälningsplikten gäller barn."}, by=cast["hanna"]
    )
    assert found("anmälningsplikt") == [f"{PLAN}3.2/"]
    save_note(edition=edition, path="", values={"text": "Annat."}, note=note, expected_version=1, by=cast["hanna"])
    assert found("anmälningsplikt") == []
    assert found("annat") == [f"{PLAN}3.2/"]
    remove_note(note=note, expected_version=2, by=cast["hanna"])
    assert found("annat") == []


def test_a_blanked_note_is_not_found(edition: PlanEdition, cast: Cast, bodies: dict[str, Body], people) -> None:
    from fyren.people.models import RoleAssignment
    from fyren.people.queries import viewer_for
    from fyren.people.roles import Role

    note = save_note(edition=edition, path="area/3.2/b1", values={"text": "Hemligheten."}, by=cast["hanna"])
    assert found("hemligheten")
    RoleAssignment.objects.create(user=people["eva"], role=Role.REGISTRAR, body=bodies["KS"])
    blank(text=field_text(note, "text"), reason="Olämpligt", expected_version=1, by=viewer_for(people["eva"]))
    assert found("hemligheten") == []


def test_only_what_is_adopted_is_found(edition: PlanEdition) -> None:
    structure = sample.reworded(sample.PREVENT.focus_areas[0].text, "Att värna pojkars läsning")
    sample.make_edition(edition.plan, number=2, stage=Stage.PROPOSAL, structure=structure)
    assert found("läsning") == []
    sample.make_edition(edition.plan, number=3, structure=structure)
    assert found("läsning") == [f"{PLAN}3.1.1/"]
    assert found("kompetensutveckla") == [], "the wording that was replaced"


def test_a_new_name_is_found(edition: PlanEdition, cast: Cast) -> None:
    rename_plan(plan=edition.plan, title="Kvinnofridsplanen", expected_version=1, by=cast["amira"])
    assert found("kvinnofrid") == [PLAN]


def test_one_plan_leaves_the_others_alone(edition: PlanEdition, bodies: dict[str, Body]) -> None:
    other = sample.make_plan(bodies["KS"], slug="annan", title="Annan plan")
    sample.make_edition(other)
    before = index()
    refresh_plan(other)
    assert index() == before
    assert {f"{PLAN}3.2.2/", "/planer/annan/3.2.2/"} <= set(found("skolundervisning"))
