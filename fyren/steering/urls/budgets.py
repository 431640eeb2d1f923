"""Addresses: budgets."""

from __future__ import annotations

from fyren.people.roles import Role
from fyren.people.routes import KNOWN, only, route
from fyren.steering.views import budget_editions, budget_steps, budgets, stances

WRITES = only(Role.CONTACT, Role.COORDINATOR, own=True)
READS_OWN = only(Role.COORDINATOR, Role.CONTACT, Role.DECISION_READER, Role.REGISTRAR)

urlpatterns = [
    route("internbudget/", budgets.my_budgets, get=READS_OWN, name="my_budgets"),
    route("aret/<int:number>/internbudgetar/", budgets.budgets, get=KNOWN, name="budgets"),
    route(
        "aret/<int:number>/internbudgetar/ny/",
        budgets.open_,
        get=only(Role.CONTACT, Role.COORDINATOR),
        post=only(Role.CONTACT, Role.COORDINATOR),
        name="budget_open",
    ),
    route("internbudget/<slug:public_id>/", budgets.budget, get=KNOWN, name="budget"),
    route(
        "internbudget/<slug:public_id>/stallningstaganden/",
        stances.stances,
        get=WRITES,
        post=WRITES,
        name="budget_stances",
    ),
    route(
        "internbudget/<slug:public_id>/lamna-over/",
        budget_steps.hand_over,
        get=WRITES,
        post=WRITES,
        name="budget_hand_over",
    ),
    route(
        "internbudget/<slug:public_id>/foresla/", budget_steps.propose, get=WRITES, post=WRITES, name="budget_propose"
    ),
    route(
        "internbudget/<slug:public_id>/ta-tillbaka/",
        budget_steps.take_back,
        get=WRITES,
        post=WRITES,
        name="budget_take_back",
    ),
    route("internbudget/<slug:public_id>/beslut/", budget_steps.adopt, get=WRITES, post=WRITES, name="budget_adopt"),
    route("internbudget/<slug:public_id>/andra/", budget_steps.amend, get=WRITES, post=WRITES, name="budget_amend"),
    route("internbudget/<slug:public_id>/avsta/", budget_steps.give_up, get=WRITES, post=WRITES, name="budget_give_up"),
    route("internbudget/<slug:public_id>/uppgifter/", budget_steps.facts, get=WRITES, post=WRITES, name="budget_facts"),
    route("internbudget/<slug:public_id>/slapp/", budget_steps.release, get=WRITES, post=WRITES, name="budget_release"),
    route(
        "internbudget/<slug:public_id>/slapp/ta-tillbaka/",
        budget_steps.take_back_release,
        get=WRITES,
        post=WRITES,
        name="budget_take_back_release",
    ),
    route("internbudget/<slug:public_id>/stang/", budget_steps.close, get=WRITES, post=WRITES, name="budget_close"),
    route(
        "internbudget/<slug:public_id>/utgava/<int:number>/", budget_editions.edition, get=KNOWN, name="budget_edition"
    ),
    route(
        "internbudget/<slug:public_id>/utgava/<int:number>/<str:kind>/",
        budget_editions.file,
        get=KNOWN,
        name="budget_file",
    ),
    route(
        "internbudget/<slug:public_id>/jamfor/<int:a>/<int:b>/",
        budget_editions.compare,
        get=KNOWN,
        name="budget_compare",
    ),
]
