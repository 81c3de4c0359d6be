"""`/kasus/<id>/undangan/<entry>/<invitation>/bahan/`: what an outsider may read before the conference, and the link to it, shown once; or a
colleague who is not on the team, in her own account.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sintas.cases.forms.base import About
from sintas.cases.policy import only_for_good, the_case
from sintas.cases.reading.head import head_of
from sintas.casework.reading.packets import shown_parts
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link, Notice
from sintas.kit.stored import LANGUAGE
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow

from ..actions.packing import VERB, give_pack, no_consent, not_for_this, take_pack_back
from ..forms.convening import PackForm
from ..reading.pack import CLASSES, may_see, pack_of, title_of
from .convening import page_of, the_convening
from .invitees import the_invitation


@require_http_methods(["GET", "HEAD", "POST"])
def pack(request: HttpRequest, file_id: UUID, entry: UUID, invitation_id: UUID) -> HttpResponse:
    """Everything the client lets go stands under the form as it would be read; the answer to the button alone shows address and code."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    only_for_good(actor, case, "give pack")
    row, one = the_convening(case, entry), the_invitation(case, entry, invitation_id)
    trail.record(by=actor, verb="open form pack", file_id=case.pk, opens=True)
    not_for_this(one, case)
    allowed, _always = may_see(case, one.recipient_kind)
    offered = [code for code in CLASSES if code in allowed]
    form = PackForm(request.POST or None, about=About(actor, case), allowed=offered)
    status, back = None, page_of(case, entry)
    if request.method == "POST" and form.is_valid():
        try:
            given = give_pack(by=actor, case=case, invitation_id=one.pk, data_classes=form.cleaned_data["data_classes"])
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.refuse(name if name in form.fields else "data_classes", str(sentence))
        except NotNow as refused:
            form.add_error(None, str(refused.sentence))
            status = 409
        else:
            if not given.token:
                messages.success(request, _("Bahan dibukakan. Rekan itu mendapat kabar dan membacanya dengan akunnya sendiri."))
                return HttpResponseRedirect(back, status=303)
            address = request.build_absolute_uri(reverse("exchange:partner", args=[given.link_id, given.token]))
            words = {"address": address, "code": given.code, "back": back, "back_words": _("Undangan"), "receiver": title_of(one)}
            return render(request, "exchange/link_given.html", words)
    lead = _("Peserta tanpa akun membaca undangan, pokok bahasan, dan data yang dipilih di sini saja. Tautan lama berhenti berlaku.")
    page = FormPage(_("Bahan untuk peserta luar"), back=Link(back, _("Undangan")), lead=lead, save=_("Buat tautan"))
    if one.guest_id is not None:
        lead = _("Rekan ini membaca undangan, pokok bahasan, dan data yang dipilih di sini saja, dengan akunnya sendiri.")
        page = FormPage(_("Bahan untuk rekan di luar tim"), back=Link(back, _("Undangan")), lead=lead, save=_("Bukakan bahan"))
    parts = shown_parts(pack_of(case, row, one, sorted(allowed), actor.user_id, LANGUAGE).parts)
    notice = Notice(no_consent(), kind="warn", link=Link(reverse("cases:consent", args=[case.pk]), _("Catat persetujuan"))) if not offered else None
    context: dict[str, Any] = {"alerts": head_of(case, actor=actor).alerts, "parts": parts, "notice": notice, "for_whom": title_of(one)}
    return form_page(request, form, page, template="exchange/pack.html", status=status, **context)


@require_POST
def pack_back(request: HttpRequest, file_id: UUID, entry: UUID, invitation_id: UUID) -> HttpResponse:
    """Nobody opens it from now on; pressed twice, the second finds it done."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    the_convening(case, entry)
    one = the_invitation(case, entry, invitation_id)
    take_pack_back(by=actor, case=case, invitation_id=one.pk)
    messages.success(request, _("Bahan ditarik. Tautannya tidak dapat dibuka lagi."))
    return HttpResponseRedirect(page_of(case, entry), status=303)
