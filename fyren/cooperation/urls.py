"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern

from fyren.cooperation.views import agreements, councils, joint, offers, partners, routine_register, routines
from fyren.people.access import KEEPERS
from fyren.people.routes import INSIDE, KNOWN, View, only, route

KEEPER = only(*KEEPERS, own=True)
KEEPS_SOMEWHERE = only(*KEEPERS)
ROUTINE = "rutin/<str:public_id>/"
AGREEMENT = "samverkan/avtal/<str:public_id>/"


def _kept(address: str, view: View, *, name: str) -> URLPattern:
    """A form for those who keep the authority's partners and agreements."""
    return route(address, view, get=KEEPER, post=KEEPER, name=name)


urlpatterns: list[URLPattern] = [
    route("samverkan/avtal/", agreements.agreement_list, get=KNOWN, name="agreements"),
    route(AGREEMENT, agreements.agreement, get=KNOWN, name="agreement"),
    _kept("samverkan/nytt-avtal/<str:public_id>/", agreements.AGREEMENTS.add, name="agreement_new"),
    _kept(f"{AGREEMENT}andra/", agreements.AGREEMENTS.change, name="agreement_change"),
    _kept(f"{AGREEMENT}fornya/", agreements.agreement_renew, name="agreement_renew"),
    _kept(f"{AGREEMENT}folj-upp/", agreements.FOLLOW_UPS.add, name="follow_up_new"),
    _kept("samverkan/uppfoljning/<str:public_id>/andra/", agreements.FOLLOW_UPS.change, name="follow_up_change"),
    route("samverkan/parter/", partners.partners, get=KNOWN, name="partners"),
    _kept("samverkan/ny-part/<str:public_id>/", partners.PARTNERS.add, name="partner_new"),
    _kept("samverkan/parter/<str:public_id>/andra/", partners.PARTNERS.change, name="partner_change"),
    route("samverkan/gemensamt/", joint.joint_list, get=KNOWN, name="joint_works"),
    route("samverkan/gemensamt/<str:public_id>/", joint.joint, get=KNOWN, name="joint"),
    _kept("samverkan/gemensamt/<str:public_id>/nytt/", joint.JOINT_WORKS.add, name="joint_new"),
    _kept("samverkan/gemensamt/<str:public_id>/andra/", joint.JOINT_WORKS.change, name="joint_change"),
    route(
        "samverkan/gemensamt/<str:public_id>/hang-pa/",
        joint.hang,
        get=KEEPS_SOMEWHERE,
        post=KEEPS_SOMEWHERE,
        name="joint_hang",
    ),
    _kept("samverkan/del/<str:public_id>/ta-ner/", joint.take_down, name="joint_take_down"),
    route("samverkan/rad/", councils.councils, get=KNOWN, name="councils"),
    route("samverkan/rad/<str:public_id>/", councils.council, get=KNOWN, name="council"),
    _kept("samverkan/rad/<str:public_id>/nytt/", councils.COUNCILS.add, name="council_new"),
    _kept("samverkan/rad/<str:public_id>/andra/", councils.COUNCILS.change, name="council_change"),
    _kept("samverkan/rad/<str:public_id>/mote/", councils.MEETINGS.add, name="meeting_new"),
    _kept("samverkan/mote/<str:public_id>/andra/", councils.MEETINGS.change, name="meeting_change"),
    _kept("samverkan/mote/<str:public_id>/beslut/", councils.DECISIONS.add, name="meeting_decision_new"),
    _kept("samverkan/motesbeslut/<str:public_id>/andra/", councils.DECISIONS.change, name="meeting_decision_change"),
    _kept("samverkan/motesbeslut/<str:public_id>/klart/", councils.decision_done, name="meeting_decision_done"),
    route("rutiner/", routines.routines_here, get=INSIDE, name="routines_here"),
    route("rutiner/namnd/<str:public_id>/", routines.routines_at_body, get=INSIDE, name="routines_at_body"),
    route("rutiner/enhet/<str:public_id>/", routines.routines_at_unit, get=INSIDE, name="routines_at_unit"),
    route("rutiner/<str:public_id>/", routines.routine, get=INSIDE, name="routine"),
    route("rutiner/<str:public_id>/last/", routines.routine_read, get=INSIDE, post=INSIDE, name="routine_read"),
    route("rutinregister/", routine_register.routine_register, get=KNOWN, name="routine_register"),
    route("rutinregister/<str:public_id>/", routine_register.routines_of, get=KNOWN, name="routines_of"),
    _kept("rutinregister/<str:public_id>/ny/<slug:area>/", routine_register.routine_new, name="routine_new"),
    _kept("rutinregister/<str:public_id>/beror/", routine_register.routine_scope, name="routine_scope"),
    route(ROUTINE, routine_register.routine_work, get=KNOWN, name="routine_work"),
    route(
        f"{ROUTINE}utgava/<int:number>/",
        routine_register.routine_edition,
        get=KNOWN,
        name="routine_edition",
    ),
    _kept(f"{ROUTINE}andra/", routine_register.ROUTINES_KEPT.change, name="routine_change"),
    _kept(f"{ROUTINE}beslut/", routine_register.routine_decide, name="routine_decide"),
    _kept(f"{ROUTINE}oversyn/", routine_register.routine_review, name="routine_review"),
    _kept(f"{ROUTINE}upphor/", routine_register.routine_end, name="routine_end"),
    route("insatser/", offers.offers, get=INSIDE, name="offers"),
    route("insatser/<str:public_id>/", offers.offer, get=INSIDE, name="offer"),
    _kept("insatser/<str:public_id>/ny/", offers.OFFERS.add, name="offer_new"),
    _kept("insatser/<str:public_id>/andra/", offers.OFFERS.change, name="offer_change"),
]
