"""Consent as dated events: given, limited, refused, withdrawn. The first that stands makes the client official (R52)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.stored import stored
from sintas.practice import consent as rules
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..codes import all_checked, checked
from ..models import Case, Consent, Person, Record
from ..policy import can
from ..reading.consent import age_of, first_agreed, guardians_of
from ..reading.duty_words import STOP_PROCESSING
from . import tasks
from .keeping import keep
from .recording import as_fuzzy, note_down
from .releasing_outside import INSIDE, end_uncovered

LEAVES = frozenset({"referral", "legal_process", "medical", "psychological", "family_contact", "school_contact"})
STOP_WITHIN = timedelta(hours=72)  # UU 27/2022 as summarised in the practice reference, C7: what is withdrawn stops within 3 x 24 hours
WORDS = ("interpreter", "witness", "limits", "reason", "decided_by")


def record_consent(
    *,
    by: Actor,
    case: Case,
    outcome: str,
    purposes: Iterable[str] = ("service",),
    recipients: Iterable[str] = (),
    data_classes: Iterable[str] = (),
    until: date | None = None,
    given_by: str = "client",
    guardian: UUID | str | None = None,
    child_assent: str = "",
    reading: str = "",
    **facts: Any,
) -> Consent:
    """Write one event of one giver. `facts`: manner, witness, limits_explained, report_duty_explained, right_to_withdraw_explained,
    language_code, interpreter, no_guardian, decided_by, limits, reason, happened, at, entry, based_on, submission.

    Sets `Case.client_since` from the first event by which the client agreed, and ends what lies open to somebody outside and is covered
    no more. Raises Refusal, BadInput (an unsafe guardian is never asked;
    a yes names what it is for; a spoken one has its witness).
    """
    if not can(by, "cases.record", case):
        raise Refusal(verb="record consent", file_id=case.pk)
    given: dict[str, Any] = {
        "outcome": checked("outcome", "consent_outcomes", outcome),
        "purposes": all_checked("purposes", "consent_purposes", purposes),
        "recipients": all_checked("recipients", "consent_recipients", recipients),
        "data_classes": all_checked("data_classes", "data_classes", data_classes),
        "given_by": checked("given_by", "consent_givers", given_by),
        "child_assent": checked("child_assent", "child_assents", child_assent),
        "reading": checked("reading", "consent_readings", reading),
    }
    checked("manner", "consent_manners", facts.get("manner", ""))
    checked("language_code", "languages", facts.get("language_code", ""))
    facts |= {name: (facts.get(name) or "").strip() or None for name in WORDS}
    refuse_gaps(given, facts, until)
    on = as_fuzzy(facts.get("happened")).earliest or clock.today()
    who = guardian_named(case, given_by, guardian)
    refuse_without_who_decided(case, given, facts, on)
    if reading:
        facts["read_aloud"] = load("consent_readings").get(reading).flag("counts_as_read_aloud")
    row = keep(
        Consent,
        by=by,
        case=case,
        kind="consent",
        line=facts["limits"] or facts["reason"],
        tags=[outcome, *given["purposes"]],
        until=until,
        guardian=who,
        **given,
        **facts,
    )
    make_official(by=by, case=case)
    end_uncovered(by=by, case=case)
    return row


def withdraw_consent(*, by: Actor, case: Case, purposes: Iterable[str] = (), recipients: Iterable[str] = (), **facts: Any) -> Consent:
    """The client takes it back, wholly or in part (nothing named: everything). No reason is owed.

    The lead gets a task: whatever runs on it stops within 3 x 24 hours, and whoever received data is told.
    """
    facts.setdefault("given_by", "client")
    row = record_consent(by=by, case=case, outcome="withdrawn", purposes=purposes, recipients=recipients, **facts)
    day = as_fuzzy(facts.get("happened")).exact
    since = clock.now() if day in (None, clock.today()) else tasks.end_of_day(day)
    tasks.give_task(
        by=by,
        case=case,
        owner_id=tasks.lead_of(case),
        title=stored(STOP_PROCESSING),
        kind="stop_processing",
        due_at=since + STOP_WITHIN,
        source_entry=row.entry,
    )
    return row


def refuse_gaps(given: dict[str, Any], facts: dict[str, Any], until: date | None) -> None:
    """What a yes must say: what for, to whom, which data; and until when, not before it began."""
    wrong: dict[str, str] = {}
    if not given["outcome"]:
        wrong["outcome"] = _("Pilih hasilnya: setuju, setuju sebagian, tidak setuju, atau dicabut.")
    if given["outcome"] in rules.AGREES:
        if not given["purposes"]:
            wrong["purposes"] = _("Tandai untuk apa persetujuan ini.")
        if LEAVES & set(given["purposes"]) and not given["recipients"]:
            wrong["recipients"] = _("Tandai siapa yang boleh menerima data untuk tujuan ini.")
        if set(given["recipients"]) - INSIDE and not given["data_classes"]:
            wrong["data_classes"] = _("Tandai data apa yang boleh diterima pihak luar.")
    if facts.get("manner") == "spoken_witnessed" and not facts["witness"]:
        wrong["witness"] = _("Tulis siapa saksinya, atau pilih “lisan” bila tidak ada saksi.")
    begins = as_fuzzy(facts.get("happened")).earliest
    if until is not None and begins is not None and until < begins:
        wrong["until"] = _("Tanggal berakhir lebih awal daripada tanggal persetujuan. Periksa keduanya.")
    if wrong:
        raise BadInput(wrong)


def guardian_named(case: Case, given_by: str, guardian: UUID | str | None) -> UUID | None:
    """The guardian who spoke. Whoever is marked unsafe is refused, by whatever way the name arrived."""
    if not guardian:
        if given_by == "guardian":
            raise BadInput({"guardian": _("Pilih wali yang menyatakan. Bila belum tercatat, tambahkan di “Orang & kontak”.")})
        return None
    try:
        entry = UUID(str(guardian))
    except ValueError:
        raise BadInput({"guardian": _("Pilih wali dari daftar.")}) from None
    person = Person.current.filter(file_id=case.pk, entry=entry).values("unsafe_guardian", "is_perpetrator", "is_guardian").first()
    if person is None:
        raise BadInput({"guardian": _("Pilih wali dari daftar.")})
    if person["unsafe_guardian"] or person["is_perpetrator"]:
        raise BadInput(
            {"guardian": _("Orang ini tidak aman bagi klien: jangan ditanya atau diberi tahu. Persetujuannya tidak diperlukan.")}
        )
    if not person["is_guardian"]:
        raise BadInput({"guardian": _("Orang ini belum dicatat sebagai wali. Ubah dahulu di “Orang & kontak”.")})
    return entry


def refuse_without_who_decided(case: Case, given: dict[str, Any], facts: dict[str, Any], on: date) -> None:
    """A child with no safe guardian agrees alone; who helped to decide is written down, and no guardian is asked for."""
    if given["outcome"] not in rules.AGREES or given["given_by"] == "guardian" or facts["decided_by"]:
        return
    guardians = guardians_of(case)
    alone = (guardians.all and not guardians.safe) or facts.get("no_guardian")
    if alone and age_of(case, on)[0]:
        raise BadInput(
            {"decided_by": _("Tulis siapa yang ikut memutuskan bersama anak, misalnya supervisor dan tim. Wali tidak perlu ditanya.")}
        )


def make_official(*, by: Actor, case: Case) -> None:
    """Bring `client_since` and its line in the story in step with the events that stand (a correction may move or undo it)."""
    day = first_agreed(case)
    if day == case.client_since:
        return
    Case.objects.filter(pk=case.pk).update(client_since=day)
    case.client_since = day
    lines = Record.objects.filter(file_id=case.pk, kind="became_client")
    if day is None:
        lines.update(struck=True, corrected_at=clock.now())
    elif not lines.update(struck=False, corrected_at=clock.now(), happened=FuzzyDate.on(day).encode(), happened_on=day):
        note_down(by=by, case=case, kind="became_client", happened=day, line=None)
