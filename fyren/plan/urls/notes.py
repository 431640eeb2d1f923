"""Beside the plan: editorial and internal notes, facts of the decision."""

from fyren.people.roles import Role
from fyren.people.routes import only, route
from fyren.plan.views import facts, notes

ANNOTATES = only(Role.COORDINATOR, Role.EDITOR)
STEERS = only(Role.COORDINATOR)
READS_NOTES = only(Role.COORDINATOR, Role.CONTACT, Role.DECISION_READER, Role.REGISTRAR, Role.AUDITOR)
READS_NOTE = only(Role.COORDINATOR, Role.CONTACT, Role.DECISION_READER, Role.REGISTRAR, Role.AUDITOR, own=True)
WRITES_NOTES = only(Role.COORDINATOR, Role.CONTACT)
WRITES_NOTE = only(Role.COORDINATOR, Role.CONTACT, own=True)
PLAN = "arbete/plan/<slug:slug>"
NOTE = "arbete/anmarkning/<slug:public_id>/"
INTERNAL = "arbete/anteckningar/<slug:public_id>/"

urlpatterns = [
    route(f"{PLAN}/<int:number>/anmarkning/", notes.note_new, get=ANNOTATES, post=ANNOTATES, name="note_new"),
    route(NOTE, notes.note_edit, get=ANNOTATES, post=ANNOTATES, name="note_edit"),
    route(f"{NOTE}ta-bort/", notes.note_remove, get=ANNOTATES, post=ANNOTATES, name="note_remove"),
    route(f"{PLAN}/<int:number>/uppgifter/", facts.plan_facts, get=STEERS, post=STEERS, name="plan_facts"),
    route(f"{PLAN}/namn/", facts.plan_title, get=STEERS, post=STEERS, name="plan_title"),
    route(f"{PLAN}/namnd/<int:place>/", facts.plan_link_edit, get=STEERS, post=STEERS, name="plan_link"),
    route("arbete/anteckningar/", notes.internal_notes, get=READS_NOTES, name="internal_notes"),
    route(
        "arbete/anteckningar/ny/",
        notes.internal_note_new,
        get=WRITES_NOTES,
        post=WRITES_NOTES,
        name="internal_note_new",
    ),
    route(INTERNAL, notes.internal_note, get=READS_NOTE, post=WRITES_NOTE, name="internal_note"),
    route(
        f"{INTERNAL}lamna-over/",
        notes.internal_note_hand_over,
        get=WRITES_NOTE,
        post=WRITES_NOTE,
        name="internal_note_hand_over",
    ),
]
