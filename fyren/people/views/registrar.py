"""One authority's documents, for its registrar."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify

from fyren.base import clock
from fyren.base.records import Purpose, records_of
from fyren.people import actions
from fyren.people.access import can_export_records
from fyren.people.export import export_zip
from fyren.people.forms.registrar import ExportForm, RecordFilter
from fyren.people.forms.versioned import refuse
from fyren.people.models import Body
from fyren.people.requests import ViewerRequest
from fyren.people.roles import Role


def registrar(request: ViewerRequest) -> HttpResponse:
    """The authorities that one is registrar of; with a single one, straight to it."""
    held = request.viewer.authorities_as(Role.REGISTRAR)
    authorities = list(Body.objects.filter(public_id__in=held))
    if len(authorities) == 1:
        return redirect("registrar_documents", authorities[0].public_id)
    return render(request, "people/registrar/authorities.html", {"authorities": authorities})


def documents(request: ViewerRequest, public_id: str) -> HttpResponse:
    """The authority's documents; posted, the chosen ones as a ZIP file. Another authority's do not exist here."""
    authority = get_object_or_404(Body, public_id=public_id)
    if not can_export_records(request.viewer, authority):
        raise Http404
    records = records_of(authority.public_id)
    form = ExportForm(request.POST or None, records=records)
    if request.method == "POST" and form.is_valid():
        try:
            return _exported(request, authority, form)
        except ValidationError as error:
            refuse(form, error)
    narrowing = RecordFilter(request.GET, records=records)
    ticked = set(request.POST.getlist("documents"))
    listed = narrowing.chosen(records)
    context = {
        "authority": authority,
        "form": form,
        "filter": narrowing,
        "is_filtered": any(request.GET.get(name) for name in narrowing.fields),
        "rows": [(record, record.key in ticked if form.is_bound else not record.is_draft) for record in listed],
        "all_count": len(records),
    }
    return render(request, "people/registrar/documents.html", context)


def _exported(request: ViewerRequest, authority: Body, form: ExportForm) -> HttpResponse:
    purpose, today = Purpose(form.cleaned_data["purpose"]), clock.today()
    chosen = actions.export_records(
        authority=authority, keys=form.cleaned_data["documents"], purpose=purpose, by=request.viewer
    )
    content = export_zip(chosen, authority=authority, purpose=purpose, day=today)
    name = f"{slugify(authority.short_name)}-{today.isoformat()}.zip"
    return HttpResponse(
        content,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
