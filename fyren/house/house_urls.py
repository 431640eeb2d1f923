"""The front page and what is due."""

from fyren.house import views
from fyren.people.routes import EVERYONE, route

urlpatterns = [
    route("", views.home, get=EVERYONE, name="home"),
]
