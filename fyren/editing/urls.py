"""Addresses of the room."""

from __future__ import annotations

from fyren.editing.views import (
    blanking,
    checking,
    finding,
    history,
    live,
    ordering,
    preview,
    publishing,
    services,
    telling,
    texts,
    work,
)
from fyren.people.roles import Role
from fyren.people.routes import EVERYONE, KNOWN, NOBODY, only, route

EDITS = only(Role.EDITOR)
BLANKS = only(Role.REGISTRAR)
PIECE = "<slug:kind>/<slug:language>/<str:key>/"

urlpatterns = [
    route("guiden/", work.work, get=EDITS, name="guide_work"),
    route("guiden/fel/", work.faults, get=EDITS, post=EDITS, name="guide_faults"),
    route("guiden/kontrollera/<slug:sort>/<str:key>/", checking.check, get=EDITS, post=EDITS, name="guide_check"),
    route("guiden/tjanster/", services.services, get=EDITS, name="guide_services"),
    route("guiden/ny-tjanst/", services.service_new, get=EDITS, post=EDITS, name="guide_service_new"),
    route("guiden/tjanster/<slug:key>/", services.service, get=EDITS, post=EDITS, name="guide_service"),
    route("guiden/sprak/", texts.languages, get=EDITS, name="guide_languages"),
    route("guiden/sprak/<slug:language>/", texts.texts, get=EDITS, name="guide_texts"),
    route("guiden/sprak/<slug:language>/godkann/", texts.approve, get=EDITS, post=EDITS, name="guide_approve"),
    route(f"guiden/text/{PIECE}", texts.text, get=EDITS, post=EDITS, name="guide_text"),
    route(f"guiden/skrivs/{PIECE}", live.live, get=NOBODY, post=EDITS, name="guide_live"),
    route("guiden/ordning/", ordering.doors, get=EDITS, post=EDITS, name="guide_order"),
    route("guiden/ordning/<slug:key>/", ordering.topics, get=EDITS, post=EDITS, name="guide_order_topics"),
    route("guiden/kommunen/", texts.settings, get=EDITS, post=EDITS, name="guide_settings"),
    route(f"guiden/historik/{PIECE}", history.history, get=EDITS, name="guide_history"),
    route(f"guiden/ta-bort/{PIECE}", history.take_away, get=NOBODY, post=EDITS, name="guide_take_away"),
    route("guiden/version/<slug:public_id>/", history.restore, get=NOBODY, post=EDITS, name="guide_restore"),
    route("guiden/paketet/", history.pack_changes, get=EDITS, name="guide_pack_changes"),
    route(f"guiden/paketet/{PIECE}", history.pack_change, get=EDITS, post=EDITS, name="guide_pack_change"),
    route("guiden/forhandsvisning/<slug:language>/", preview.preview, get=EDITS, name="guide_preview"),
    route("guiden/forhandsvisning/<slug:language>/sida/", preview.preview_page, get=EDITS, name="guide_preview_page"),
    route("guiden/publicera/", publishing.publish, get=EDITS, post=EDITS, name="guide_publish"),
    route("guiden/utgavor/", publishing.release_list, get=EDITS, name="guide_releases"),
    route("guiden/utgavor/<slug:public_id>/", publishing.release, get=EDITS, name="guide_release"),
    route(
        "guiden/utgavor/<slug:public_id>/tillbaka/", publishing.put_back, get=EDITS, post=EDITS, name="guide_put_back"
    ),
    route("guiden/hittat/<slug:kind>/<str:key>/", finding.found, get=KNOWN, name="guide_found"),
    route("guiden/stryk/", blanking.pieces, get=BLANKS, name="guide_blank_pieces"),
    route("fel/<uuid:key>/", telling.tell, get=EVERYONE, post=EVERYONE, name="fault_tell"),
    route("anstallda/", work.work, get=EDITS, name="employees_work"),
    route(
        "anstallda/kontrollera/<slug:sort>/<str:key>/", checking.check, get=EDITS, post=EDITS, name="employees_check"
    ),
    route("anstallda/sprak/", texts.languages, get=EDITS, name="employees_languages"),
    route("anstallda/sprak/<slug:language>/", texts.texts, get=EDITS, name="employees_texts"),
    route(f"anstallda/text/{PIECE}", texts.text, get=EDITS, post=EDITS, name="employees_text"),
    route(f"anstallda/skrivs/{PIECE}", live.live, get=NOBODY, post=EDITS, name="employees_live"),
    route("anstallda/kommunen/", texts.settings, get=EDITS, post=EDITS, name="employees_settings"),
    route(f"anstallda/historik/{PIECE}", history.history, get=EDITS, name="employees_history"),
    route(f"anstallda/ta-bort/{PIECE}", history.take_away, get=NOBODY, post=EDITS, name="employees_take_away"),
    route("anstallda/version/<slug:public_id>/", history.restore, get=NOBODY, post=EDITS, name="employees_restore"),
    route("anstallda/paketet/", history.pack_changes, get=EDITS, name="employees_pack_changes"),
    route(f"anstallda/paketet/{PIECE}", history.pack_change, get=EDITS, post=EDITS, name="employees_pack_change"),
    route("anstallda/forhandsvisning/<slug:language>/", preview.preview, get=EDITS, name="employees_preview"),
    route(
        "anstallda/forhandsvisning/<slug:language>/sida/",
        preview.preview_page,
        get=EDITS,
        name="employees_preview_page",
    ),
    route("anstallda/hittat/<slug:kind>/<str:key>/", finding.found, get=KNOWN, name="employees_found"),
    route("anstallda/stryk/", blanking.pieces, get=BLANKS, name="employees_blank_pieces"),
    route("anstallda/publicera/", publishing.publish, get=EDITS, post=EDITS, name="employees_publish"),
    route("anstallda/utgavor/", publishing.release_list, get=EDITS, name="employees_releases"),
    route("anstallda/utgavor/<slug:public_id>/", publishing.release, get=EDITS, name="employees_release"),
    route(
        "anstallda/utgavor/<slug:public_id>/tillbaka/",
        publishing.put_back,
        get=EDITS,
        post=EDITS,
        name="employees_put_back",
    ),
]
