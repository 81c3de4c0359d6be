"""The tab "Surat": what can be printed, what was made; one paper that was made, its download and its "mengetahui"."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.cases.policy import the_case
from sintas.cases.reading.head import head_of
from sintas.casework.reading.approvals import approval_state
from sintas.kit import clock
from sintas.kit.pieces import Fact, Link, Notice, Row, Tag
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput

from ..actions.approving import note_signed
from ..actions.printing import take_out
from ..actions.word_copies import take_out_word
from ..catalogue import KINDS
from ..downloads import Download
from ..forms.printing import SignedForm
from ..reading.papers import Made, made_of, made_one, printable
from ..reading.word_templates import has_word_copy


@require_safe
def papers(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """What can be printed for this case and what is still missing; then what was made."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, "cases.print")
    trail.record(by=actor, verb="read file for papers", file_id=case.pk, opens=True)
    head = head_of(case, actor=actor, tab="papers")
    rows = [
        Row(
            one.title,
            reverse("documents:preview", args=[case.pk, KINDS[one.slug].path]),
            _("Belum ada: %(what)s") % {"what": one.missing} if one.gaps else "",
            tag=Tag(_("ada yang kurang"), "part") if one.gaps else Tag(_("lengkap"), "done"),
        )
        for one in printable(by=actor, case=case)
    ]
    made = [made_row(one, case.pk) for one in made_of(case)]
    return render(request, "documents/papers.html", {"head": head, "alerts": head.alerts, "rows": rows, "made": made})


def made_row(one: Made, file_id: UUID) -> Row:
    """One made paper in the list."""
    tag = None
    if one.asked:
        tag = Tag(_("sudah diketahui"), "done") if one.signed else Tag(_("menunggu “Mengetahui”"), "part")
    title = f"{one.title} · {one.letter}" if one.letter else one.title
    return Row(title, reverse("documents:made", args=[file_id, one.paper_id]), f"{one.made}, {one.by} · {one.reader}", tag=tag)


@require_safe
def made(request: HttpRequest, file_id: UUID, paper_id: UUID) -> HttpResponse:
    """One made paper. Nothing of its content is shown: it is downloaded, the same bytes that were signed."""
    return made_page(request, file_id, paper_id, SignedForm(initial={"signed_on": clock.today()}))


def made_page(request: HttpRequest, file_id: UUID, paper_id: UUID, form: SignedForm) -> HttpResponse:
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, "cases.print")
    one = made_one(case, paper_id)
    trail.record(by=actor, verb="read file for papers", file_id=case.pk, paper=str(paper_id))
    head = head_of(case, actor=actor, tab="papers")
    facts = [
        Fact(_("Nomor"), one.letter, gap="" if one.letter else _("tanpa nomor")),
        Fact(_("Dibuat"), f"{one.made}, {one.by}"),
        Fact(_("Untuk"), one.reader),
        Fact(_("Halaman"), str(one.pages)),
    ]
    if one.asked:
        facts.append(Fact(_("Mengetahui"), _("%(who)s, diminta %(day)s") % {"who": one.approver, "day": one.asked}))
        facts.append(Fact(_("Ditandatangani"), one.signed, gap="" if one.signed else _("belum")))
    context = {
        "head": head,
        "alerts": head.alerts,
        "one": one,
        "facts": facts,
        "form": form if one.asked and not one.signed else None,
        "word": has_word_copy(case, paper_id),
        "card": approval_state(case, "paper", actor=actor, entry=paper_id) if KINDS[one.slug].approved else None,
        "back": Link(reverse("documents:papers", args=[case.pk]), _("Semua surat")),
        "notice": Notice(_("Simpan atau cetak di tempat yang aman, lalu hapus berkas unduhannya dari perangkat ini."), kind="warn"),
    }
    return render(request, "documents/made.html", context, status=422 if form.has_errors else 200)


@require_POST
def download(request: HttpRequest, file_id: UUID, paper_id: UUID) -> HttpResponse:
    """The PDF as it was made."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, "cases.print")
    return handed_over(take_out(by=actor, case=case, paper_id=paper_id))


@require_POST
def signed(request: HttpRequest, file_id: UUID, paper_id: UUID) -> HttpResponse:
    """The head has signed under "Mengetahui"."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, "cases.print")
    form = SignedForm(request.POST)
    if form.is_valid():
        try:
            note_signed(by=actor, case=case, paper_id=paper_id, on=form.cleaned_data["signed_on"])
        except BadInput as refused:
            for name, sentence in refused.fields.items():
                form.add_error(name if name in form.fields else None, str(sentence))
        else:
            messages.success(request, _("Tersimpan."))
            return HttpResponseRedirect(reverse("documents:made", args=[file_id, paper_id]), status=303)
    return made_page(request, file_id, paper_id, form)


@require_POST
def download_word(request: HttpRequest, file_id: UUID, paper_id: UUID) -> HttpResponse:
    """The Word file as it was first handed over."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, "cases.print")
    return handed_over(take_out_word(by=actor, case=case, paper_id=paper_id))


def handed_over(taken: Download) -> HttpResponse:
    """A file as a download, never shown inside the page."""
    answer = HttpResponse(taken.body, content_type=taken.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{taken.name}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
