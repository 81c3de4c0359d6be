"""The moves of a group: completing its stage, going back, closing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.practice.journeys import GROUP
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotYours
from sintas.staff import drafts

from ..actions import stages as moves
from ..forms.stages import BackForm, CloseForm
from ..policy import WORK, the_group
from .groups import home

FORM = ["GET", "HEAD", "POST"]


@require_POST
def complete(request: HttpRequest, file_id: UUID, stage: str) -> HttpResponse:
    """On to the next stage, or 422 with what is missing and where. Sent twice, the second finds it done."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    if stage not in GROUP.stages:
        raise NotYours(verb="move group", file_id=group.pk)
    back = HttpResponseRedirect(reverse("groupwork:group", args=[group.pk]))
    if group.closed_on is None and group.stage == GROUP.following(stage):
        return back
    try:
        following = moves.complete_stage(by=actor, group=group, stage=stage)
    except moves.NotReady as refused:
        missing = [one.code for one in refused.verdict.missing]
        trail.record(by=actor, verb=refused.verb, file_id=group.pk, outcome="refused", missing=missing)
        trail.record(by=actor, verb="read group", file_id=group.pk, opens=True)  # the home is shown, with what is missing
        return home(request, group, refused=str(refused.sentence))
    lang = get_language() or "id"
    messages.success(request, _("Tahap %(done)s selesai. Sekarang: %(now)s.") % {"done": GROUP.label(stage, lang), "now": GROUP.label(following, lang)})
    return back


@require_http_methods(FORM)
def back(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Return to an earlier stage."""
    lead = _("Yang sudah tercatat tidak hilang. Catatan boleh ditulis kapan saja tanpa kembali.")
    return small(request, file_id, BackForm, moves.go_back, _("Kembali ke tahap lain"), lead)


@require_http_methods(FORM)
def close(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Close the group, from any stage."""
    lead = _("Keanggotaan berakhir bersama kelompok, dan yang dibuka dari berkas anggota tertutup. Kasus anggota sendiri tetap berjalan.")
    return small(request, file_id, CloseForm, moves.close_group, _("Tutup kelompok"), lead)


def small(request: HttpRequest, file_id: UUID, form_class: Any, act: Callable[..., object], title: str, lead: str) -> HttpResponse:
    """A form with one move."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    group = the_group(actor, file_id, WORK)
    moves.may_move(actor, group)
    trail.record(by=actor, verb="open form group_stage", file_id=group.pk)
    asked = {"to": request.GET["to"]} if request.GET.get("to") in GROUP.stages else {}  # where the decision of an evaluation leads
    form, draft = drafts.resume(request, form_class, group=group, initial=asked)
    url = reverse("groupwork:group", args=[group.pk])
    if request.method == "POST" and form.is_valid():
        try:
            act(by=actor, group=group, **form.facts())
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, str(sentence))
        else:
            drafts.done(request)
            messages.success(request, _("Tersimpan."))
            return HttpResponseRedirect(url)
    return form_page(request, form, FormPage(title, back=Link(url, group.number), lead=lead, **drafts.page_values(request, draft)))
