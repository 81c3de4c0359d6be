"""Asking a supervisor or head for approval, and what became of it: the pages of the case's team."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.cases.bases import Case
from sintas.cases.forms.base import About, submission_id
from sintas.cases.policy import can, only_for_good, the_case
from sintas.cases.reading.head import head_of
from sintas.cases.reading.releases import open_release
from sintas.kit import numbers
from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Fact, Link, Notice, Row
from sintas.kit.places import address
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours
from sintas.staff import drafts

from ..actions.approving import ask_approval, withdraw
from ..forms.approval import AskForm
from ..reading.approvals import ASK, ApprovalLine, approval_of, approvals_of, comment_of
from ..reading.packets import SUBJECTS, Packet, Subject, shown_parts


@require_safe
def approvals(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Every request of the case and how it stands; no key is opened."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read approvals", file_id=case.pk)
    head = head_of(case, actor=actor)
    rows = [
        Row(one.title, reverse("casework:approval_entry", args=[case.pk, one.approval_id]), asked_words(one), tag=one.tag)
        for one in approvals_of(case)
    ]
    return render(request, "casework/approvals.html", {"head": head, "alerts": head.alerts, "rows": rows})


def asked_words(one: ApprovalLine) -> str:
    """Who asked whom, and when."""
    return _("%(asker)s kepada %(who)s, %(day)s") % {"asker": one.asked_by, "who": one.approver, "day": numbers.day(one.asked_at)}


@require_safe
def entry(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """One request: the answer with its comment, and what was put forward."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    line = approval_of(case, entry)
    if line is None:
        raise NotYours(file_id=case.pk)
    opened = open_release(by=actor, release_id=line.approval_id)
    head = head_of(case, actor=actor)
    facts = [
        Fact(_("Diajukan"), asked_words(line)),
        Fact(_("Dapat dibaca sampai"), numbers.day(line.until)),
        Fact(_("Dijawab"), numbers.moment(line.decided_at) if line.decided_at else "", gap="" if line.decided_at else _("belum")),
    ]
    context = {
        "head": head,
        "alerts": head.alerts,
        "line": line,
        "title": opened.title,
        "facts": facts,
        "comment": comment_of(case, entry),
        "parts": shown_parts(opened.parts),
        "is_paper": opened.pdf is not None,
        "may_withdraw": line.state in ("asked", "expired") and can(actor, ASK, case),
    }
    return render(request, "casework/approval_entry.html", context)


@require_POST
def take_back(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Withdraw a request; sent twice, the second finds it done."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, ASK)
    withdraw(by=actor, case=case, approval_id=entry)
    messages.success(request, _("Permintaan ditarik. Isinya tidak dapat dibaca lagi oleh yang dimintai."))
    return HttpResponseRedirect(reverse("casework:approvals", args=[case.pk]), status=303)


def ask(request: HttpRequest, file_id: UUID, subject: str, of: UUID | None = None) -> HttpResponse:
    """Put the version that stands before a head or supervisor: the page shows what will be read."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, ASK)
    only_for_good(actor, case, "ask approval")
    kind = SUBJECTS.get(subject)
    if kind is None or kind.of_entry != (of is not None):
        raise NotYours(verb="ask approval", file_id=case.pk)
    trail.record(by=actor, verb="open form approval", file_id=case.pk, opens=True, subject=subject)
    packet = kind.packet(case, of, actor.language)
    if packet is None:
        raise NotNow(_("Belum ada yang ditulis untuk diajukan."), verb="ask approval", file_id=case.pk)
    back = page_of(kind, case, of)
    form, draft = drafts.resume(request, AskForm, about=About(actor, case))
    status = None
    if request.method == "POST" and form.is_valid():
        try:
            ask_approval(
                by=actor,
                case=case,
                subject=subject,
                entry=of,
                approver_id=UUID(form.cleaned_data["approver"]),
                note=form.cleaned_data["note"],
                submission=submission_id(form.cleaned_data["submission"]),
            )
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.refuse(name, str(sentence))
        except NotNow as refused:
            form.add_error(None, str(refused.sentence))
            status = 409
        else:
            drafts.done(request)
            messages.success(request, _("Sudah diajukan. Yang dimintai hanya membaca versi ini, bukan berkas kasus."))
            return HttpResponseRedirect(back)
    page = FormPage(
        title=_("Ajukan persetujuan"),
        back=Link(back, _("Kembali")),
        lead=_("Yang dimintai membaca versi ini saja, paling lama 14 hari, dan tidak masuk ke berkas kasus."),
        save=_("Ajukan"),
        **drafts.page_values(request, draft),
    )
    unready = kind.unready(case, actor.language) if kind.unready and status is None else ""
    return ask_page(request, case, form, page, packet, status, Link(back, _("Lengkapi")) if unready else None, unready)


def ask_page(
    request: HttpRequest, case: Case, form: AskForm, page: FormPage, packet: Packet, status: int | None, there: Link | None, unready: str
) -> HttpResponse:
    """The form, what will be read, and what must be there first."""
    context: dict[str, Any] = {
        "alerts": head_of(case, actor=form.about.actor).alerts,
        "title": packet.title,
        "parts": shown_parts(packet.parts),
        "is_paper": packet.pdf is not None,
        "notice": Notice(unready, kind="warn", link=there) if unready else None,
    }
    return form_page(request, form, page, template="casework/approval_ask.html", status=status, **context)


def page_of(kind: Subject, case: Case, of: UUID | None) -> str:
    """Where its team reads what is put forward."""
    return address(kind.page, case.pk, *([of] if kind.of_entry else []))
