"""The red thread, the programme and the processes."""

from fyren.people.routes import EVERYONE, route
from fyren.plan.views import thread

urlpatterns = [
    route("roda-traden/", thread.red_thread, get=EVERYONE, name="red_thread"),
]
