"""Revising a plan and consulting on it."""

from fyren.people.roles import Role
from fyren.people.routes import EVERYONE, KNOWN, only, route
from fyren.plan.views import (
    revision,
    revision_answers,
    revision_compare,
    revision_compilation,
    revision_draft,
    revision_mapping,
)

STEERS = only(Role.COORDINATOR, own=True)
READS_DRAFTS = only(Role.COORDINATOR, Role.CONTACT, Role.DECISION_READER, Role.REGISTRAR, own=True)
ANSWERS = only(Role.COORDINATOR, Role.CONTACT, own=True)

urlpatterns = [
    route("planer/<slug:slug>/jamfor/", revision_compare.choose, get=EVERYONE, name="plan_compare_choose"),
    route("planer/<slug:slug>/jamfor/<int:a>/<int:b>/", revision_compare.compare, get=EVERYONE, name="plan_compare"),
    route("planer/<slug:slug>/revidera/", revision.open_, get=STEERS, post=STEERS, name="revision_open"),
    route("revision/<slug:public_id>/", revision.show, get=KNOWN, name="revision"),
    route(
        "revision/<slug:public_id>/utkast/", revision_draft.draft, get=READS_DRAFTS, post=STEERS, name="revision_draft"
    ),
    route("revision/<slug:public_id>/remiss/", revision.send, get=STEERS, post=STEERS, name="revision_send"),
    route(
        "revision/<slug:public_id>/sammanstall/", revision.compile_, get=STEERS, post=STEERS, name="revision_compile"
    ),
    route("revision/<slug:public_id>/forslag/", revision.propose, get=STEERS, post=STEERS, name="revision_propose"),
    route("revision/<slug:public_id>/beslut/", revision.decide, get=STEERS, post=STEERS, name="revision_decide"),
    route("revision/<slug:public_id>/avsluta/", revision.withdraw, get=STEERS, post=STEERS, name="revision_withdraw"),
    route(
        "revision/<slug:public_id>/insatsomraden/",
        revision_mapping.mapping,
        get=READS_DRAFTS,
        post=STEERS,
        name="revision_mapping",
    ),
    route(
        "revision/<slug:public_id>/svar/",
        revision_compilation.answers,
        get=KNOWN,
        post=only(Role.COORDINATOR),  # the page is everyone's who is logged in, so a refusal hides nothing: 403
        name="revision_answers",
    ),
    route(
        "revision/<slug:public_id>/svar/partner/",
        revision_compilation.partner,
        get=STEERS,
        post=STEERS,
        name="partner_answer",
    ),
    route(
        "revision/<slug:public_id>/svara/<slug:body_id>/",
        revision_answers.answer,
        get=READS_DRAFTS,
        post=ANSWERS,
        name="consultation_answer",
    ),
    route(
        "revision/<slug:public_id>/svara/<slug:body_id>/lamna/",
        revision_answers.hand_over,
        get=ANSWERS,
        post=ANSWERS,
        name="consultation_hand_over",
    ),
]
