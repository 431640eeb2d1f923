"""Addresses: what the coordinator keeps."""

from __future__ import annotations

from fyren.indicators.access import KEEPERS
from fyren.indicators.views import imports, keeping
from fyren.people.routes import only, route

KEEPER = only(*KEEPERS)
ONE = "nyckeltal/<slug:public_id>/"
SET = "fullmaktiges-nyckeltal/<slug:public_id>/"
FILE = "nyckeltalsfil/<slug:public_id>/"

urlpatterns = [
    route("nyckeltal-nytt/", keeping.indicator_new, get=KEEPER, post=KEEPER, name="indicator_new"),
    route(f"{ONE}andra/", keeping.indicator_change, get=KEEPER, post=KEEPER, name="indicator_change"),
    route(f"{ONE}tolka/", keeping.link_new, get=KEEPER, post=KEEPER, name="indicator_link_new"),
    route(
        "nyckeltalstolkning/<slug:public_id>/avsluta/",
        keeping.link_end,
        get=KEEPER,
        post=KEEPER,
        name="indicator_link_end",
    ),
    route("fullmaktiges-nyckeltal-nya/", keeping.council_set_new, get=KEEPER, post=KEEPER, name="council_set_new"),
    route(f"{SET}andra/", keeping.council_set_change, get=KEEPER, post=KEEPER, name="council_set_change"),
    route(f"{SET}fil/", imports.council_set_file, get=KEEPER, post=KEEPER, name="council_set_file"),
    route("nyckeltalsfil/", imports.value_import_new, get=KEEPER, post=KEEPER, name="value_import_new"),
    route(FILE, imports.value_import, get=KEEPER, post=KEEPER, name="value_import"),
    route(f"{FILE}kolumner/", imports.value_import_columns, get=KEEPER, post=KEEPER, name="value_import_columns"),
    route(f"{FILE}kasta/", imports.value_import_discard, get=KEEPER, post=KEEPER, name="value_import_discard"),
]
