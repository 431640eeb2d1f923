"""Answering, compiling and blanking in the browser's terms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from fyren.plan.actions.revision import withdraw_revision
from fyren.plan.models import AnswerStance, ConsultationAnswer, Revision
from fyren.plan.rules import Stage
from tests.actions.world import World
from tests.plan.revision.course import PARTNER, Course

pytestmark = pytest.mark.django_db
Clients = Callable[[str | None], Client]

SAID = "Nämnden vill ha mer."


def address(world: World, revision: Revision, section: str = "area/3.1") -> str:
    return f"{reverse('consultation_answer', args=[revision.public_id, world.board.public_id])}?avsnitt={section}"


def answer(version: object = "", **changes: str) -> dict[str, object]:
    said = {"stance": AnswerStance.SUPPORTS_WITH_CHANGES, "text": SAID, "proposed_wording": ""}
    return {"row_version": version, **said, **changes}


@pytest.mark.parametrize(
    ("key", "expected"),
    [("bjorn", 200), ("eva", 200), ("amira", 404), ("carin", 404), ("david", 404), ("farid", 403), ("gun", 403)],
)
def test_a_bodys_answer_is_written_and_read_there_only(
    client_of: Clients, world: World, key: str, expected: int, sent: Revision
) -> None:
    assert client_of(key).get(address(world, sent)).status_code == expected


def test_section_by_section_then_handed_over(client_of: Clients, world: World, sent: Revision) -> None:
    client, coordinator = client_of("bjorn"), client_of("amira")
    answers = reverse("revision_answers", args=[sent.public_id])
    response = client.post(address(world, sent), answer())
    assert "avsnitt=closing" in response["Location"]  # the next section without an answer
    given = ConsultationAnswer.objects.get()
    assert (given.path, given.authority, given.text) == ("area/3.1", world.board, SAID)
    assert SAID not in coordinator.get(answers).content.decode()
    hand = reverse("consultation_hand_over", args=[sent.public_id, world.board.public_id])
    assert SAID in client.get(hand).content.decode()
    seen = f"{given.public_id}:{given.row_version}"
    client.post(hand, {"seen": seen, "decided_on": world.day.isoformat(), "section": "§ 2", "dnr": "UBN 1"})
    assert SAID in coordinator.get(answers).content.decode()
    # Read-only from now on.
    page = client.get(address(world, sent)).content.decode()
    assert "<textarea" not in page
    client.post(address(world, sent), answer(given.row_version + 1, text="Annat"))
    given.refresh_from_db()
    assert given.text == SAID
    assert client.get(hand).status_code == 302


def test_handing_over_what_a_colleague_changed_is_shown_again(
    client_of: Clients, course: Course, world: World, sent: Revision
) -> None:
    given = course.draft_answer(sent)
    hand = reverse("consultation_hand_over", args=[sent.public_id, world.board.public_id])
    response = client_of("bjorn").post(hand, {"seen": f"{given.public_id}:9,skräp"})
    assert response["Location"] == hand
    given.refresh_from_db()
    assert given.handed_over_at is None


def test_two_colleagues_choose_field_by_field(client_of: Clients, world: World, sent: Revision) -> None:
    client = client_of("bjorn")
    client.post(address(world, sent), answer(text="Först"))
    client.post(address(world, sent), answer(1, text="Sparat av kollegan"))
    response = client.post(address(world, sent), answer(1, text="Mitt"))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Mitt" in page
    assert "Sparat av kollegan" in page
    client.post(address(world, sent), answer(2, text="Mitt", choose_text="saved", proposed_wording="Ny"))
    given = ConsultationAnswer.objects.get()
    assert (given.text, given.proposed_wording, given.row_version) == ("Sparat av kollegan", "Ny", 3)


def test_an_answer_without_stance_or_with_an_identity_comes_back(
    client_of: Clients, world: World, sent: Revision
) -> None:
    client = client_of("bjorn")
    for wrong in (answer(stance=""), answer(text="Anna 19121212-1212"), answer(text="Ring 070-123 45 67")):
        assert client.post(address(world, sent), wrong).status_code == 200
    assert not ConsultationAnswer.objects.exists()


def test_after_the_consultation_a_draft_is_still_read_but_not_changed(
    client_of: Clients, course: Course, world: World, sent: Revision
) -> None:
    course.draft_answer(sent, text=SAID)
    course.advance(sent, Stage.COMPILATION)
    page = client_of("bjorn").get(address(world, sent)).content.decode()
    assert SAID in page
    assert "<textarea" not in page


def test_a_withdrawn_consultation_says_that_it_is_closed(client_of: Clients, world: World, sent: Revision) -> None:
    client = client_of("bjorn")
    assert "Remissen är stängd" not in client.get(address(world, sent)).content.decode()
    version = sent.row_version
    withdraw_revision(revision=sent, because="Uppgår.", expected_version=version, by=world.coordinator)
    page = client.get(address(world, sent)).content.decode()
    assert "Remissen är stängd" in page
    assert "<textarea" not in page


@pytest.mark.parametrize("key", ["bjorn", "carin", "eva", "gun", "hanna"])
def test_the_weighing_is_the_owners_until_the_proposal(
    client_of: Clients, course: Course, world: World, key: str, compiled: Revision
) -> None:
    given = ConsultationAnswer.objects.get()
    address = reverse("revision_answers", args=[compiled.public_id])
    weigh = {"vag-weighed": "Skrivs in i 3.1.1.", "vag-leads_to_change": "yes", "vag-row_version": given.row_version}
    refused = client_of(key).post(f"{address}?vag={given.public_id}", weigh)
    assert refused.status_code == 403
    assert client_of("amira").post(f"{address}?vag={given.public_id}", weigh).status_code == 302
    given.refresh_from_db()
    assert (given.weighed, given.leads_to_change) == ("Skrivs in i 3.1.1.", True)
    assert "Skrivs in" not in client_of(key).get(address).content.decode()
    assert "Skrivs in" in client_of("amira").get(address).content.decode()
    course.advance(compiled, Stage.PROPOSAL)
    assert "Skrivs in" in client_of(key).get(address).content.decode()


def test_another_weighing_meanwhile_is_told(client_of: Clients, compiled: Revision) -> None:
    given = ConsultationAnswer.objects.get()
    address = f"{reverse('revision_answers', args=[compiled.public_id])}?vag={given.public_id}"
    client = client_of("amira")
    weigh = {"vag-weighed": "Ett", "vag-leads_to_change": "", "vag-row_version": given.row_version}
    client.post(address, weigh)
    response = client.post(address, weigh | {"vag-weighed": "Två"})
    page = response.content.decode()
    assert response.status_code == 200
    assert "”Ett”" in page
    assert f'value="{given.row_version + 1}"' in page


def test_a_partners_letter_is_entered(client_of: Clients, sent: Revision) -> None:
    address = reverse("partner_answer", args=[sent.public_id])
    client = client_of("amira")
    assert PARTNER in client.get(address).content.decode()
    letter = {"partner": PARTNER, "path": "", "stance": AnswerStance.NO_VIEW, "text": "", "row_version": ""}
    assert client.post(address, letter).status_code == 302
    assert ConsultationAnswer.objects.get().partner == PARTNER
    again = client.post(address, letter | {"stance": AnswerStance.SUPPORTS, "text": "Nytt"})
    assert again.status_code == 409
    page = again.content.decode()
    assert all(
        words in page for words in ("Ingen synpunkt", "Tillstyrker", "Nytt")
    )  # what it would replace, and by what
    chosen = {"stance": AnswerStance.SUPPORTS, "text": "Nytt", "choose_stance": "saved", "row_version": 1}
    client.post(address, letter | chosen)
    given = ConsultationAnswer.objects.get()
    assert (given.stance, given.text) == (AnswerStance.NO_VIEW, "Nytt")


@pytest.mark.parametrize("key", ["amira", "bjorn", "carin", "david", "farid", "gun", "hanna"])
def test_blanking_is_the_own_registrars(client_of: Clients, course: Course, key: str, sent: Revision) -> None:
    given = course.handed_over(sent)
    address = reverse("text_blank", args=["svar", given.public_id, "text"])
    assert client_of(key).get(address).status_code == 403
    weighing = reverse("text_blank", args=["svar", given.public_id, "weighed"])
    assert client_of("eva").get(weighing).status_code == 404
    for wrong in (["svar", given.public_id, "stance"], ["annat", given.public_id, "text"]):
        assert client_of("eva").get(reverse("text_blank", args=wrong)).status_code == 404


def test_blanking_asks_why_and_removes_the_words(client_of: Clients, course: Course, sent: Revision) -> None:
    given = course.handed_over(sent)
    client = client_of("eva")
    address = reverse("text_blank", args=["svar", given.public_id, "text"])
    assert address in client.get(reverse("revision_answers", args=[sent.public_id])).content.decode()
    assert given.text in client.get(address).content.decode()
    assert client.post(address, {"row_version": given.row_version, "reason": ""}).status_code == 200
    assert client.post(address, {"row_version": given.row_version, "reason": "Sekretess."}).status_code == 302
    page = client.get(reverse("revision_answers", args=[sent.public_id])).content.decode()
    assert given.text not in page


def test_the_compilation_asks_a_constant_number_of_queries(
    client_of: Clients, django_assert_max_num_queries: Callable[..., object], compiled: Revision
) -> None:
    client = client_of("amira")
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]
        client.get(reverse("revision_answers", args=[compiled.public_id]))
