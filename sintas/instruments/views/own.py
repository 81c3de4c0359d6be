"""`/unit/skala/`: what the units made themselves; one of them with all its versions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.kit import numbers
from sintas.kit.pieces import Link, Notice, Row, Tag
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.models import User

from ..actions.making import end_own
from ..models import UnitScale
from ..policy import MAKE, may_allow, seen_units, the_unit_seen
from ..reading.leaves import allowed
from ..reading.own import newest_of, read, rows_of
from ..reading.pages import Preview, form_preview, preview_of


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Every unit one works in, with its scales and forms, and where its psychologist decides about wordings."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    units = seen_units(actor)
    if not units:
        raise Refusal(verb=MAKE)
    rows = newest_of([unit.pk for unit in units])
    shown = [
        {
            "id": unit.pk,
            "name": unit.name,
            "rows": [own_row(row) for row in rows if row.unit_id == unit.pk],
            "may_make": actor.holds(MAKE, unit.pk),
            "may_allow": may_allow(actor, unit.pk),
        }
        for unit in units
    ]
    return render(request, "instruments/own_list.html", {"units": shown})


def own_row(row: UnitScale) -> Row:
    """One scale or form in its newest version."""
    kind = _("formulir") if row.kind == "form" else _("skala")
    sub = _("%(kind)s, versi %(number)s, %(day)s") % {"kind": kind, "number": row.number, "day": numbers.day(row.made_at)}
    tag = Tag(_("dipakai"), "done") if row.ended_at is None else Tag(_("tidak lagi ditawarkan"))
    return Row(row.title, reverse("instruments:own_one", args=[row.unit_id, row.slug]), sub, tag=tag)


@require_safe
def one(request: HttpRequest, unit_id: UUID, slug: str, number: int | None = None) -> HttpResponse:
    """One of them as it is asked, in its newest version or in the one named; an older one stays readable."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    unit = the_unit_seen(actor, unit_id)
    rows = rows_of(unit.pk, slug)
    row = next((one for one in rows if number in (None, one.number)), None)
    if row is None:
        raise NotYours(verb=MAKE)
    names = dict(User.objects.filter(pk__in={one.made_by for one in rows}).values_list("pk", "full_name"))
    context = {
        "back": Link(reverse("instruments:own"), _("Skala unit")),
        "unit": unit.name,
        "unit_id": unit.pk,
        "slug": slug,
        "kind": row.kind,
        "number": row.number,
        "ended": rows[0].ended_at is not None,
        "newest": row.number == rows[0].number,
        "shown": preview(row, get_language() or "id"),
        "versions": [version_row(one, names.get(one.made_by, "")) for one in rows],
        "may_make": actor.holds(MAKE, unit.pk),
        "off": waiting(rows[0], unit.pk),
    }
    return render(request, "instruments/own_one.html", context)


def waiting(row: UnitScale, unit_id: UUID) -> Notice | None:
    """What stands between the version in use and its first client: leave for words nobody has tested; None where nothing does."""
    try:
        found = read(row)
    except (ValueError, BadInput):
        return None
    untested = [language for language in found.languages if found.needs_leave(language)]
    if found.ended or not untested or all((found.code, found.version, one) in allowed(unit_id) for one in untested):
        return None
    return Notice(
        _("Teks ini belum diuji. Sampai psikolog unit mengizinkannya, skala ini belum dapat diberikan kepada klien."),
        kind="warn", link=Link(reverse("instruments:wordings", args=[unit_id]), _("Izin psikolog")),
    )  # fmt: skip


def preview(row: UnitScale, lang: str) -> Preview:
    """What it asks. A definition written by a newer Sintas shows its title and says so."""
    try:
        found = read(row)
    except (ValueError, BadInput):
        return Preview(row.title, _("Definisi ini ditulis oleh versi Sintas yang lebih baru."), [], [], [])
    if found.scale is not None:
        return preview_of(found.scale, lang)
    return form_preview(found.the_form, row.title, str(row.definition.get("licence") or ""), lang)


def version_row(row: UnitScale, who: str) -> Row:
    """One version: who made it when."""
    said = _("%(moment)s oleh %(who)s") % {"moment": numbers.moment(row.made_at), "who": who}
    url = reverse("instruments:own_version", args=[row.unit_id, row.slug, row.number])
    return Row(_("Versi %(number)s") % {"number": row.number}, url, said, tag=Tag(_("dipakai"), "done") if row.ended_at is None else None)


@require_POST
def end(request: HttpRequest, unit_id: UUID, slug: str) -> HttpResponse:
    """No longer offered."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    end_own(by=actor, unit_id=unit_id, slug=slug)
    messages.success(request, _("Tidak lagi ditawarkan. Hasil yang sudah ada tetap dapat dibaca."))
    return HttpResponseRedirect(reverse("instruments:own_one", args=[unit_id, slug]), status=303)


