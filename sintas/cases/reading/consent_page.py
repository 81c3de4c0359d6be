"""The page "Persetujuan": what stands now in one table, the events behind it, the contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.pieces import Cell, Column, Fact, Notice, Pill, Row, Table
from sintas.practice import consent as rules
from sintas.practice.catalogue import load
from sintas.practice.dossier import ConsentFacts

from ..models import Case, Consent, Contract
from .consent import Guardians, day_of, facts_of, guardians_of, walk
from .safety import authors, signed


@dataclass(frozen=True)
class ContractShown:
    """The contract as read."""

    facts: list[Fact]
    notes: list[str]
    when: str
    url: str


@dataclass(frozen=True)
class ConsentPage:
    """Everything the page shows. `notice` says in one sentence where the client's agreement stands."""

    notice: Notice
    table: Table | None
    history: list[Row]
    contracts: list[ContractShown]
    can_withdraw: bool


def consent_page(case: Case) -> ConsentPage:
    """Read all of it (content must have been opened): events, guardians, client, contracts, authors."""
    today = clock.today()
    found = sorted(Consent.current.filter(file_id=case.pk), key=lambda event: (day_of(event), event.written_at))
    guardians = guardians_of(case)
    facts = facts_of(case, found, guardians, today)
    contracts = list(Contract.current.filter(file_id=case.pk).order_by("-written_at"))
    names = authors([*found, *contracts])
    return ConsentPage(
        notice=notice_of(case, facts),
        table=table_of(found, guardians, today),
        history=[event_row(case, event, names) for event in reversed(found)],
        contracts=[contract_shown(case, one, names) for one in contracts],
        can_withdraw=any(event.outcome in rules.AGREES for event in found),
    )


def notice_of(case: Case, facts: ConsentFacts) -> Notice:
    """Where it stands, and what to do; a guardian is mentioned only when one may be asked."""
    since = numbers.day(case.client_since) if case.client_since else ""
    if rules.allows_intervention(facts):
        words = _("Klien setuju sebagian.") if facts.client == "limited" else _("Klien setuju didampingi.")
        return Notice(_("Resmi menjadi klien sejak %(day)s.") % {"day": since} if since else "", title=words)
    if facts.client in rules.AGREES and not facts.read_aloud:
        return Notice(_("Belum dicatat bahwa isinya dibacakan atau disampaikan sampai dipahami."), title=_("Klien setuju."), kind="warn")
    if facts.client in rules.AGREES:
        ask = rules.guardian_may_be_asked(facts)
        todo = (
            _("Persetujuan wali yang aman belum tercatat.") if ask else _("Nyatakan bila tidak ada wali yang dapat dimintai persetujuan.")
        )
        return Notice(todo, title=_("Anak setuju."), kind="warn")
    if facts.client == "withdrawn":
        return Notice(
            _("Pendampingan terencana berhenti. Langkah pelindungan tetap dapat dicatat."), title=_("Persetujuan dicabut."), kind="warn"
        )
    if facts.client == "refused":
        return Notice(
            _("Itu hak klien. Langkah pelindungan tetap dapat dicatat; pintu tetap terbuka."), title=_("Klien tidak setuju."), kind="warn"
        )
    words = _("Sesi terencana menunggu persetujuan. Langkah pelindungan yang mendesak tidak menunggu.")
    return Notice(words, title=_("Belum ada persetujuan yang berlaku."), kind="warn")


def table_of(found: list[Consent], guardians: Guardians, on: date) -> Table | None:
    """Purpose by purpose: the answer in force, who may receive, which data, until when. None before anything was asked."""
    lang = get_language() or "id"
    rows: list[list[Cell]] = []
    for purpose in load("consent_purposes").rows:
        heard = [event for event in found if purpose.code in event.purposes or (event.outcome not in rules.AGREES and not event.purposes)]
        if not any(purpose.code in event.purposes for event in found):
            continue
        for answer, recipients, event in answers(heard, guardians, on):
            rows.append(
                [
                    Cell(purpose.label(lang)),
                    Cell(load("consent_outcomes").label(answer, lang) if answer else _("berakhir")),
                    Cell(", ".join(load("consent_recipients").label(one, lang) for one in recipients) or _("tim pendamping")),
                    Cell(", ".join(load("data_classes").label(one, lang) for one in event.data_classes) or "-"),
                    Cell(numbers.day(event.until) if event.until else _("dicabut")),
                ]
            )
    if not rows:
        return None
    columns = [Column(_("Untuk apa")), Column(_("Jawaban")), Column(_("Kepada siapa")), Column(_("Data")), Column(_("Sampai"))]
    return Table(_("Yang berlaku hari ini"), columns, rows, note=_("Yang tidak tertulis di sini tidak boleh diberikan."))


