"""Transfers as the case's team sees them, and as the old unit keeps them: numbers, units and days. Nothing here opens a key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.consent import may
from sintas.kit import clock, numbers
from sintas.kit.pieces import Tag
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor
from sintas.staff.models import Posting, Unit

from ..models import Transfer

KINDS = {"proposed": "part", "accepted": "done"}
PURPOSE = "transfer"
WITHIN = "own_team"  # consent_recipients: the accompanying team of this house, of whichever unit


@dataclass(frozen=True)
class TransferLine:
    """One proposal. `state` is a code of transfer_outcomes; one whose time ran out reads as expired before anybody wrote that down."""

    transfer_id: UUID
    state: str
    unit: str
    asked_by: str
    asked_at: datetime
    answer_by: datetime
    until: datetime
    answered_at: datetime | None
    reason: str
    refusal: str
    number: str
    new_number: str
    outside: bool = False

    @property
    def tag(self) -> Tag:
        """The state as words and shape."""
        return Tag(state_words(self.state), KINDS.get(self.state, "todo"))


@dataclass(frozen=True)
class Gone:
    """A case that went to another unit, as its old unit keeps it: no name, no initials, nothing to open."""

    number: str
    unit: str
    day: datetime


def state_words(state: str) -> str:
    """The state in the reader's words."""
    return load("transfer_outcomes").label(state, get_language() or "id")


def over(row: Any) -> bool:
    """Has the time to answer run out, or was it ended?"""
    return row.release.ended_at is not None or row.release.until <= clock.now()


def state_of(row: Any) -> str:
    """A code of transfer_outcomes."""
    return "expired" if row.outcome == "proposed" and over(row) else str(row.outcome)


def rows() -> Any:
    """Transfers with the names a line needs; the answer stays where it is."""
    return Transfer.objects.select_related("release", "to_unit__organisation", "from_unit__organisation", "asked_by").defer("answer")


def unit_words(unit: Unit, outside: bool) -> str:
    """Of another house with its name before it."""
    return f"{unit.organisation.name}, {unit.name}" if outside else unit.name


def line_of(row: Any) -> TransferLine:
    """A row of rows() as a line."""
    lang = get_language() or "id"
    return TransferLine(
        row.pk,
        state_of(row),
        unit_words(row.to_unit, row.outside),
        row.asked_by.full_name,
        row.asked_at,
        row.answer_by,
        row.release.until,
        row.answered_at,
        load("transfer_reasons").label(row.reason, lang),
        load("transfer_refusals").label(row.refusal, lang) if row.refusal else "",
        row.number,
        row.new_number,
        row.outside,
    )


def transfers_of(case: Case) -> list[TransferLine]:
    """Every transfer of the case, newest first; one query."""
    return [line_of(row) for row in rows().filter(file_id=case.pk).order_by("-asked_at", "-id")]


def transfer_of(case: Case, transfer_id: UUID) -> TransferLine | None:
    """One transfer of the case."""
    row = rows().filter(file_id=case.pk, pk=transfer_id).first()
    return line_of(row) if row else None


def standing_of(case: Case) -> TransferLine | None:
    """The one that waits for its answer."""
    row = rows().filter(file_id=case.pk, outcome="proposed").first()
    return line_of(row) if row and not over(row) else None


def answer_of(case: Case, transfer_id: UUID) -> str:
    """What the receiving unit wrote. Open the release first (cases.reading.releases.open_release)."""
    return Transfer.objects.only("id", "release_id", "answer").get(file_id=case.pk, pk=transfer_id).answer or ""


def states_in(file_id: UUID, entries: list[UUID]) -> dict[UUID, str]:
    """How these proposals stand, for their rows of the story; one query."""
    found = Transfer.objects.filter(file_id=file_id, pk__in=entries).values_list("pk", "outcome")
    return {pk: state_words(outcome) for pk, outcome in found}


def gone_from(by: Actor, *, limit: int = 200) -> list[Gone]:
    """What one sent to another unit, or what left the units one heads or supervises; newest first, one query. No file is opened by it."""
    offices = [unit for unit, role in by.roles if role in ("head", "supervisor")]
    mine = Q(asked_by_id=by.user_id) | Q(from_lead_id=by.user_id) | Q(from_unit_id__in=offices)
    found = Transfer.objects.filter(mine, outcome="accepted").select_related("to_unit__organisation").defer("answer").order_by("-answered_at")
    return [Gone(row.number, unit_words(row.to_unit, row.outside), row.answered_at) for row in found[:limit] if row.answered_at]


def units_to(case: Case) -> list[tuple[UUID, str]]:
    """(id, name) of the other units of this house in which somebody receives: a case is offered to nobody who cannot answer."""
    staffed = Posting.objects.filter(ended_at=None, role__in=("head", "intake"), user__is_active=True).values("unit_id")
    found = Unit.objects.filter(organisation_id=case.organisation_id, closed=False, pk__in=staffed).exclude(pk=case.unit_id)
    return list(found.order_by("name").values_list("pk", "name"))


def consented(case: Case) -> bool:
    """Has the client agreed, in a record that stands today, that the accompaniment goes to another team of this house?"""
    return may(case, PURPOSE, WITHIN, "identity", clock.today())


def before_reopening(case: Case) -> str:
    """What the team is told before it opens a case again that another house took over; "" for every other case."""
    if case.closing_reason != "transferred":
        return ""
    row = rows().filter(file_id=case.pk, outside=True, outcome="accepted").order_by("-answered_at").first()
    if row is None:
        return ""
    said = {"unit": unit_words(row.to_unit, outside=True), "day": numbers.day(row.answered_at)}
    with connection.cursor() as c:
        c.execute("SELECT goes_on_elsewhere(%s)", [case.pk])
        goes_on = c.fetchone()[0]
    went = _("Kasus ini dialihkan ke %(unit)s, %(day)s. Bila dibuka kembali, lembaga itu diberi tahu, tanpa alasan dan tanpa isi berkas.") % said
    there = _("Pendampingan di sana masih berjalan: bicarakan dahulu dengan mereka dan dengan klien, supaya ia tidak didampingi dua pihak.")
    return f"{went} {there}" if goes_on else went
