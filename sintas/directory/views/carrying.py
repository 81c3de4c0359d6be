"""The directory comes in as a file and goes out as one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Fact, Link
from sintas.safekeeping import trail
from sintas.staff.policy import need
from sintas.staff.signin import asks_again

from ..actions.exporting import export_directory
from ..actions.importing import IMPORTED, NotImported, import_directory
from ..forms.carrying import ImportForm
from ..policy import EXPORT, IMPORT
from ..reading.leaving import staying
from .parts import actor_of

FILES = {
    "hsds-json": ("direktori.json", "application/json"),
    "xlsx": ("direktori.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """`/direktori/impor/`: everything that is wrong in the file is listed at once, and then nothing of it is kept."""
    by = actor_of(request)
    need(by, IMPORT)
    form = ImportForm(request.POST if request.method == "POST" else None, request.FILES or None)
    troubles: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            done = import_directory(by=by, body=form.cleaned_data["body"].read())
        except NotImported as why:
            trail.record(by=by, verb=IMPORTED, outcome="refused", troubles=len(why.sentences))
            troubles = why.sentences
            form.refuse("body", _("Berkas ini belum dapat diimpor; perbaiki yang disebut di bawah, lalu unggah lagi."))
        else:
            messages.success(request, done.words)
            return HttpResponseRedirect(reverse("directory:list"), status=303)
    lead = _("Semuanya masuk, atau tidak sama sekali. Berkas yang sama dua kali tidak mengubah apa pun. Lokasi yang sudah terlindung tetap terlindung.")
    page = FormPage(_("Impor direktori"), back=Link(reverse("directory:list"), _("Direktori")), lead=lead, save=_("Periksa dan impor"))
    return form_page(request, form, page, template="directory/import.html", troubles=troubles)


@asks_again
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """`/direktori/ekspor/`: what goes along and what never does; POST downloads it."""
    by = actor_of(request)
    need(by, EXPORT)
    if request.method == "POST":
        kind = "xlsx" if request.POST.get("format") == "xlsx" else "hsds-json"
        name, content_type = FILES[kind]
        body = export_directory(by=by, kind=kind).body(kind)
        return HttpResponse(body, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
    institutions, places, contacts = staying(by)
    facts = [
        Fact(_("Lembaga yang ikut"), str(institutions)),
        Fact(_("Lokasi terlindung, tidak ikut"), str(places)),
        Fact(_("Kontak pribadi, tidak ikut"), str(contacts)),
    ]
    return render(request, "directory/export.html", {"back": Link(reverse("directory:list"), _("Direktori")), "facts": facts})
