"""The municipality's own Word template: chosen, taken away, used again."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from fyren.base.history import Conflict
from fyren.base.uploads import receive_upload
from fyren.people.forms.versioned import refuse
from fyren.people.requests import ViewerRequest, viewer_of
from fyren.reports import actions
from fyren.reports.forms import TemplateForm
from fyren.reports.models import WordTemplate
from fyren.reports.word_templates import LIMIT, template_rows

UNDO = "angra"  # in the page's address: what was just taken away


# The token is looked for in the body, so the check waits until the body is known to be small enough to be read.
@csrf_exempt
def template(request: HttpRequest) -> HttpResponse:
    """Which template is in use, since when and by whom; choose another."""

    def take(form: TemplateForm) -> HttpResponse:
        try:
            actions.take_in_template(emptied=form.emptied, file_name=form.file_name, by=viewer_of(request))
        except ValidationError as error:
            refuse(form, error)
            return _page(request, form)
        messages.success(request, _("The template is in use. New reports in Word take their look from it."))
        return redirect("word_template")

    return receive_upload(request, TemplateForm, LIMIT, lambda form, status: _page(request, form, status), take)


def _page(request: HttpRequest, form: TemplateForm, status: int = 200) -> HttpResponse:
    rows = template_rows()
    gone = _just_taken_away(request)
    in_use = next((row for row in rows if row.template.is_in_use), None)
    context = {
        "form": form,
        "in_use": in_use,
        "others": [row for row in rows if row is not in_use],
        "just_taken_away": gone if in_use is None else None,
        "undo_url": f"{reverse('word_template_restore', args=[gone.public_id])}?version={gone.row_version}"
        if gone
        else "",
        "has_installed": bool(settings.WORD_TEMPLATE),
    }
    return render(request, "reports/word_template.html", context, status=status)


def _just_taken_away(request: HttpRequest) -> WordTemplate | None:
    asked = request.GET.get(UNDO, "")
    return WordTemplate.objects.defer("data").filter(public_id=asked, is_in_use=False).first()


def take_away(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take the template out of use; the page then offers to undo it."""
    return _press(request, public_id, actions.take_away_template, f"?{UNDO}={public_id}")


def restore(request: ViewerRequest, public_id: str) -> HttpResponse:
    """Take a template into use again."""
    return _press(request, public_id, actions.restore_template)


def _press(request: ViewerRequest, public_id: str, act: Callable[..., object], then: str = "") -> HttpResponse:
    """Do it. Who comes by reading, after logging in anew, is led to the page where it is pressed."""
    found = get_object_or_404(WordTemplate, public_id=public_id)
    if request.method != "POST":
        return redirect("word_template")
    seen = request.GET.get("version", "")
    try:
        act(template=found, expected_version=int(seen) if seen.isdecimal() else 0, by=request.viewer)
    except Conflict:
        messages.warning(request, _("Somebody else changed this meanwhile. Nothing has been done. Look once more."))
        return redirect("word_template")
    return redirect(reverse("word_template") + then)
