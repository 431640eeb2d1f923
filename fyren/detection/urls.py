"""Addresses of the room."""

from __future__ import annotations

from django.urls import URLPattern

from fyren.detection.access import RELEASERS
from fyren.detection.views import counts, instruments, posters, units, years
from fyren.people.access import KEEPERS
from fyren.people.routes import KNOWN, View, only, route

KEEPER = only(*KEEPERS, own=True)
RELEASER = only(*RELEASERS)
UNIT = "upptackt/enhet/<str:public_id>/"


def _kept(address: str, view: View, *, name: str) -> URLPattern:
    """A form for those who keep the authority's units."""
    return route(address, view, get=KEEPER, post=KEEPER, name=name)


urlpatterns: list[URLPattern] = [
    route("upptackt/", counts.overview, get=KNOWN, name="detection"),
    route(UNIT, counts.unit, get=KNOWN, name="counting_unit"),
    route(f"{UNIT}<int:year>/<int:number>/", counts.note, get=KNOWN, post=KNOWN, name="unit_note"),
    route("upptackt/enheter/<str:public_id>/", units.units, get=KEEPER, name="counting_units"),
    _kept("upptackt/enheter/<str:public_id>/ny/", units.unit_new, name="counting_unit_new"),
    _kept("upptackt/affisch/<str:public_id>/", posters.poster, name="workplace_poster"),
    _kept(f"{UNIT}andra/", units.unit_change, name="counting_unit_change"),
    _kept(f"{UNIT}avsluta/", units.unit_end, name="counting_unit_end"),
    _kept(f"{UNIT}vem-noterar/", units.member_new, name="unit_member_new"),
    _kept("upptackt/vem-noterar/<str:public_id>/avsluta/", units.member_end, name="unit_member_end"),
    _kept("upptackt/lamna/<str:public_id>/<int:year>/", years.hand_over, name="count_hand_over"),
    route("upptackt/slapp/<int:year>/", years.release, get=RELEASER, post=RELEASER, name="count_release"),
    route("upptackt/ar/<int:year>/", years.year, get=KNOWN, name="count_year"),
    route("upptackt/instrument/", instruments.instrument_list, get=KNOWN, name="instruments"),
    _kept("upptackt/instrument/<str:public_id>/nytt/", instruments.use_new, name="instrument_use_new"),
    _kept("upptackt/bruk/<str:public_id>/andra/", instruments.use_change, name="instrument_use_change"),
]
