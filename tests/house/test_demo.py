"""The demo's municipality loads through the ordinary actions."""

from fyren.base.models import StampState
from fyren.people.roles import Role
from fyren.vault.models import AuditRow


def test_every_body_and_person_left_an_audit_row(bodies, people):
    acts = list(AuditRow.objects.values_list("act", flat=True))

    assert acts.count("people.body.added") == len(bodies)
    assert acts.count("people.person.added") == len(people)


def test_absorbed_company_points_to_its_successor(bodies):
    old = bodies["Växjöbostäder"]

    assert old.valid_to.isoformat() == "2022-12-31"
    assert [s.successor.short_name for s in old.successions.all()] == ["Vidingehem"]


def test_unconfirmed_body_is_unverified(bodies):
    assert bodies["Räddningstjänsten"].stamp_state is StampState.UNVERIFIED
    assert bodies["Utbildning"].stamp_state is not StampState.UNVERIFIED


def test_administration_acts_through_its_board(bodies):
    assert bodies["Utbildningsförv."].authority == bodies["Utbildning"]


def test_personas_hold_their_roles(cast, bodies):
    assert cast["amira"].holds(Role.COORDINATOR, at=bodies["KS"].public_id)
    assert cast["bjorn"].roles == {Role.CONTACT}
    assert not cast["nobody"].is_known
