"""Reading plans: addresses that can be typed and printed. Everyone may; what one may not know of answers 404."""

from fyren.people.routes import EVERYONE, route
from fyren.plan.views import pages

urlpatterns = [
    route("planer/", pages.plan_list, get=EVERYONE, name="plan_list"),
    route("planer/<slug:slug>/", pages.plan, get=EVERYONE, name="plan"),
    route("planer/<slug:slug>/utgavor/", pages.plan_editions, get=EVERYONE, name="plan_editions"),
    route("planer/<slug:slug>/utgava/<int:number>/", pages.plan, get=EVERYONE, name="plan_edition"),
    route(
        "planer/<slug:slug>/utgava/<int:number>/<str:node>/", pages.plan_node, get=EVERYONE, name="plan_edition_node"
    ),
    route("planer/<slug:slug>/<str:node>/", pages.plan_node, get=EVERYONE, name="plan_node"),
    route("p/<slug:public_id>/", pages.plan_permanent, get=EVERYONE, name="plan_permanent"),
]
