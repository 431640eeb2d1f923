"""Addresses: files out and in, and changing several activities at once."""

from __future__ import annotations

from fyren.people.roles import Role
from fyren.people.routes import KNOWN, only, route
from fyren.steering.views import bulk, exports, imports

WRITERS = only(Role.CONTACT, Role.COORDINATOR, own=True)
BUDGET = "internbudget/<slug:public_id>/"
FILE = "aktivitetsfil/<slug:public_id>/"

urlpatterns = [
    route("aret/<int:number>/aktiviteter/fil/<slug:kind>/", exports.activity_export, get=KNOWN, name="activity_export"),
    route(f"{BUDGET}utbytesfil/", exports.exchange_file, get=WRITERS, name="exchange_file"),
    route(f"{BUDGET}fil/", imports.exchange_import, get=WRITERS, post=WRITERS, name="exchange_import"),
    route(FILE, imports.activity_import, get=WRITERS, post=WRITERS, name="activity_import"),
    route(
        f"{FILE}kolumner/",
        imports.activity_import_columns,
        get=WRITERS,
        post=WRITERS,
        name="activity_import_columns",
    ),
    route(
        f"{FILE}kasta/",
        imports.activity_import_discard,
        get=WRITERS,
        post=WRITERS,
        name="activity_import_discard",
    ),
    route(f"{BUDGET}andra-flera/", bulk.bulk_change, get=WRITERS, post=WRITERS, name="bulk_change"),
    route(f"{BUDGET}andra-flera/angra/", bulk.bulk_undo, get=WRITERS, post=WRITERS, name="bulk_undo"),
]
