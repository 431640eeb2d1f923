"""The house's own pages."""

from fyren.house import gallery, open_data, views
from fyren.house.background import background_work
from fyren.people.roles import Role
from fyren.people.routes import EVERYONE, KNOWN, only, route

ADMINISTRATORS = only(Role.ADMINISTRATOR)

urlpatterns = [
    route("", views.home, get=EVERYONE, name="home"),
    route("idag/", views.today, get=KNOWN, name="today"),
    route(
        "administration/bakgrundsarbete/",
        background_work,
        get=ADMINISTRATORS,
        post=ADMINISTRATORS,
        name="background_work",
    ),
    route("om/", views.about, get=EVERYONE, name="about"),
    route("om/tillganglighet/", views.accessibility, get=EVERYONE, name="accessibility"),
    route("om/komponenter/", gallery.gallery, get=EVERYONE, name="gallery"),
    route("oppna-data/", open_data.open_data, get=EVERYONE, name="open_data"),
    route("utskrift.css", views.sheets, get=EVERYONE, name="sheets"),
    route("robots.txt", views.robots, get=EVERYONE, name="robots"),
]
