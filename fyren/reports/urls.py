"""Addresses of the room."""

from __future__ import annotations

from fyren.people.roles import Role
from fyren.people.routes import EVERYONE, KNOWN, only, route
from fyren.reports.access import AT_BODY
from fyren.reports.assessing import views as assessing
from fyren.reports.open_data import views as open_data
from fyren.reports.views import adopted, composing, overview, packs, templates

COMPOSES = only(Role.COORDINATOR, Role.AUDITOR)
SETS_TEMPLATE = only(Role.COORDINATOR)
ADOPTS = only(Role.COORDINATOR, own=True)
PAPERS = only(*AT_BODY, Role.AUDITOR)
FETCHES = only(Role.AUDITOR)
PLAN = "rapporter/<slug:public_id>/<slug:slug>/"
PAPER = f"{PLAN}namnd/<slug:body_id>/<slug:which>/"
ADOPTED = "rapport/<slug:public_id>/"
TEMPLATE = "wordmall/<slug:public_id>/"
ASSESSMENT = "sjalvskattning/<slug:public_id>/"
ASSESSES = only(Role.COORDINATOR, own=True)
PACK = "granskning/<slug:public_id>/"

urlpatterns = [
    route("rapporter/", overview.reports, get=EVERYONE, name="reports"),
    route("wordmall/", templates.template, get=SETS_TEMPLATE, post=SETS_TEMPLATE, name="word_template"),
    route(f"{TEMPLATE}ta-bort/", templates.take_away, get=SETS_TEMPLATE, post=SETS_TEMPLATE, name="word_template_away"),
    route(f"{TEMPLATE}anvand/", templates.restore, get=SETS_TEMPLATE, post=SETS_TEMPLATE, name="word_template_restore"),
    route(PLAN, composing.compose, get=COMPOSES, name="report_compose"),
    route(f"{PLAN}fil/<slug:kind>/", composing.compose_file, get=COMPOSES, name="report_compose_file"),
    route(f"{PLAN}beslut/", adopted.adopt, get=ADOPTS, post=ADOPTS, name="report_adopt"),
    route(f"{PLAN}granskning/", packs.pack_new, get=ADOPTS, post=ADOPTS, name="audit_pack_new"),
    route(PAPER, composing.paper, get=PAPERS, name="body_paper"),
    route(f"{PAPER}<slug:kind>/", composing.paper_file, get=PAPERS, name="body_paper_file"),
    route(ADOPTED, adopted.adopted, get=EVERYONE, name="adopted_report"),
    route(f"{ADOPTED}fil/<slug:version>/<slug:kind>/", adopted.adopted_file, get=EVERYONE, name="adopted_file"),
    route(f"{ADOPTED}uppgifter/", adopted.adopted_change, get=ADOPTS, post=ADOPTS, name="adopted_change"),
    route(PACK, packs.pack, get=COMPOSES, post=FETCHES, name="audit_pack"),
    route("sjalvskattning/", assessing.assessment_list, get=KNOWN, name="assessments"),
    route(
        "sjalvskattning/ny/<slug:public_id>/",
        assessing.assessment_new,
        get=ASSESSES,
        post=ASSESSES,
        name="assessment_new",
    ),
    route(ASSESSMENT, assessing.assessment, get=KNOWN, name="assessment"),
    route(f"{ASSESSMENT}excel/", assessing.assessment_file, get=KNOWN, name="assessment_file"),
    route(
        f"{ASSESSMENT}svar/<slug:key>/",
        assessing.assessment_answer,
        get=ASSESSES,
        post=ASSESSES,
        name="assessment_answer",
    ),
    route(f"{ASSESSMENT}stang/", assessing.assessment_close, get=ASSESSES, post=ASSESSES, name="assessment_close"),
    route("oppna-data/dcat.rdf", open_data.dcat, get=EVERYONE, name="open_data_dcat"),
    route("oppna-data/<slug:key>.csv", open_data.set_csv, get=EVERYONE, name="open_set_csv"),
    route("oppna-data/<slug:key>.json", open_data.set_json, get=EVERYONE, name="open_set_json"),
]
