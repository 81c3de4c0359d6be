"""`/direktori/konfirmasi/batas/`: after how many months entries are to be confirmed again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.kit.pages import form_page
from sintas.kit.pieces import Link
from sintas.safekeeping.refusals import BadInput
from sintas.staff import drafts
from sintas.staff.policy import need

from ..actions.ageing import set_age
from ..forms.age import AgeForm
from ..policy import SET_AGE
from ..reading.age import months_of
from .parts import actor_of, page_of, refuse


@require_http_methods(["GET", "HEAD", "POST"])
def age(request: HttpRequest) -> HttpResponse:
    """The head's page; saving leads to the list it changes."""
    by = actor_of(request)
    need(by, SET_AGE)
    form, draft = drafts.resume(request, AgeForm, initial={"months": months_of(by)})
    back = Link(reverse("directory:stale"), _("Perlu dikonfirmasi"))
    page = page_of(request, _("Batas umur isi direktori"), back, draft, save=_("Simpan batas"))
    if request.method == "POST" and form.is_valid():
        try:
            set_age(by=by, months=form.cleaned_data["months"])
        except BadInput as bad:
            refuse(form, bad)
        else:
            drafts.done(request)
            messages.success(request, _("Batas tersimpan."))
            return HttpResponseRedirect(reverse("directory:stale"), status=303)
    return form_page(request, form, page, template="directory/form.html")
