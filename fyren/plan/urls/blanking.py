"""Blanking texts, for registrars."""

from fyren.people.roles import Role
from fyren.people.routes import only, route
from fyren.plan.views import blanking

BLANKS = only(Role.REGISTRAR, own=True)
LISTS = only(Role.REGISTRAR)

urlpatterns = [
    route("stryk/borttagna/", blanking.removed_texts, get=LISTS, name="removed_texts"),
    # The field may be a path in a plan's wording, such as area/3.2/b4.
    route(
        "stryk/<slug:kind>/<slug:public_id>/<path:field>/", blanking.blank, get=BLANKS, post=BLANKS, name="text_blank"
    ),
]
