"""The red thread, the programme and the processes; and search."""

from fyren.people.roles import Role
from fyren.people.routes import EVERYONE, only, route
from fyren.plan.views import programme, search, thread

KEEPS = only(Role.COORDINATOR)
READS = only(Role.COORDINATOR, Role.REGISTRAR)  # a registrar may have to blank a text there
MODEL = "arbete/styrmodell/"

urlpatterns = [
    route("roda-traden/", thread.red_thread, get=EVERYONE, name="red_thread"),
    route("sok/", search.search, get=EVERYONE, name="search"),
    route(MODEL, programme.steering_model, get=READS, name="steering_model"),
    route(
        f"{MODEL}las/<slug:reading>/",
        programme.interpretation_new,
        get=KEEPS,
        post=KEEPS,
        name="interpretation_new",
    ),
    route(
        f"{MODEL}las/<slug:reading>/<slug:public_id>/avsluta/",
        programme.interpretation_end,
        get=KEEPS,
        post=KEEPS,
        name="interpretation_end",
    ),
    route(f"{MODEL}<slug:sort>/ny/", programme.part_new, get=KEEPS, post=KEEPS, name="model_new"),
    route(f"{MODEL}<slug:sort>/<slug:public_id>/", programme.part_change, get=KEEPS, post=KEEPS, name="model_change"),
]
