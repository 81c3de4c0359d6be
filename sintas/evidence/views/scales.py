"""`/kasus/<id>/skala/`: the scales of a case, the form of each, and what one came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sintas.cases.bases import Case
from sintas.cases.policy import can, the_case, visible_to
from sintas.cases.reading.client_age import years_old
from sintas.cases.reading.head import head_of, rows_first
from sintas.cases.reading.kin import subject_of
from sintas.cases.views.history import history
from sintas.cases.views.recording import RecordPage, record
from sintas.cases.views.suicide import onward
from sintas.instruments.reading.own import Known
from sintas.instruments.reading.pages import language_name
from sintas.instruments.scales.definition import Scale
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Link, Notice
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import NotNow, NotYours, Refusal

from ..actions.base import VERB
from ..actions.giving import give_scale, strike_scale
from ..forms.scale import form_for
from ..forms.scale_pages import FormVersion
from ..models import ScaleResult
from ..reading.scales_known import must_give, must_read, readers, scale_of, the_scale, why_off
from ..reading.scales_offered import scales_of
from ..reading.scales_result import ResultShown, facts_of, result_of, words_from
from .scale_pages import fill_in


@dataclass(frozen=True)
class Intro:
    """What stands before the items: the period in full, how to ask, what must be known, other languages; `licence` is the owner's own line,
    `terms` why it may be used here and who says so."""

    period: str
    instruction: str
    notices: list[Notice] = field(default_factory=list)
    others: list[Link] = field(default_factory=list)
    licence: str = ""
    terms: str = ""


@require_safe
def scales(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """What was given, what may be begun, what is off and why."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id)
    trail.record(by=actor, verb="open case page", file_id=case.pk)
    may = can(actor, VERB, case)
    rows = rows_first(request, actor, case)
    client = rows["clients"][0]
    age = years_old(FuzzyDate.decode(client.birth)) if client.birth else client.age_stated
    shown = scales_of(case, actor, get_language() or "id", age=age, may_give=may)
    head = head_of(case, actor=actor, tab="assessment", rows=rows)
    return render(request, "evidence/scales.html", {"head": head, "alerts": head.alerts, "shown": shown, "may_give": may})


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, file_id: UUID, scale: str, language: str) -> HttpResponse:
    """One scale in one language. 404 for one this unit does not have, 403 with who may give it, 409 with why its wording is off."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case = the_case(actor, file_id, VERB)
    found = sent_version(request, case, scale)
    if language not in found.languages:
        raise NotYours(verb="open form scale", file_id=case.pk)
    must_give(actor, found, case)
    if request.method != "POST" and (why := why_off(case, found, language)):
        raise NotNow(why, verb="open form scale", file_id=case.pk)
    if found.scale is None:
        return fill_in(request, case, found, language, None)
    return record(request, page_of(found, language), file_id, opened=case)


def sent_version(request: HttpRequest, case: Case, scale: str) -> Known:
    """The version that was in front of the client when the page was sent, else the newest."""
    version = request.POST.get("version", "") if request.method == "POST" else ""
    if version:
        try:
            return the_scale(case, scale, version)
        except NotYours:
            pass
    return the_scale(case, scale)


def page_of(found: Known, language: str) -> RecordPage:
    """The page of a scale: the form of its items, and the result afterwards."""
    return RecordPage(
        "scale", form_for(found, language), partial(give_scale, scale=found.code, language=language, version=found.version),
        found.title.say(get_language() or "id"), ScaleResult, verb=VERB, back="evidence:scales", then=to_result,
        template="evidence/scale_form.html", aside=partial(intro, found, language), saved=gettext_lazy("Hasil tersimpan."),
    )  # fmt: skip


def to_result(case: Case, row: Any) -> str:
    """A wish to die leads to what is done now; everything else to the result."""
    return onward(case, row) or reverse("evidence:scale_entry", args=[case.pk, row.entry])


def intro(found: Known, language: str, request: HttpRequest, case: Case) -> dict[str, Any]:
    """What the page says before the items."""
    lang, scale = get_language() or "id", found.scale
    if scale is None:
        return {}
    wording, notices = scale.wording(language), []
    if scale.kind == "scale" and wording is not None and not wording.validated:
        notices.append(Notice(words_from(wording.source.say(lang)), _("Terjemahan belum tervalidasi; hasilnya tanpa rentang skor."), "warn"))
    if scale.licence.reason:
        notices.append(Notice(scale.licence.reason.say(lang), _("Hanya skornya yang dicatat.")))
    new = request.resolver_match is not None and "language" in request.resolver_match.kwargs
    if new and scale.ages != (None, None) and (said := age_words(scale.ages, subject_of(case).age)):
        notices.append(Notice(said, kind="warn"))
    others = [Link(reverse("evidence:scale", args=[case.pk, found.code, one]), language_name(one)) for one in found.languages if new and one != language]
    licence = wording.notice if wording is not None else ""
    shown = Intro(scale.period.say(language), scale.instruction.say(language), notices, others, licence, terms_of(scale, lang))
    return {"intro": shown}


def terms_of(scale: Scale, lang: str) -> str:
    """Why the scale may be used, with whose word that is."""
    said, source = scale.licence.statement.say(lang), scale.licence.source.say(lang)
    return _("%(said)s Sumber: %(source)s.") % {"said": said, "source": source} if source else said


def age_words(ages: tuple[int | None, int | None], years: int | None) -> str:
    """A plain warning for somebody younger or older than those the scale was studied with; nobody is kept from it."""
    low, high = ages
    if years is None or ((low is None or years >= low) and (high is None or years <= high)):
        return ""
    meant = {"low": low, "high": high, "years": years}
    if high is None:
        return _("Alat ini diteliti pada usia %(low)s tahun ke atas; klien berusia %(years)s tahun. Baca hasilnya dengan hati-hati.") % meant
    if low is None:
        return _("Alat ini diteliti pada usia sampai %(high)s tahun; klien berusia %(years)s tahun. Baca hasilnya dengan hati-hati.") % meant
    return _("Alat ini diteliti pada usia %(low)s–%(high)s tahun; klien berusia %(years)s tahun. Baca hasilnya dengan hati-hati.") % meant


@require_safe
def result(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """What one administration came to. Whom it is not for reads that it was given and when, never the answers."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case, lang = the_case(actor, file_id), get_language() or "id"
    row = ScaleResult.current.filter(file_id=case.pk, entry=entry).select_related("author").first()
    if row is None:
        raise NotYours(verb="read scale", file_id=case.pk)
    found = scale_of(case, row)
    may_read = found is None or found.may_read(actor.profession)
    trail.record(by=actor, verb="read scale", file_id=case.pk, opens=may_read, entry=str(entry))
    rows, by = rows_first(request, actor, case), row.author.full_name
    if found is None and not named_readers(row, actor.profession):
        may_read = False
    if may_read:
        shown = result_of(case, row, found, lang, by)
    else:
        title = found.title.say(lang) if found is not None else _("Skala unit lain")
        shown = ResultShown(title, facts_of(row, found, lang, by, opened=False))
    head = head_of(case, actor=actor, tab="assessment", rows=rows)
    context = {
        "head": head,
        "alerts": head.alerts,
        "shown": shown,
        "entry": entry,
        "may_read": may_read,
        "readers": readers(found, lang) if found is not None else "",
        "may_change": may_read and found is not None and can(actor, VERB, case) and (found.scale is None or found.scale.may_give(actor.profession)),
        "corrected": row.number > 1,
    }
    return render(request, "evidence/scale.html", context)


