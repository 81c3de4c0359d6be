"""`/kasus/<id>/ukuran/`: a measure, its page, its values."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.cases.bases import Case
from sintas.cases.policy import can, the_case
from sintas.cases.reading.head import head_of, rows_first
from sintas.cases.views.recording import RecordPage, record
from sintas.kit.pages import FormPage
from sintas.kit.pieces import Link
from sintas.kit.places import address
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotYours

from ..actions.base import VERB
from ..actions.measuring import end_measure, set_measure
from ..actions.measuring_points import add_points, correct_point, strike_point
from ..forms.measure import MeasureForm
from ..forms.measure_points import PointForm, PointsForm
from ..models import Measure, MeasurePoint
from ..reading.measures_page import measure_beside, measure_page
from ..reading.measures_scales import Reader

BACK = "change"


def to_measure(case: Case, row: Any) -> str:
    """What was written down is looked at next."""
    return reverse("evidence:measure_entry", args=[case.pk, row.entry if isinstance(row, Measure) else row.measure])


def to_measure_of(case: Case, rows: Any) -> str:
    """After several values, or after a repeat that gives the first of them."""
    return to_measure(case, rows[0] if isinstance(rows, list) else rows)


MEASURE = RecordPage(
    "measure", MeasureForm, set_measure, gettext_lazy("Ukuran"), Measure, verb=VERB, back=BACK, then=to_measure, saved=gettext_lazy("Ukuran tersimpan."),
    lead=gettext_lazy("Satu hal yang dapat dihitung atau dinilai berulang. Nilainya diisi sesudah ini."),
)  # fmt: skip
POINTS = RecordPage(
    "measure_point", PointsForm, add_points, gettext_lazy("Nilai ukuran"), verb=VERB, back=BACK, then=to_measure_of, saved=gettext_lazy("Nilai tersimpan."),
    template="evidence/measure_points.html",
    lead=gettext_lazy("Satu baris satu hari. Hari yang tidak diukur boleh ditulis tanpa nilai."),
)  # fmt: skip
POINT = RecordPage(
    "measure_point", PointForm, correct_point, gettext_lazy("Nilai ukuran"), MeasurePoint, verb=VERB, back=BACK, then=to_measure,
    saved=gettext_lazy("Nilai diperbaiki."),
)  # fmt: skip


@require_safe
def measure(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """The page of one measure."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read measure", file_id=case.pk, opens=True, entry=str(entry))
    rows = rows_first(request, actor, case)
    shown = measure_page(case, entry, Reader.of(actor), get_language() or "id")
    if shown is None:
        raise NotYours(verb="read measure", file_id=case.pk)
    head = head_of(case, actor=actor, tab="change", rows=rows)
    return render(
        request,
        "evidence/measure.html",
        {"head": head, "alerts": head.alerts, "shown": shown, "may_record": can(actor, VERB, case), "change_url": address(BACK, case.pk)},
    )


def set_one(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """The form of a measure, new or corrected."""
    return record(request, MEASURE, file_id, entry)


def points(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Several values of a measure at once. 404 for a measure that is not of this case."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    row = Measure.current.filter(file_id=case.pk, entry=entry).only("id", "file", "scale").first()
    if row is None:
        raise NotYours(verb="record measure_point", file_id=case.pk)
    if row.scale:
        messages.info(request, _("Nilai ukuran ini diambil dari hasil skalanya. Isi skala itu, lalu nilainya muncul di sini."))
        return HttpResponseRedirect(reverse("evidence:measure_entry", args=[case.pk, entry]))

    def aside(_request: HttpRequest, case: Case) -> dict[str, Any]:
        return {"measure": measure_beside(case, entry, Reader.of(actor))}

    return record(request, replace(POINTS, keep=partial(add_points, measure=entry), aside=aside), case.pk, opened=case)


def point(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """One value put right; the way to strike it out stands below."""

    def aside(_request: HttpRequest, case: Case) -> dict[str, Any]:
        return {"strike_url": reverse("evidence:measure_point_strike", args=[case.pk, entry])}

    return record(request, replace(POINT, aside=aside), file_id, entry)


def strike(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """GET asks once more, POST strikes out a measure."""
    return struck(request, file_id, entry, Measure, end_measure, _("Coret ukuran ini?"))


def strike_value(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """GET asks once more, POST strikes out a value."""
    return struck(request, file_id, entry, MeasurePoint, strike_point, _("Coret nilai ini?"))


def struck(request: HttpRequest, file_id: UUID, entry: UUID, model: Any, verb: Any, title: str) -> HttpResponse:
    """The same for both. 404 for what is not there."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    asked = ("id", "file", "entry", "measure") if model is MeasurePoint else ("id", "file", "entry")
    row = model.current.filter(file_id=case.pk, entry=entry).only(*asked).first()
    if row is None:
        raise NotYours(verb="strike out", file_id=case.pk)
    if request.method == "POST":
        verb(by=actor, case=case, entry=entry)
        messages.success(request, _("Dicoret. Riwayatnya tetap tersimpan."))
        return HttpResponseRedirect(to_measure(case, row) if model is MeasurePoint else address(BACK, case.pk))
    lead = _(
        "Untuk yang keliru dicatat. Ia tidak dihitung lagi, dan tetap ada dalam riwayat. Yang berubah cukup diperbaiki, tidak dicoret."
    )
    page = FormPage(title=title, lead=lead, back=Link(to_measure(case, row), case.number), save=_("Coret"))
    return render(request, "kit/confirm_page.html", {"page": page, "danger": True})
