"""Break-glass, its review, and passing a late one on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Fact, Link
from sintas.kit.places import address
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.policy import units_of
from sintas.staff.signin import asks_again

from ..actions.breaking import VERB, break_glass, told_words
from ..actions.passing import pass_on
from ..actions.reviewing import close_unusual, review
from ..forms.entering import GlassForm, LookForm, ReviewForm
from ..forms.passing import PassOnForm
from ..policy import the_risen
from ..reading.passing import could_review, risen_facts
from ..reading.reviews import look_facts, review_facts


@asks_again
def glass(request: HttpRequest) -> HttpResponse:
    """`/darurat/`: the number, why, what happened. One answer for every number that does not open."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    if not actor.holds(VERB):
        raise Refusal(verb=VERB)
    units = [(str(pk), name) for pk, name in units_of(actor).filter(closed=False).order_by("name").values_list("pk", "name")]
    form = GlassForm(request.POST if request.method == "POST" else None, units=units)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        unit_id = UUID(said["unit"]) if said.get("unit") else None
        opening = break_glass(by=actor, number=said["number"], unit_id=unit_id, reason=said["reason"], words=said["words"])
        if opening.file_id is not None:
            words = told_words(opening.told) if opening.found == "in" else _("Anda sudah ada dalam tim kasus ini. Tidak ada yang perlu dibuka.")
            messages.success(request, words)
            return HttpResponseRedirect(address("case", opening.file_id))
        form.add_error("number", _("Tidak ada kasus yang dapat dibuka dengan nomor ini. Periksa nomornya, atau hubungi kepala unit."))
    lead = _("Hanya bila seseorang harus ditolong sekarang. Berkas terbuka empat jam; dua orang lain diberi tahu saat ini juga dan meninjaunya.")
    return form_page(request, form, FormPage(title=_("Keadaan darurat"), lead=lead, save=_("Buka berkas"), back=home()))


def review_page(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """`/tinjauan/<id>/`: who, when and why; closes with a verdict and a note."""
    return closing(
        request,
        ReviewForm,
        lambda actor: review_facts(actor, entry_id, get_language() or "id"),
        lambda actor, said: review(by=actor, entry_id=entry_id, verdict=said["verdict"], note=said["note"]),
        FormPage(title=_("Tinjauan akses darurat"), lead=_("Bicarakan dengan orangnya, lalu tutup tinjauan ini."), save=_("Tutup tinjauan"), back=home()),
    )


def look_page(request: HttpRequest, unusual_id: UUID) -> HttpResponse:
    """`/lihat-bersama/<id>/`: a colleague's day that was other than usual; closes with a verdict and a note."""
    lead = _("Ini bukan tuduhan: sering ada penjelasan biasa. Tanyakan, lalu catat hasilnya.")
    return closing(
        request,
        LookForm,
        lambda actor: look_facts(actor, unusual_id, get_language() or "id"),
        lambda actor, said: close_unusual(by=actor, unusual_id=unusual_id, verdict=said["verdict"], note=said["note"]),
        FormPage(title=_("Lihat bersama"), lead=lead, save=_("Selesai dilihat"), back=home()),
    )


def pass_on_page(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """`/tinjauan/<id>/teruskan/`: an administrator gives a late review to one reviewer more. Of a restricted case there is no choice."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    entry = the_risen(actor, entry_id)
    people = [] if entry.restricted else [(str(pk), name) for pk, name in could_review(actor, entry)]
    form = PassOnForm(request.POST if request.method == "POST" else None, people=people, named=not entry.restricted)
    if request.method == "POST" and form.is_valid():
        try:
            pass_on(by=actor, entry_id=entry_id, to=UUID(form.cleaned_data["to"]) if "to" in form.fields else None)
        except BadInput as refused:
            form.add_error("to" if "to" in form.fields else None, str(refused.fields["to"]))
        else:
            messages.success(request, _("Diteruskan. Yang menerimanya sudah diberi tahu."))
            return HttpResponseRedirect(address("today"))
    lead = _("Sudah tiga hari belum ada yang menutup tinjauan ini. Penerimanya membaca alasan dan nomor kasusnya; Anda tidak.")
    if entry.restricted:
        lead = _("Sudah tiga hari belum ada yang menutup tinjauan ini. Kasusnya terbatas: penerimanya anggota tim kasus itu, tanpa ditampilkan siapa.")
    page = FormPage(title=_("Teruskan tinjauan"), lead=lead, save=_("Teruskan"), back=home())
    return form_page(request, form, page, template="access/closing.html", facts=risen_facts(entry, get_language() or "id"))


def home() -> Link:
    """The way back: these pages are reached from the day."""
    return Link(address("today"), _("Hari ini"))


def closing(request: HttpRequest, form_class: Any, facts_of: Any, act: Any, page: FormPage) -> HttpResponse:
    """Facts above, verdict and note below."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    facts: list[Fact] = facts_of(actor)
    form = form_class(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            act(actor, form.cleaned_data)
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.add_error(name if name in form.fields else None, str(sentence))
        else:
            messages.success(request, _("Tersimpan."))
            return HttpResponseRedirect(address("today"))
    return form_page(request, form, page, template="access/closing.html", facts=facts)

