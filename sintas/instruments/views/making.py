"""Making a unit's own scale in the browser, and bringing an XLSForm; both also as the next version of one that stands."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.instruments.scales import authoring
from sintas.instruments.xlsform.troubles import FormTroubles
from sintas.kit import numbers
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link, Notice
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.safekeeping.versions import Overtaken
from sintas.staff import drafts
from sintas.staff.models import Unit, User

from ..actions.making import MADE, bring_form, make_scale
from ..forms.own_form import XlsFormForm
from ..forms.own_scale import OwnScaleForm, begun_with
from ..models import UnitScale
from ..policy import MAKE, the_unit_seen
from ..reading.own import read, rows_of
from ..reading.pages import Preview, preview_of


@require_http_methods(["GET", "HEAD", "POST"])
def scale(request: HttpRequest, unit_id: UUID, slug: str = "") -> HttpResponse:
    """`/unit/skala/<unit>/baru/` and `.../<slug>/ubah/`. "Lihat dahulu" shows it as it will be asked and saves nothing."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    unit = the_unit_seen(actor, unit_id, MAKE)
    row = standing(unit, slug, "scale")
    found = read(row).scale if row is not None else None
    start = {"initial": begun_with(found), "based_on": row.number} if row is not None and found is not None else {}
    form, draft = drafts.resume(request, OwnScaleForm, **start)
    shown: Preview | None = None
    if request.method == "POST" and form.is_valid():
        try:
            if "preview" in request.POST:
                shown = preview_of(authoring.from_rows(form.draft()), get_language() or "id")
            else:
                made = make_scale(by=actor, unit_id=unit.pk, draft=form.draft(), slug=slug, based_on=form.cleaned_data["based_on"])
                drafts.done(request)
                messages.success(request, _("Tersimpan sebagai versi %(number)s.") % {"number": made.number})
                return HttpResponseRedirect(reverse("instruments:own_one", args=[unit.pk, made.slug]), status=303)
        except BadInput as bad:
            trail.record(by=actor, verb=MADE, outcome="refused", unit=str(unit.pk), slug=slug)
            for path, sentence in bad.fields.items():
                form.refuse_path(path, str(sentence))
        except Overtaken as both:
            return overtaken(request, form, both.theirs, unit, "instruments/own_scale.html")
    return form_page(request, form, page_of(request, unit, slug, draft), template="instruments/own_scale.html", shown=shown)


@require_http_methods(["GET", "HEAD", "POST"])
def xlsform(request: HttpRequest, unit_id: UUID, slug: str = "") -> HttpResponse:
    """`/unit/skala/<unit>/unggah/` and `.../<slug>/unggah/`: everything that is wrong in the file is listed at once."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    unit = the_unit_seen(actor, unit_id, MAKE)
    row = standing(unit, slug, "form")
    start: dict[str, Any] = {}
    if row is not None:
        start = {"initial": {"title": row.title, "licence": row.definition.get("licence", "")}, "based_on": row.number}
    form, draft = drafts.resume(request, XlsFormForm, **start)
    troubles: list[str] = []
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            made = bring_form(
                by=actor, unit_id=unit.pk, body=sent["body"].read(), licence=sent["licence"], title=sent["title"], slug=slug, based_on=sent["based_on"]
            )
            drafts.done(request)
            messages.success(request, _("Formulir diperiksa dan dipakai mulai sekarang, versi %(number)s.") % {"number": made.number})
            return HttpResponseRedirect(reverse("instruments:own_one", args=[unit.pk, made.slug]), status=303)
        except FormTroubles as wrong:
            trail.record(by=actor, verb=MADE, outcome="refused", unit=str(unit.pk), slug=slug, troubles=len(wrong.troubles))
            troubles = wrong.sentences
            form.refuse("body", _("Formulir ini belum dapat dipakai; perbaiki yang disebut di bawah, lalu unggah lagi."))
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        except Overtaken as both:
            return overtaken(request, form, both.theirs, unit, "instruments/own_xlsform.html")
    return form_page(
        request, form, page_of(request, unit, slug, draft, bring=True), template="instruments/own_xlsform.html", troubles=troubles, stands=row is not None
    )


def standing(unit: Unit, slug: str, kind: str) -> UnitScale | None:
    """The newest version to go on from; None for something new. Raises NotYours for a slug of another unit or of the other kind."""
    if not slug:
        return None
    rows = rows_of(unit.pk, slug)
    if not rows or rows[0].kind != kind:
        raise NotYours(verb=MAKE)
    return rows[0]


def page_of(request: HttpRequest, unit: Unit, slug: str, draft: Any, *, bring: bool = False) -> FormPage:
    """What stands around the form."""
    title = _("Formulir dari XLSForm") if bring else _("Versi baru skala") if slug else _("Skala baru")
    again = _("Kembali ke formulirnya") if bring else _("Kembali ke skalanya")
    back = Link(reverse("instruments:own_one", args=[unit.pk, slug]), again) if slug else Link(reverse("instruments:own"), _("Skala unit"))
    save = _("Periksa dan pakai") if bring else _("Simpan versi baru") if slug else _("Simpan skala")
    return FormPage(title, back=back, lead=unit.name, save=save, **drafts.page_values(request, draft))


def overtaken(request: HttpRequest, form: Any, theirs: UnitScale, unit: Unit, template: str) -> HttpResponse:
    """409: somebody saved a version meanwhile. Everything typed stands in the page; saving again makes it the version after theirs."""
    who = User.objects.filter(pk=theirs.made_by).values_list("full_name", flat=True).first() or _("Seseorang")
    said = {"number": theirs.number, "who": who, "moment": numbers.moment(theirs.made_at)}
    form.data = form.data.copy()
    form.data["based_on"] = str(theirs.number)
    notice = Notice(
        _("%(who)s menyimpan versi %(number)s pada %(moment)s, sementara Anda menulis. Tulisan Anda ada di bawah dan belum tersimpan. "
          "Bandingkan dahulu; bila disimpan, tulisan Anda menjadi versi berikutnya.") % said,
        kind="warn", link=Link(reverse("instruments:own_one", args=[unit.pk, theirs.slug]), _("Lihat versi itu")),
    )  # fmt: skip
    return form_page(request, form, page_of(request, unit, theirs.slug, None), template=template, status=409, notice=notice)
