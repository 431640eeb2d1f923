"""Working with plans, and importing a plan document."""

from fyren.people.roles import Role
from fyren.people.routes import only, route
from fyren.plan.views import imports

WORKS_WITH_PLANS = only(Role.COORDINATOR, Role.CONTACT, Role.DECISION_READER, Role.REGISTRAR, Role.EDITOR)
IMPORTS = only(Role.COORDINATOR)
OWN_IMPORT = only(Role.COORDINATOR, own=True)
ONE = "arbete/planer/import/<slug:public_id>/"

urlpatterns = [
    route("arbete/planer/", imports.workspace, get=WORKS_WITH_PLANS, name="plan_workspace"),
    route("arbete/planer/importera/", imports.import_upload, get=IMPORTS, post=IMPORTS, name="import_upload"),
    route(ONE, imports.import_review, get=OWN_IMPORT, name="import_review"),
    route(f"{ONE}rad/", imports.import_label, get=OWN_IMPORT, post=OWN_IMPORT, name="import_label"),
    route(f"{ONE}svar/", imports.import_answer, get=OWN_IMPORT, post=OWN_IMPORT, name="import_answer"),
    route(f"{ONE}titel/", imports.import_title, get=OWN_IMPORT, post=OWN_IMPORT, name="import_title"),
    route(f"{ONE}namn/", imports.import_mentions, get=OWN_IMPORT, post=OWN_IMPORT, name="import_mentions"),
    route(f"{ONE}angra/", imports.import_undo, get=OWN_IMPORT, post=OWN_IMPORT, name="import_undo"),
    route(f"{ONE}publicera/", imports.import_publish, get=OWN_IMPORT, post=OWN_IMPORT, name="import_publish"),
    route(f"{ONE}visa/", imports.import_preview, get=OWN_IMPORT, name="import_preview"),
    route(f"{ONE}slang/", imports.import_discard, get=OWN_IMPORT, post=OWN_IMPORT, name="import_discard"),
]
