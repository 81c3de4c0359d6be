"""Pages of the small site."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import ConflictField, Link
from sintas.kit.tests.example import EverythingForm, everything, frame
from sintas.kit.tests.rows_example import GoalsForm
from sintas.kit.tests.site import TOLD
from sintas.kit.views import refuse


def _sent(request: HttpRequest) -> dict[str, list[str]]:
    return {name: request.POST.getlist(name) for name in request.POST if name != "csrfmiddlewaretoken"}


def components(request: HttpRequest) -> HttpResponse:
    """Everything there is to see."""
    return render(request, "components.html", {"shell": frame(), **everything()})


def write(request: HttpRequest) -> HttpResponse:
    """A form with autosave; resumes the last draft."""
    page = FormPage(
        "Catat sesi",
        Link("/", "MS · KS-0187"),
        "Bersama Kak M.",
        "Simpan sesi",
        draft_url="/draft/",
        draft_saved_at="20.14" if TOLD.drafts else "",
    )
    if request.method != "POST":
        form = EverythingForm.resumed(TOLD.drafts[-1]) if TOLD.drafts else EverythingForm()
        return form_page(request, form, page, template="write.html", shell=frame())
    form = EverythingForm(request.POST, request.FILES)
    if not form.is_valid():
        return form_page(request, form, page, template="write.html", shell=frame())
    TOLD.saved.append(_sent(request))
    return redirect("done") if TOLD.save_status == 303 else HttpResponse(status=TOLD.save_status)


def rows(request: HttpRequest) -> HttpResponse:
    """A form with rows, and one row per goal below it."""
    form = GoalsForm(request.POST or None)
    if form.is_valid():
        TOLD.saved.append(_sent(request))
        return redirect("done")
    page = FormPage("Susun rencana", Link("/", "MS · KS-0187"), save="Simpan rencana")
    return form_page(request, form, page, shell=frame())


def done(request: HttpRequest) -> HttpResponse:
    """After saving."""
    return HttpResponse("<!doctype html><title>Tersimpan</title>tersimpan")


def draft(request: HttpRequest) -> HttpResponse:
    """Autosave as the product answers it."""
    if TOLD.draft_status != 200:
        return HttpResponse(status=TOLD.draft_status)
    TOLD.drafts.append(_sent(request))
    return JsonResponse({"at": f"20.{len(TOLD.drafts):02d}"})


def sealed(request: HttpRequest) -> HttpResponse:
    """Sealed words come in."""
    if TOLD.seal_status != 200:
        return HttpResponse(status=TOLD.seal_status)
    TOLD.sealed.append(request.POST["blob"])
    letter = json.loads(_opened(request.POST["blob"]))
    TOLD.drafts.append(letter["fields"])
    return JsonResponse({"form": letter["form"]})


def _opened(blob: str) -> bytes:
    from sintas.kit.tests.sealing import opened

    return opened(blob)


def lock(request: HttpRequest) -> HttpResponse:
    """Locks."""
    TOLD.locked.append(_sent(request))
    return redirect("/kalender/" if request.POST.get("leave") else "/door/")


def theme(request: HttpRequest) -> HttpResponse:
    """Keeps the theme."""
    TOLD.themes.append(request.POST["theme"])
    return HttpResponse(status=204)


def door(request: HttpRequest) -> HttpResponse:
    """Where one signs in."""
    return render(request, "door_example.html")


def conflict(request: HttpRequest) -> HttpResponse:
    """Two versions."""
    fields = [
        ConflictField("said", "Menurut klien", "Ingin tidur tenang.\nIngin pulang.", "Ingin tidur tenang."),
        ConflictField("mode", "Cara", "meet", "meet"),
    ]
    page = FormPage("Dua tulisan untuk satu catatan", Link("/", "MS · KS-0187"))
    return form_page(
        request,
        None,
        page,
        template="kit/conflict_page.html",
        status=409,
        shell=frame(),
        fields=fields,
        by="Dewi",
        at="tadi pukul 20.10",
        action="/form/",
        keep_url="/",
    )


def confirm(request: HttpRequest) -> HttpResponse:
    """One act that is hard to undo."""
    page = FormPage(
        "Tutup berkas ini?", Link("/", "MS · KS-0187"), "Berkas tetap dapat dibaca tim. Membukanya lagi memerlukan alasan.", "Tutup berkas"
    )
    return form_page(request, None, page, template="kit/confirm_page.html", shell=frame(), danger=True)


def refused(request: HttpRequest, status: int) -> HttpResponse:
    """An error page."""
    return refuse(status)


def htmx(request: HttpRequest) -> HttpResponse:
    """A page with htmx, and the part it asks for."""
    if request.method == "POST":
        return HttpResponse("<p id='got'>dapat</p>")
    return render(request, "htmx_example.html", {"shell": frame()})