def answers(heard: list[Consent], guardians: Guardians, on: date) -> list[tuple[str | None, list[str], Consent]]:
    """For one purpose: (answer in force, recipients who share it, the event it stands in), client's own voice first."""
    recipients = list(dict.fromkeys(one for event in heard for one in event.recipients)) or [""]
    grouped: dict[tuple[str | None, UUID], tuple[str | None, list[str], Consent]] = {}
    for recipient in recipients:
        said = walk(heard, on, guardians, lambda event, one=recipient: concerns(event, one))  # type: ignore[misc]
        if said.client_event is None:
            continue
        key = (said.client, said.client_event.pk)
        grouped.setdefault(key, (said.client, [], said.client_event))[1].append(recipient)
    return [(answer, [one for one in who if one], event) for answer, who, event in grouped.values()]


def concerns(event: Consent, recipient: str) -> bool:
    """A yes speaks for the recipients it names; a no without names for all."""
    if not recipient:
        return event.outcome in rules.AGREES or not event.recipients
    return recipient in event.recipients or (event.outcome not in rules.AGREES and not event.recipients)


def event_row(case: Case, event: Consent, names: dict[UUID, str]) -> Row:
    """One event of the history, in the order it took effect; who the guardian is stays on the page of people."""
    lang = get_language() or "id"
    giver = load("consent_givers").label(event.given_by, lang) if event.given_by else ""
    manner = load("consent_manners").label(event.manner, lang) if event.manner else ""
    said = [event.limits, event.reason, event.decided_by and _("Diputuskan bersama: %(who)s") % {"who": event.decided_by}]
    pills = [Pill(load("consent_purposes").label(code, lang)) for code in event.purposes]
    if event.reading and load("consent_readings").has(event.reading):
        pills.append(Pill(load("consent_readings").label(event.reading, lang)))
    return Row(
        load("consent_outcomes").label(event.outcome, lang) + (f" · {giver}" if giver else "") + (f" · {manner}" if manner else ""),
        reverse("cases:consent_entry", args=[case.pk, event.entry]) if event.outcome != "withdrawn" else "",
        sub=" · ".join(filter(None, said)),
        end=signed(event, names),
        pills=pills,
    )


def contract_shown(case: Case, row: Contract, names: dict[UUID, str]) -> ContractShown:
    """The contract, empty parts left out; whether it was read aloud and signed is said either way."""
    named = (
        (_("Tujuan"), row.aims),
        (_("Yang dikerjakan klien"), row.client_tasks),
        (_("Yang dikerjakan pendamping"), row.worker_tasks),
        (_("Jadwal dan tempat"), row.timetable),
        (_("Ketentuan"), row.rules),
        (_("Bila klien keberatan"), row.complaints),
        (_("Ditinjau lagi"), numbers.day(row.review_on) if row.review_on else ""),
        (_("Berakhir"), numbers.day(row.ends_on) if row.ends_on else ""),
    )
    return ContractShown(
        facts=[Fact(term, words) for term, words in named if words],
        notes=[
            _("Dibacakan dan dipahami.") if row.read_aloud else _("Belum dicatat bahwa ketentuan dibacakan."),
            _("Ditandatangani.") if row.signed else _("Belum ditandatangani."),
        ],
        when=signed(row, names),
        url=reverse("cases:contract_entry", args=[case.pk, row.entry]),
    )


def points() -> list[tuple[str, str, bool]]:
    """What is explained before anybody agrees: (sentence, law or "", is a limit). Summaries of laws; the page says it is no legal advice."""
    lang = get_language() or "id"
    return [(row.label(lang), row.text("law", lang), row.flag("limit")) for row in load("confidentiality_points").in_use()]
