"""How it stands with the erasure of one's own file, for the team; its lead asks, takes back, holds. The same page for a case and for an enquiry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sintas.cases.policy import is_lead, the_case
from sintas.kit import numbers
from sintas.kit.pages import FormPage
from sintas.kit.pieces import Fact, Link
from sintas.kit.places import address
from sintas.practice.catalogue import load
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow

from ..actions import erasing as act
from ..forms.erasing import AskErasureForm, HoldForm
from ..reading.erasing import Standing, standing_of

GROUNDS, REASONS = "erasure_grounds", "hold_reasons"
Page = Callable[[HttpRequest, UUID], HttpResponse]


@dataclass(frozen=True)
class About:
    """The file the page is about, and where its buttons lead. `number` only of an enquiry."""

    file: act.Erasable
    back: Link
    here: str
    withdraw_url: str
    hold_url: str
    whose: str | Promise  # the sentence for whoever may not ask
    why_not: str | Promise = ""  # of a file that cannot be erased as it stands
    papers_url: str = ""  # where a copy for the client is made first
    number: str = ""


def of_case(actor: Any, file_id: UUID) -> About:
    """A case of one's own. Raises NotYours."""
    case = the_case(actor, file_id)
    return About(
        case,
        back=Link(reverse("cases:team", args=[case.pk]), _("Tim kasus")),
        here=reverse("access:erasure", args=[case.pk]),
        withdraw_url=reverse("access:erasure_withdraw", args=[case.pk]),
        hold_url=reverse("access:erasure_hold", args=[case.pk]),
        whose=_("Pendamping utama yang dapat mengajukan penghapusan."),
        papers_url=address("papers", case.pk),
    )


def pages_of(about: Callable[[Any, UUID], About]) -> tuple[Page, Page, Page]:
    """The pages of a kind of file: asking (`penghapusan/`), taking that back (`tarik/`), holding back (`tahan/`).

    `about(actor, file_id)` finds the file, and raises NotYours or Refusal.
    """

    @require_http_methods(["GET", "HEAD", "POST"])
    def ask(request: HttpRequest, file_id: UUID) -> HttpResponse:
        return asking(request, about(request.actor, file_id))  # type: ignore[attr-defined]

    @require_POST
    def take_back(request: HttpRequest, file_id: UUID) -> HttpResponse:
        return taking_back(request, about(request.actor, file_id))  # type: ignore[attr-defined]

    @require_POST
    def hold(request: HttpRequest, file_id: UUID) -> HttpResponse:
        return holding(request, about(request.actor, file_id))  # type: ignore[attr-defined]

    return ask, take_back, hold


ask, take_back, hold = pages_of(of_case)


def asking(request: HttpRequest, about: About) -> HttpResponse:
    """How it stands; POST asks. What was typed stays in the form when it cannot be asked now."""
    by: Any = request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        act.only_the_lead(by, about.file, "ask erasure")
    form = AskErasureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            if about.why_not:
                raise NotNow(about.why_not, verb="ask erasure", file_id=about.file.pk)
            act.ask_erasure(by=by, case=about.file, ground=form.cleaned_data["ground"], words=form.cleaned_data["words"], number=about.number)
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        except NotNow as not_now:
            trail.record(by=by, verb="ask erasure", file_id=about.file.pk, outcome="refused")
            form.add_error(None, str(not_now.sentence))
        else:
            messages.success(request, _("Penghapusan diajukan. Kepala unit memutuskannya sesudah tujuh hari."))
            return HttpResponseRedirect(about.here, status=303)
    now = standing_of(by, about.file.pk)
    context = {
        "page": FormPage(_("Penghapusan berkas"), back=about.back),
        "facts": facts_of(now),
        "asked": now.outcome == "asked",
        "held": bool(now.held),
        "lead": is_lead(by, about.file.pk),
        "form": form,
        "hold_form": HoldForm(prefix="tahan"),
        "about": about,
    }
    return render(request, "access/erasure.html", context, status=422 if form.has_errors else 200)


def taking_back(request: HttpRequest, about: About) -> HttpResponse:
    """The lead changed their mind, or the client did."""
    act.withdraw_erasure(by=request.actor, case=about.file)  # type: ignore[attr-defined]
    messages.success(request, _("Permintaan penghapusan ditarik. Berkas tetap ada."))
    return HttpResponseRedirect(about.here, status=303)


def holding(request: HttpRequest, about: About) -> HttpResponse:
    """Hold the file back, or (akhiri=1) end that."""
    by: Any = request.actor  # type: ignore[attr-defined]
    act.only_the_lead(by, about.file, "hold erasure")
    if request.POST.get("akhiri") == "1":
        act.end_hold(by=by, case=about.file)
        messages.success(request, _("Penahanan diakhiri."))
    else:
        form = HoldForm(request.POST, prefix="tahan")
        if not form.is_valid():
            messages.warning(request, _("Pilih mengapa berkas ini masih diperlukan."))
        else:
            act.hold(by=by, case=about.file, reason=form.cleaned_data["reason"])
            messages.success(request, _("Berkas ditahan: tidak dapat dihapus sampai Anda mengakhirinya."))
    return HttpResponseRedirect(about.here, status=303)


def facts_of(now: Standing) -> list[Fact]:
    """How it stands, term by term; empty while nobody asked and nothing is held."""
    said: list[Fact] = []
    if now.made_at is not None and now.outcome:
        states = {"asked": _("menunggu keputusan kepala unit"), "withdrawn": _("ditarik"), "declined": _("tidak disetujui kepala unit")}
        said += [
            Fact(_("Diajukan"), numbers.moment(now.made_at)),
            Fact(_("Dasar"), word(GROUNDS, now.ground)),
            Fact(_("Keadaan"), states.get(now.outcome, now.outcome)),
        ]
        if now.outcome == "asked":
            said.append(Fact(_("Dapat dihapus mulai"), numbers.moment(now.made_at + act.WAITS)))
        if now.words:
            said.append(Fact(_("Keterangan"), now.words))
    if now.held and now.held_since is not None:
        said.append(Fact(_("Ditahan sejak"), f"{numbers.day(now.held_since)} · {word(REASONS, now.held)}"))
    return said


def word(name: str, code: str) -> str:
    """A code of a catalogue in words."""
    return load(name).label(code, get_language() or "id") if code else ""
