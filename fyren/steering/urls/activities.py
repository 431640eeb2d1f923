"""Addresses: activities with their steps and comments, the bin, and the inbox of proposals."""

from __future__ import annotations

from django.urls import URLPattern

from fyren.people.roles import Role
from fyren.people.routes import EVERYONE, View, only, route
from fyren.steering.views import activities, activity_acts, inbox, steps, taking_up

WRITES = only(Role.CONTACT, Role.COORDINATOR, own=True)
READS_DRAFTS = only(Role.COORDINATOR, Role.CONTACT, Role.DECISION_READER, Role.REGISTRAR, own=True)
COMMENTS = only(Role.CONTACT, Role.COORDINATOR)
READS_INBOX = only(Role.COORDINATOR, Role.CONTACT, Role.DECISION_READER, Role.REGISTRAR)
PROPOSES = only(Role.COORDINATOR)
BUDGET = "internbudget/<slug:public_id>/"
ACTIVITY = "aktivitet/<slug:public_id>/"
STEP = "steg/<slug:public_id>/"
PROPOSAL = "inkorg/<slug:public_id>/"


def _form(address: str, view: View, *, name: str) -> URLPattern:
    """A form for those who write for the body."""
    return route(address, view, get=WRITES, post=WRITES, name=name)


def _press(address: str, view: View, *, name: str) -> URLPattern:
    """Something done with one press. Who comes by reading, after logging in anew, is led to the page it stands on."""
    return route(address, view, get=WRITES, post=WRITES, name=name)


urlpatterns: list[URLPattern] = [
    route(ACTIVITY, activities.activity, get=EVERYONE, name="activity"),
    _form(f"{BUDGET}aktivitet/ny/", activities.activity_new, name="activity_new"),
    _form(f"{ACTIVITY}andra/", activities.activity_edit, name="activity_edit"),
    _press(f"{ACTIVITY}lage/", activity_acts.activity_status, name="activity_status"),
    _form(f"{ACTIVITY}avsluta/", activity_acts.activity_end, name="activity_end"),
    _form(f"{ACTIVITY}papperskorg/", activity_acts.activity_bin, name="activity_bin"),
    _press(f"{ACTIVITY}aterstall/", activity_acts.activity_restore, name="activity_restore"),
    _form(f"{ACTIVITY}flytta/", activity_acts.activity_move, name="activity_move"),
    _form(f"{ACTIVITY}slapp/", activity_acts.activity_release, name="activity_release"),
    _form(f"{ACTIVITY}slapp/ta-tillbaka/", activity_acts.activity_take_back, name="activity_take_back"),
    route(f"{BUDGET}papperskorg/", activity_acts.bin_page, get=READS_DRAFTS, name="bin"),
    _form(f"{BUDGET}kopiera/", activity_acts.activities_copy, name="activities_copy"),
    _form(f"{ACTIVITY}steg/nytt/", steps.step_new, name="step_new"),
    _form(STEP, steps.step_edit, name="step_edit"),
    _form(f"{STEP}ta-bort/", steps.step_remove, name="step_remove"),
    _press(f"{STEP}klart/", steps.step_done, name="step_done"),
    _press(f"{STEP}inte-klart/", steps.step_undone, name="step_undone"),
    route(f"{ACTIVITY}kommentar/", steps.comment_new, get=COMMENTS, post=COMMENTS, name="comment_new"),
    route("ta-upp/", taking_up.take_up, get=COMMENTS, name="take_up"),
    route("inkorg/", inbox.inbox, get=READS_INBOX, name="inbox"),
    route("inkorg/nytt-forslag/", inbox.proposal_new, get=PROPOSES, post=PROPOSES, name="proposal_new"),
    route(PROPOSAL, inbox.proposal, get=READS_DRAFTS, name="proposal"),
    _form(f"{PROPOSAL}ta-in/", inbox.proposal_accept, name="proposal_accept"),
    _form(f"{PROPOSAL}avsta/", inbox.proposal_decline, name="proposal_decline"),
]
