"""The house's own pages."""

from fyren.house import gallery, open_data, views
from fyren.people.routes import EVERYONE, KNOWN, route

urlpatterns = [
    route("", views.home, get=EVERYONE, name="home"),
    route("idag/", views.today, get=KNOWN, name="today"),
    route("om/", views.about, get=EVERYONE, name="about"),
    route("om/tillganglighet/", views.accessibility, get=EVERYONE, name="accessibility"),
    route("om/komponenter/", gallery.gallery, get=EVERYONE, name="gallery"),
    route("oppna-data/", open_data.open_data, get=EVERYONE, name="open_data"),
    route("utskrift.css", views.sheets, get=EVERYONE, name="sheets"),
    route("robots.txt", views.robots, get=EVERYONE, name="robots"),
]
