"""The overview of a unit's open cases for its head and supervisors, and joining one of them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sintas.kit import numbers
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link, Pill, Row, Tab
from sintas.kit.places import address
from sintas.practice.journeys import JOURNEYS
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.models import User
from sintas.staff.policy import units_of
from sintas.staff.signin import alone

from ..actions.joining import VERB, join
from ..forms.entering import JoinForm
from ..reading.overview import CaseLine, kept, number_of, open_cases

ONLY = {"lewat": "late", "diam": "silent"}


@require_safe
def overview(request: HttpRequest, unit_id: UUID | None = None) -> HttpResponse:
    """`/ikhtisar/`. `?tahap=assessment`, `?petugas=<id>`, `?hanya=lewat|diam` keep some of the cases."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    units = list(units_of(actor).filter(pk__in=actor.units("staff.see_workload")).order_by("name"))
    if not units:
        raise Refusal(verb="see overview")
    alone(request)
    if unit_id is not None and unit_id not in {one.pk for one in units}:
        raise NotYours(verb="see overview")
    unit = next((one for one in units if one.pk == unit_id), units[0])
    lines = open_cases(actor, unit.pk)
    asked = {name: request.GET.get(name, "") for name in ("tahap", "petugas", "hanya")}
    shown = kept(lines, stage=asked["tahap"], lead=asked["petugas"], only=ONLY.get(asked["hanya"], ""))
    leads = dict(User.objects.filter(pk__in={line.lead_id for line in lines}).values_list("pk", "full_name"))
    here = reverse("access:overview_of", args=[unit.pk])
    context = {
        "unit": unit.name,
        "units": [Link(reverse("access:overview_of", args=[one.pk]), one.name) for one in units] if len(units) > 1 else [],
        "workload_url": reverse("cases:workload_of", args=[unit.pk]),
        "chips": chips(here, asked, lines),
        "leads": lead_chips(here, asked, lines, leads),
        "rows": [row_of(line, leads, actor.holds(VERB, unit.pk)) for line in shown],
    }
    return render(request, "access/overview.html", context)


def chips(here: str, asked: dict[str, str], lines: list[CaseLine]) -> list[Tab]:
    """Everything, what needs a look, and the stages that have cases."""
    lang = get_language() or "id"
    found = [Tab(_("Semua"), here, not any(asked.values()), len(lines))]
    for word, only in ONLY.items():
        words = _("Ada yang lewat waktu") if only == "late" else _("Tiga minggu tanpa catatan")
        found.append(Tab(words, f"{here}?hanya={word}", asked["hanya"] == word, len(kept(lines, only=only))))
    stages = {line.stage: line.journey for line in lines}
    for journey in dict.fromkeys(stages.values()):
        for stage in JOURNEYS[journey].stages:
            if stages.get(stage) == journey:
                label = JOURNEYS[journey].label(stage, lang)
                found.append(Tab(label, f"{here}?tahap={stage}", asked["tahap"] == stage, len(kept(lines, stage=stage))))
    return found


def lead_chips(here: str, asked: dict[str, str], lines: list[CaseLine], leads: dict[UUID, str]) -> list[Tab]:
    """The leads by name, with how many cases each."""
    return [
        Tab(name, f"{here}?{urlencode({'petugas': pk})}", asked["petugas"] == str(pk), len(kept(lines, lead=str(pk))))
        for pk, name in sorted(leads.items(), key=lambda one: one[1].lower())
    ]


def row_of(line: CaseLine, leads: dict[UUID, str], may_join: bool) -> Row:
    """A case in words; the row leads in."""
    last = numbers.since(line.last_recorded_at) if line.last_recorded_at else _("belum ada")
    said = [
        leads.get(line.lead_id, ""),
        _("dibuka %(day)s") % {"day": numbers.day(line.opened_on)},
        _("catatan terakhir %(last)s") % {"last": last},
        *([_("tenggat berikut %(day)s") % {"day": numbers.day(line.next_due)}] if line.next_due else []),
    ]
    url, end = ("", "")
    if line.mine:
        url, end = address("case", line.file_id), _("Buka")
    elif may_join:
        url, end = reverse("access:join", args=[line.file_id]), _("Bergabung")
    stage = JOURNEYS[line.journey].label(line.stage, get_language() or "id")
    late = [Pill(_("%(count)d lewat waktu") % {"count": line.late}, "warn")] if line.late else []
    return Row(f"{line.number} · {stage}", url, " · ".join(said), end=end, pills=late)


def join_page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Reason and length; 404 for a case that is not in one's overview."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    number = number_of(actor, file_id) if actor.holds(VERB) else None
    if number is None:
        raise NotYours(verb=VERB, file_id=file_id)
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            join(by=actor, file_id=file_id, reason=said["reason"], words=said["words"], days=int(said["days"]))
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.add_error(name if name in form.fields else None, str(sentence))
        else:
            messages.success(request, _("Anda bergabung. Tim kasus sudah diberi tahu."))
            return HttpResponseRedirect(address("case", file_id))
    lead = _("Tim kasus diberi tahu siapa yang bergabung, mengapa, dan sampai kapan. Sesudah itu isi berkas tertutup lagi dengan sendirinya.")
    page = FormPage(title=_("Bergabung dalam kasus"), lead=lead, save=_("Bergabung"), back=Link(reverse("access:overview"), number))
    return form_page(request, form, page)
