"""Addresses of the room."""

from django.urls import URLPattern

from fyren.people.access import KEEPERS
from fyren.people.roles import Role
from fyren.people.routes import EVERYONE, KNOWN, View, only, route
from fyren.people.views import bodies, log, organisation, persons, registrar, tokens, units

ADMINISTRATORS = only(Role.ADMINISTRATOR)
KEEPER = only(*KEEPERS, own=True)
LOG_READERS = only(Role.AUDITOR, Role.ADMINISTRATOR)


def _form(address: str, view: View, *, name: str) -> URLPattern:
    """A form for administrators."""
    return route(address, view, get=ADMINISTRATORS, post=ADMINISTRATORS, name=name)


urlpatterns: list[URLPattern] = [
    route("organisation/", organisation.body_list, get=EVERYONE, name="body_list"),
    route("organisation/<str:public_id>/", organisation.body, get=EVERYONE, name="body"),
    route("enheter/", units.units, get=KNOWN, name="units"),
    route("enheter/ny/<str:public_id>/", units.UNITS.add, get=KEEPER, post=KEEPER, name="unit_new"),
    route("enheter/<str:public_id>/andra/", units.UNITS.change, get=KEEPER, post=KEEPER, name="unit_change"),
    route("administration/personer/", persons.people_list, get=ADMINISTRATORS, name="people_list"),
    _form("administration/personer/ny/", persons.person_add, name="person_add"),
    route("administration/personer/<str:public_id>/", persons.person, get=ADMINISTRATORS, name="person"),
    _form("administration/personer/<str:public_id>/andra/", persons.person_change, name="person_change"),
    _form("administration/personer/<str:public_id>/inloggning/", persons.person_state, name="person_state"),
    _form("administration/personer/<str:public_id>/losenord/", persons.person_password, name="person_password"),
    _form("administration/personer/<str:public_id>/roll/", persons.role_give, name="role_give"),
    route("administration/roller/", persons.role_list, get=ADMINISTRATORS, name="role_list"),
    _form("administration/roller/<str:public_id>/avsluta/", persons.role_end, name="role_end"),
    route("administration/organisation/", bodies.body_admin_list, get=ADMINISTRATORS, name="body_admin_list"),
    _form("administration/organisation/ny/", bodies.body_add, name="body_add"),
    _form("administration/organisation/<str:public_id>/", bodies.body_change, name="body_change"),
    _form("administration/organisation/<str:public_id>/eftertradare/", bodies.body_succeed, name="body_succeed"),
    _form("administration/organisation/<str:public_id>/beslut/", bodies.body_decision_add, name="body_decision_add"),
    _form("administration/beslut/<str:public_id>/", bodies.body_decision_change, name="body_decision_change"),
    route("administration/logg/", log.audit_log, get=LOG_READERS, post=LOG_READERS, name="audit_log"),
    route("administration/logg/kontroll/", log.log_check, get=LOG_READERS, post=only(Role.AUDITOR), name="log_check"),
    route("nycklar/", tokens.token_list, get=KNOWN, name="token_list"),
    route("nycklar/ny/", tokens.token_new, get=KNOWN, post=KNOWN, name="token_new"),
    route("nycklar/<str:public_id>/avsluta/", tokens.token_end, get=KNOWN, post=KNOWN, name="token_end"),
    _form("administration/personer/<str:public_id>/nyckel/", tokens.token_for, name="token_for"),
    route("registrator/", registrar.registrar, get=only(Role.REGISTRAR), name="registrar"),
    route(
        "registrator/<str:public_id>/",
        registrar.documents,
        get=only(Role.REGISTRAR, own=True),
        post=only(Role.REGISTRAR, own=True),
        name="registrar_documents",
    ),
]