def named_readers(row: ScaleResult, profession: str) -> bool:
    """Whether a result of a scale this program does not know is for this profession, as the result itself says."""
    said = (row.outcome or {}).get("read_by") or ()
    return not said or profession in said


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """A correction, with the form of the version and the language it was given in."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case, found, language = of_entry(actor, file_id, entry, VERB)
    must_give(actor, found, case)
    must_read(actor, found, case)
    if found.scale is None:
        return fill_in(request, case, found, language, ScaleResult.current.get(file_id=case.pk, entry=entry))
    return record(request, page_of(found, language), file_id, entry)


@require_safe
def past(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Every version of a result."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case, found, language = of_entry(actor, file_id, entry, "cases.read", struck=True)
    must_read(actor, found, case)
    if found.scale is not None:
        return history(page_of(found, language))(request, file_id, entry)
    page = RecordPage("scale", FormVersion, give_scale, found.title.say(get_language() or "id"), ScaleResult, verb=VERB, back="evidence:scales")
    return history(page)(request, file_id, entry)


def of_entry(actor: Any, file_id: UUID, entry: UUID, verb: str, *, struck: bool = False) -> tuple[Case, Known, str]:
    """The case, the scale of one of its results and the language it was given in, in one query. `struck`: also one that was struck out.

    Raises NotYours (also for a scale this program does not know, which it cannot ask), Refusal.
    """
    rows = ScaleResult.objects if struck else ScaleResult.current
    codes = rows.filter(file_id=OuterRef("pk"), entry=entry).order_by("-number")
    said = codes.values(said=JSONObject(scale="scale", version="scale_version", language="language"))[:1]
    case = visible_to(actor).filter(pk=file_id).annotate(of=Subquery(said)).first()
    if case is None:
        raise NotYours(verb=verb, file_id=file_id)
    if not can(actor, verb, case):
        raise Refusal(verb=verb, file_id=file_id)
    if case.of is None:
        raise NotYours(verb="read scale", file_id=file_id)
    return case, the_scale(case, case.of["scale"], case.of["version"]), case.of["language"]


@require_POST
def strike(request: HttpRequest, file_id: UUID, entry: UUID) -> HttpResponse:
    """Entered in error."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    case, found, _language = of_entry(actor, file_id, entry, VERB)
    must_give(actor, found, case)
    strike_scale(by=actor, case=case, entry=entry)
    messages.success(request, _("Hasil dicoret. Riwayatnya tetap tersimpan."))
    return HttpResponseRedirect(reverse("evidence:scales", args=[case.pk]), status=303)
