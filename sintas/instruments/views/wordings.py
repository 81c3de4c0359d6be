"""`/unit/skala/<unit>/teks/`: wordings nobody has tested; the unit's psychologist allows them or ends the leave, everybody else reads it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sintas.kit import numbers
from sintas.kit.pieces import Link, Tag
from sintas.safekeeping.refusals import BadInput
from sintas.staff.models import Unit

from ..actions.allowing import allow_wording, end_wording
from ..forms.own_form import LeaveForm
from ..policy import ALLOW, may_allow, the_unit_seen
from ..reading.leaves import LeaveShown, WordingShown, untested
from ..reading.pages import language_name


@require_http_methods(["GET", "HEAD", "POST"])
def wordings(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """The list; a POST allows one of them."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    unit = the_unit_seen(actor, unit_id, ALLOW if request.method == "POST" else "")
    sent: LeaveForm | None = None
    if request.method == "POST":
        sent = LeaveForm(request.POST, prefix=prefix_of(request.POST.get("which", "")))
        if sent.is_valid():
            said = {name: sent.cleaned_data[name] for name in ("scale", "version", "language", "reason")}
            try:
                allow_wording(by=actor, unit_id=unit.pk, **said)
                messages.success(request, _("Diizinkan. Hasilnya tetap tanpa rentang skor dan bertuliskan “terjemahan belum tervalidasi”."))
                return HttpResponseRedirect(reverse("instruments:wordings", args=[unit.pk]), status=303)
            except BadInput as bad:
                for name, sentence in bad.fields.items():
                    sent.refuse(name, str(sentence))
    return page(request, unit, sent)


def page(request: HttpRequest, unit: Unit, sent: LeaveForm | None) -> HttpResponse:
    """All wordings, each with its leave or, for the psychologist, with the form of one."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    decides = may_allow(actor, unit.pk)
    rows = [shown(one, decides, sent) for one in untested(unit.pk, get_language() or "id")]
    context = {
        "back": Link(reverse("instruments:own"), _("Skala unit")),
        "unit": unit.name,
        "unit_id": unit.pk,
        "rows": rows,
        "decides": decides,
        "form": sent,
    }
    return render(request, "instruments/wordings.html", context, status=422 if sent is not None and sent.has_errors else 200)


def shown(one: WordingShown, decides: bool, sent: LeaveForm | None) -> dict[str, Any]:
    """One wording for the template."""
    form: LeaveForm | None = None
    prefix = prefix_of(f"{one.code}.{one.version}.{one.language}")
    if decides and one.standing is None:
        mine = sent is not None and sent.prefix == prefix
        form = sent if mine else LeaveForm(initial={"scale": one.code, "version": one.version, "language": one.language}, prefix=prefix)
    return {
        "title": one.title,
        "version": one.version,
        "language": language_name(one.language),
        "source": one.source,
        "which": f"{one.code}.{one.version}.{one.language}",
        "leave": words(one.standing) if one.standing is not None else "",
        "reason": one.standing.reason if one.standing is not None else "",
        "leave_id": one.standing.id if one.standing is not None else None,
        "tag": Tag(_("diizinkan"), "done"),
        "past": [words(leave) for leave in one.past],
        "text": one.text,
        "form": form,
    }


def words(leave: LeaveShown) -> str:
    """Who allowed it when; and who ended it."""
    said = {"who": leave.by, "day": numbers.day(leave.at), "other": leave.ended_by, "end": numbers.day(leave.ended_at) if leave.ended_at else ""}
    if leave.ended_at is None:
        return _("Diizinkan %(who)s pada %(day)s") % said
    return _("Diizinkan %(who)s pada %(day)s, diakhiri %(other)s pada %(end)s") % said


def prefix_of(which: str) -> str:
    """The name before the fields of one wording's form: letters and digits only, since it becomes part of an id."""
    return "w" + "".join(letter if letter.isalnum() else "_" for letter in which[:90])


@require_POST
def end(request: HttpRequest, unit_id: UUID, leave_id: UUID) -> HttpResponse:
    """The wording is off again."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    end_wording(by=actor, unit_id=unit_id, leave_id=leave_id)
    messages.success(request, _("Izin diakhiri. Hasil yang sudah ada tetap dapat dibaca."))
    return HttpResponseRedirect(reverse("instruments:wordings", args=[unit_id]), status=303)
