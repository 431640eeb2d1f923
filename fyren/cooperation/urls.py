"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern

from fyren.cooperation.views import agreements, partners
from fyren.people.access import KEEPERS
from fyren.people.routes import KNOWN, View, only, route

KEEPER = only(*KEEPERS, own=True)
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
]
