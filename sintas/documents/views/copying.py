"""The whole file at once, on paper or as data: only within five minutes of a fresh proof of who asks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sintas.cases.bases import Case
from sintas.cases.policy import can, only_for_good, the_case
from sintas.cases.reading.head import head_of
from sintas.kit.pieces import Link, Notice
from sintas.safekeeping import trail
from sintas.staff.signin import asks_again

from ..actions.copying import bundle, data_copy
from ..forms.copying import BundleForm, DataCopyForm
from ..reading.papers import Made, made_of
from .papers import handed_over


@asks_again
@require_http_methods(["GET", "HEAD", "POST"])
def whole_file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """`/kasus/<id>/salinan/`: `as=papers` hands over one PDF, `as=data` one JSON file; 422 with the form that was not complete."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, "cases.print")
    only_for_good(actor, case, "read file for papers")
    wanted = request.POST.get("as", "")
    papers = [(str(one.paper_id), words_of(one)) for one in made_of(case)]
    prints = BundleForm(request.POST if wanted == "papers" else None, papers=papers)
    copies = DataCopyForm(request.POST if wanted == "data" else None)
    if wanted == "papers" and prints.is_valid():
        return handed_over(bundle(by=actor, case=case, paper_ids=[UUID(one) for one in prints.cleaned_data["papers"]]))
    if wanted == "data" and copies.is_valid():
        return handed_over(data_copy(by=actor, case=case, why=copies.cleaned_data["why"]))
    return shown(request, case, prints if papers else None, copies)


def shown(request: HttpRequest, case: Case, prints: BundleForm | None, copies: DataCopyForm) -> HttpResponse:
    actor: Any = request.actor  # type: ignore[attr-defined]
    trail.record(by=actor, verb="read file for papers", file_id=case.pk)
    head = head_of(case, actor=actor, tab="papers")
    refused = request.method == "POST"  # what was complete has been handed over by now
    context = {
        "head": head,
        "alerts": head.alerts,
        "back": Link(reverse("documents:papers", args=[case.pk]), _("Semua surat")),
        "prints": prints,
        "copies": copies if can(actor, "casework.export", case) else None,
        "notice": Notice(
            _(
                "Berkas unduhan tidak lagi dilindungi Sintas. Serahkan hanya kepada yang berhak, tidak kepada wali atau kerabat yang tidak aman bagi "
                "klien, lalu hapus dari perangkat ini."
            ),
            kind="warn",
        ),
    }
    return render(request, "documents/whole_file.html", context, status=422 if refused else 200)


def words_of(one: Made) -> str:
    """One made paper as a choice."""
    return " · ".join(filter(None, (one.title, one.letter, one.made)))
