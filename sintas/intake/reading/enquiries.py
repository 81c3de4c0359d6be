"""Enquiries as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sintas.cases.codes import form_label
from sintas.kit import numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.names import initials
from sintas.kit.pieces import Alert, Fact, Row, Tag
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor

from ..models import Enquiry, Telling
from ..policy import URGENT, visible_to

STATE_WORDS = {
    "open": gettext_lazy("menunggu keputusan kepala unit"),
    "accepted": gettext_lazy("diterima"),
    "redirected": gettext_lazy("diarahkan"),
    "not_eligible": gettext_lazy("belum dapat dilayani"),
    "withdrawn": gettext_lazy("ditarik"),
}


@dataclass(frozen=True)
class Page:
    """One enquiry."""

    file_id: UUID
    number: str
    title: str
    line: str
    state: str
    state_words: str
    open: bool
    alerts: list[Alert]
    safety: list[Fact]
    happened: list[Fact]
    person: list[Fact]
    came: list[Fact]
    decision: list[Fact]
    entry: UUID
    case_id: UUID | None


def waiting(actor: Actor, *, state: str = "open", first: int = 0, limit: int = 50) -> tuple[list[Row], int]:
    """(rows, how many there are): enquiries in this state from the `first` on; opens header keys only.

    Those that wait stand by urgency and then the newest first, decided ones the newest first. The database sorts: an old urgent one
    must not be cut off by newer ones that can wait.
    """
    lang = get_language() or "id"
    found = visible_to(actor).filter(state=state)
    order = ["-received_at", "pk"]
    if state == "open":
        codes = [code for code, _label in load("urgency").choices(lang)]
        found = found.annotate(
            haste=models.Case(*(models.When(urgency=code, then=at) for at, code in enumerate(codes)), default=len(codes))
        )
        order.insert(0, "haste")
    total = found.count()
    rows = list(found.order_by(*order)[first : first + limit])
    people = {t.file_id: t for t in Telling.current.filter(file_id__in=[r.pk for r in rows]).only("id", "file_id", "name", "called")}
    return [row_of(one, people.get(one.pk), lang) for one in rows], total


def urgent_waiting(actor: Actor) -> int:
    """How many enquiries wait for a decision that must not wait beyond today."""
    return visible_to(actor).filter(state="open", urgency__in=URGENT).count()


def row_of(one: Enquiry, told: Telling | None, lang: str) -> Row:
    """One line of the list: number and initials, never the story."""
    who = (told and (told.called or (initials(told.name) if told.name else ""))) or _("tanpa nama")
    urgent = one.urgency in URGENT
    return Row(
        f"{who} · {one.number}",
        reverse("intake:enquiry", args=[one.pk]),
        f"{route_words(one, lang)}, {numbers.since(one.received_at)}",
        tag=Tag(load("urgency").label(one.urgency, lang) if one.urgency else "", "late" if urgent and one.state == "open" else "part"),
    )


def page_of(one: Enquiry) -> Page:
    """The whole enquiry; its content must have been opened in the trail."""
    lang = get_language() or "id"
    told = Telling.current.get(file_id=one.pk)
    parts = told_facts(told, lang)
    who = told.called or (initials(told.name) if told.name else _("tanpa nama"))
    return Page(
        file_id=one.pk,
        number=one.number,
        title=who,
        line=f"{route_words(one, lang)}, {numbers.moment(one.received_at)}",
        state=one.state,
        state_words=str(STATE_WORDS[one.state]),
        open=one.state == "open",
        alerts=_alerts(one, told, lang),
        safety=[
            *_facts(
                (_("Aman saat ini"), {"yes": _("ya"), "no": _("tidak"), "unknown": _("belum tahu")}.get(one.safe_now, "")),
                (_("Kedesakan"), in_words("urgency", one.urgency, (told.own_words or {}).get("urgency", ""), lang)),
            ),
            *parts.safety,
        ],
        happened=parts.happened,
        person=parts.person,
        came=parts.came,
        decision=_facts((_("Diarahkan ke"), told.redirected_to), (_("Alasan"), _why(one, told, lang))),
        entry=told.entry,
        case_id=one.case_file_id,
    )


@dataclass(frozen=True)
class Told:
    """What one version of a Telling says, in the parts of the page."""

    safety: list[Fact]
    happened: list[Fact]
    person: list[Fact]
    came: list[Fact]


def told_facts(told: Telling, lang: str) -> Told:
    """Only what was told: nothing stands for a question nobody answered."""
    own = told.own_words or {}
    forms = ", ".join(form_label(form, lang) for form in told.forms)
    return Told(
        safety=_facts(
            (_("Bahaya yang mengancam"), told.danger),
            (_("Yang langsung dilakukan"), told.done_now),
            (_("Fakta yang disebut"), ", ".join(load("risk_facts").label(code, lang) for code in told.facts)),
        ),
        happened=_facts(
            (_("Seperti disampaikan"), told.told),
            (_("Bentuk yang disebut"), ", ".join(filter(None, (forms, uncoded(own.get("forms", "")))))),
            (_("Terjadi di"), in_words("place_kinds", told.place_kind, "", lang)),
            (_("Pelaku"), _perpetrator(told, lang)),
        ),
        person=_facts(
            (_("Nama"), told.name),
            (_("Dipanggil"), told.called),
            (_("Jenis kelamin"), in_words("sexes", told.sex, own.get("sex", ""), lang)),
            (_("Lahir atau usia"), born(told, lang)),
            (_("NIK"), told.nik),
            (_("Telepon"), told.phone),
            (_("Cara menghubungi dengan aman"), told.safe_contact),
            (_("Tinggal dengan"), told.lives_with),
            (_("Tempat tinggal"), told.address),
            (_("Kebutuhan khusus"), told.needs),
        ),
        came=_facts(
            (_("Yang menyampaikan"), told.informant),
            (_("Sebagai"), in_words("informants", told.informant_relation, "", lang)),
            (_("Teleponnya"), told.informant_phone),
            (_("Jalur, seperti tertulis di lembar"), uncoded(own.get("route", ""))),
        ),
    )


def in_words(list_name: str, code: str, own: str, lang: str) -> str:
    """The code's label; without a code the worker's or the sheet's own words, marked."""
    return load(list_name).label(code, lang) if code else uncoded(own)


