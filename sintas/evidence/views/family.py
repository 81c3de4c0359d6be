"""`/kasus/<id>/keluarga/`: the genogram that is completed beside a client: tap somebody, add to them, undo. The list does the same."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sintas.cases.actions.undo import undo
from sintas.cases.bases import Case
from sintas.cases.policy import can, the_case
from sintas.cases.reading.head import head_of, rows_first
from sintas.cases.reading.kin import is_in_file, subject_of
from sintas.cases.reading.last_step import Step, last_step
from sintas.cases.views.people_pages import PERSON, TIE
from sintas.cases.views.recording import RecordPage, record
from sintas.instruments.catalogue import instrument
from sintas.instruments.family import CLIENT
from sintas.instruments.instrument import Manner
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, NotYours
from sintas.staff import drafts

from ..actions.family import add_relative
from ..forms.relative import form_of
from ..reading.family import WAYS, known_as, members, named_in

VERB = "cases.record"
STEPS, UNDONE, MOST_STEPS = "family_steps", "family_undone", 100  # ids and numbers only: entry:number
TITLES = {
    "partner": gettext_lazy("Tambah pasangan"),
    "child": gettext_lazy("Tambah anak"),
    "sibling": gettext_lazy("Tambah saudara"),
    "parent": gettext_lazy("Tambah orang tua"),
}
SHORT = {
    "partner": gettext_lazy("Pasangan"),
    "child": gettext_lazy("Anak"),
    "sibling": gettext_lazy("Saudara"),
    "parent": gettext_lazy("Orang tua"),
}


@require_safe
def page(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """The drawing with a link on every person; `?orang=<ref>` chooses one."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="read family", file_id=case.pk, opens=True)
    rows, subject, lang = rows_first(request, actor, case), subject_of(case), get_language() or "id"
    chosen = request.GET.get("orang", "") or CLIENT
    one, short = named_in(subject.family, chosen), as_initials(request)
    here = reverse("evidence:family", args=[case.pk])
    more = "&inisial=1" if short else ""
    manner = Manner(ident="genogram", initials=short, link=lambda ref: f"{here}?orang={ref}{more}#pilihan", chosen=chosen)
    found = instrument("genogram")
    head = head_of(case, actor=actor, tab="assessment", rows=rows)
    may = can(actor, VERB, case)
    context = {
        "head": head,
        "alerts": head.alerts,
        "drawing": found.draw({}, subject, manner) if len(subject.family.people) > 1 else None,
        "chosen": one,
        "chosen_name": known_as(one, lang, short=short) if one is not None else "",
        "is_client": chosen == CLIENT,
        "members": members(case, subject.family, lang, chosen, short=short),
        "ways": [(how, SHORT[how]) for how in WAYS],
        "initials": short,
        "may_record": may,
        "step": undoable(request, case, actor) if may else None,
    }
    return render(request, "evidence/family.html", context)


def add(request: HttpRequest, file_id: UUID, ref: str, how: str) -> HttpResponse:
    """A newcomer joins `ref`. 404 for a way that is none, and for somebody who is not in the file unless words about them wait or are sent."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    if how not in WAYS or not (request.method == "POST" or is_in_file(case, ref) or has_draft(request)):
        raise NotYours(verb="add relative", file_id=case.pk)
    page = RecordPage(
        "person", form_of(how, ref, as_initials(request)), partial(add_relative, to=ref, how=how), TITLES[how],
        verb=VERB, back="evidence:family", then=partial(back_to, request),
    )  # fmt: skip
    return record(request, page, file_id, opened=case)


def has_draft(request: HttpRequest) -> bool:
    """Whether words typed into this page were never sent."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return any(one.form == request.path for one in drafts.drafts_of(actor))


def as_initials(request: HttpRequest) -> bool:
    """Whether somebody may be looking on: every page that is reached from here keeps it."""
    return request.GET.get("inisial") == "1"


def change(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Correct one person, and come back to the drawing."""
    return record(request, replace(PERSON, then=partial(back_to, request), again=False), file_id, entry)


def tie(request: HttpRequest, file_id: UUID, entry: UUID | None = None) -> HttpResponse:
    """A tie or the quality of one, and back to the drawing. Begins with whoever was tapped, and the client beside them."""

    def first(case: Case) -> dict[str, Any]:
        try:
            return {"one": str(UUID(request.GET.get("one", ""))), "other": CLIENT}
        except ValueError:
            return {}

    return record(request, replace(TIE, then=partial(back_to, request), first=first), file_id, entry)


def back_to(request: HttpRequest, case: Case, row: Any) -> str:
    """The drawing again, on whoever was just added or changed; the step may be undone for as long as this sitting lasts."""
    request.session[STEPS] = [*request.session.get(STEPS, [])[-MOST_STEPS:], f"{row.entry}:{row.number}"]
    who = row.entry if not hasattr(row, "one") else (row.one or CLIENT)
    more = "&inisial=1" if as_initials(request) else ""
    return f"{reverse('evidence:family', args=[case.pk])}?orang={who}{more}#pilihan"


def undoable(request: HttpRequest, case: Case, actor: Any) -> Step | None:
    """The last step, when it was made here and in this sitting: what an import or a colleague wrote is not undone by a slip of the finger."""
    step = last_step(case, actor, request.session.get(UNDONE))
    return step if step is not None and f"{step.entry}:{step.of}" in request.session.get(STEPS, []) else None


@require_POST
def undo_last(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Take back the step that was shown. 409 when something came after it."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    said = request.POST
    try:
        entry, number = UUID(said.get("entry", "")), int(said.get("number", ""))
    except ValueError:
        raise NotYours(verb="undo", file_id=case.pk) from None
    step = undoable(request, case, actor)
    if step is None or (step.kind, step.entry, step.number) != (said.get("kind"), entry, number):
        raise NotNow(_("Sudah ada perubahan lain sesudahnya. Muat ulang gambarnya, lalu periksa lagi."))
    undone = dict(request.session.get(UNDONE, {}))
    written = undo(by=actor, case=case, kind=step.kind, entry=entry, number=number, undone=undone)
    if written is not None:
        before = step.of - 1  # itself perhaps one that an undo wrote
        undone[f"{entry}:{written}"] = undone.get(f"{entry}:{before}", before)
        request.session[UNDONE] = dict(list(undone.items())[-MOST_STEPS:])
    messages.success(request, _("Langkah terakhir dibatalkan."))
    return HttpResponseRedirect(reverse("evidence:family", args=[case.pk]) + ("?inisial=1" if as_initials(request) else ""))
