"""A spreadsheet of prospective clients: upload, look, take in. Between the two pages its rows travel sealed, never in clear."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.ids import uuid7
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.safekeeping.carried import carry, uncarry
from sintas.safekeeping.refusals import BadInput, Refusal

from ..actions.spreadsheet import Line, Preview, preview, take_in, template
from ..forms.spreadsheet import SheetForm
from .enquiries import unit_choices

MOST_SHOWN = 200  # rows of the preview
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def importer(request: HttpRequest) -> Any:
    """Whoever asks. Raises Refusal without the verb, also where nothing would come of it."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not actor.holds("intake.import"):
        raise Refusal(verb="import enquiries")
    return actor


def upload(request: HttpRequest) -> HttpResponse:
    """Choose a sheet and see what would be taken in."""
    actor = importer(request)
    form = SheetForm(request.POST if request.method == "POST" else None, request.FILES or None, units=unit_choices(actor, "intake.import"))
    if request.method == "POST" and form.is_valid():
        try:
            sheet = preview(form.cleaned_data["sheet"].read())
        except BadInput as refused:
            form.add_error("sheet", str(refused.fields["sheet"]))
        else:
            return show_preview(request, sheet, form.cleaned_data["unit"])
    page = FormPage(
        title=_("Daftar calon klien dari lembar kerja"),
        lead=_("Belum ada yang dimasukkan sebelum Anda melihat dan menyetujui isinya."),
        back=Link(reverse("intake:list"), _("Pengaduan")),
        save=_("Lihat isinya"),
    )
    return form_page(request, form, page, template="intake/upload.html")


def show_preview(request: HttpRequest, sheet: Preview, unit: str) -> HttpResponse:
    """The rows with their problems; the button to take them in stands only when there are none."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    packed: dict[str, Any] = {
        "lines": [[str(line.number), pack(line.values)] for line in sheet.lines],
        "unit": [unit],
        "batch": [str(uuid7())],
        "user": [str(actor.user_id)],
    }
    context = {
        "count": len(sheet.lines),
        "problems": sheet.problems(),
        "unknown": sheet.unknown_headings,
        "lines": [
            {"number": one.number, "who": one.values.get("name") or one.values.get("called") or "–", "bad": bool(one.problems)}
            for one in sheet.lines[:MOST_SHOWN]
        ],
        "carried": carry("import", packed) if sheet.good else "",
    }
    return render(request, "intake/preview.html", context, status=200 if sheet.good else 422)


def confirm(request: HttpRequest) -> HttpResponse:
    """Take in what was previewed: every row, or none."""
    actor = importer(request)
    held = uncarry(request.POST.get("carried", ""))
    if held is None or held["form"] != "import" or held["fields"]["user"] != [str(actor.user_id)]:
        messages.warning(request, _("Unggah lembarnya sekali lagi; yang tadi sudah tidak berlaku."))
        return HttpResponseRedirect(reverse("intake:import"))
    fields = held["fields"]
    sheet = Preview([Line(int(number), unpack(values)) for number, values in fields["lines"]], [])
    made = take_in(by=actor, unit_id=UUID(fields["unit"][0]), sheet=sheet, batch=UUID(fields["batch"][0]))
    messages.success(request, _("%(count)s calon klien dimasukkan dan menunggu keputusan.") % {"count": len(made)})
    return HttpResponseRedirect(reverse("intake:list"))


@require_safe
def blank(request: HttpRequest) -> HttpResponse:
    """The empty sheet to fill in."""
    importer(request)
    answer = HttpResponse(template(), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="calon-klien.xlsx"'
    return answer


def pack(values: dict[str, Any]) -> dict[str, Any]:
    """Values as JSON."""
    return {name: f"date:{one.encode()}" if isinstance(one, FuzzyDate) else one for name, one in values.items()}


def unpack(values: dict[str, Any]) -> dict[str, Any]:
    """What `pack` packed."""
    return {
        name: FuzzyDate.decode(one.removeprefix("date:")) if name == "birth" and isinstance(one, str) else one
        for name, one in values.items()
    }