def uncoded(words: str) -> str:
    """Own words that no list knows yet."""
    return _("%(words)s (belum dikodekan)") % {"words": words} if words else ""


def route_words(one: Enquiry, lang: str) -> str:
    """How it came."""
    return load("access_routes").label(one.route, lang) if one.route else _("jalur belum dicatat")


def _why(one: Enquiry, told: Telling, lang: str) -> str:
    coded = load("eligibility_reasons").label(one.eligibility, lang) if one.eligibility else ""
    return ". ".join(words for words in (coded, told.decision_words) if words)


def _perpetrator(told: Telling, lang: str) -> str:
    relation = load("perpetrator_relations").label(told.perpetrator_relation, lang) if told.perpetrator_relation else ""
    return ", ".join(words for words in (told.perpetrator, relation) if words)


def _alerts(one: Enquiry, told: Telling, lang: str) -> list[Alert]:
    flags = load("flags")
    codes = [
        ("lives_with_perpetrator", told.lives_with_perpetrator),
        ("unsafe_guardian", told.unsafe_guardian),
        ("suicide_risk", told.wish_to_die),
    ]
    found = [Alert(flags.label(code, lang)) for code, holds in codes if holds]
    if one.safe_now == "no":
        found.insert(0, Alert(_("Tidak aman saat ini. Lindungi dahulu, formulir menyusul.")))
    return found


def born(told: Telling, lang: str) -> str:
    """A birth as it is known; an age alone is an age now, not the age at which something happened."""
    if not told.birth:
        return ""
    when = FuzzyDate.decode(told.birth)
    return _("%(years)s tahun") % {"years": when.age} if when.age is not None else when.text(lang)


def _facts(*pairs: tuple[str, Any]) -> list[Fact]:
    return [Fact(term, str(words)) for term, words in pairs if words]
