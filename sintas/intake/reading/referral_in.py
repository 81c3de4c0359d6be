"""A referral that came in, as pages show it: under the enquiry, and as received content under the case. Opens content."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.actions.releasing_outside import INSIDE
from sintas.kit import numbers
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor
from sintas.staff.models import User

from ..models import Enquiry, ReferralIn, SenderAnswer
from .arrived import as_facts, copy_in

SAID = ("sender", "sender_contact", "letter_number", "reason", "aim", "chronology", "services_given", "progress")


@dataclass(frozen=True)
class Received:
    """`sender` in one line; `came` and `told` are facts of the letter; `answered` says how the sender was told, "" while nobody did.

    `by_itself`: it came from a unit of this installation; `over`: what it says can no longer be read, because the sender's copy ended.
    """

    sender: str
    came: list[Fact] = field(default_factory=list)
    told: list[Fact] = field(default_factory=list)
    answered: str = ""
    due: bool = False
    by_itself: bool = False
    over: bool = False


def referral_of(file_id: UUID) -> ReferralIn | None:
    """The version that stands, of an enquiry or a case; None for one that came another way."""
    return ReferralIn.current.filter(file_id=file_id).first()


def senders() -> list[tuple[str, str]]:
    """Kinds of sender: whoever stands outside the house."""
    return [(code, words) for code, words in load("consent_recipients").choices(get_language() or "id") if code not in INSIDE]


def received(file_id: UUID) -> Received | None:
    """For the page of a case; None when it did not come as a referral."""
    row = referral_of(file_id)
    return shown(row) if row else None


def received_with(one: Enquiry, by: Actor | None = None) -> Received | None:
    """For the page of an enquiry, with the answer to its sender. `by` reads the copy of one that came from a unit of this installation."""
    row = referral_of(one.pk)
    if row is None:
        return None
    if row.came_by is not None:
        return by_itself(one, row, by)
    answer = SenderAnswer.objects.filter(file_id=one.pk).select_related("told_by").first()
    return shown(row, answered=answer_words(answer) if answer else "", due=answer is None and one.state != "open")


def by_itself(one: Enquiry, row: ReferralIn, by: Actor | None) -> Received:
    """What the sender let be read, as long as it does; afterwards only who it was. The sender sees the decision on the referral itself."""
    parts = copy_in(by, row) if by is not None and one.state == "open" else None
    seen = _("di Sintas, bersama keputusannya") if one.state != "open" else ""
    kept = replace(shown(row), answered=seen, by_itself=True, over=parts is None and one.state == "open")
    return replace(kept, told=as_facts(parts)) if parts else kept


def shown(row: ReferralIn, **more: Any) -> Received:
    """A row in words; nothing stands where nothing was written."""
    kind = load("consent_recipients").label(row.sender_kind, get_language() or "id") if row.sender_kind else ""
    letter = ", ".join(filter(None, (row.letter_number, numbers.day(row.letter_on) if row.letter_on else "")))
    came = [(_("Dirujuk oleh"), row.sender), (_("Jenis lembaga"), kind), (_("Kontak perujuk"), row.sender_contact), (_("Surat rujukan"), letter)]
    return Received(row.sender, pairs(came), pairs(words_of(row)), **more)


def words_of(row: ReferralIn) -> list[tuple[str, str | None]]:
    """(heading, words) of what the sender tells (C8)."""
    return [
        (_("Alasan dirujuk"), row.reason),
        (_("Tujuan rujukan"), row.aim),
        (_("Kronologi dari perujuk"), row.chronology),
        (_("Layanan yang sudah diberikan"), row.services_given),
        (_("Perkembangan fisik, psikis, dan keluarga"), row.progress),
    ]


def pairs(found: list[tuple[str, str | None]]) -> list[Fact]:
    """Those that say something."""
    return [Fact(term, words) for term, words in found if words]


def answer_words(answer: SenderAnswer) -> str:
    """ "Surat, 3 Mei 2026, oleh Sari: diterima"."""
    way = load("contact_channels").label(answer.way, get_language() or "id")
    said = _("%(way)s, %(day)s, oleh %(who)s") % {"way": way, "day": numbers.day(answer.told_on), "who": answer.told_by.full_name}
    return f"{said}: {answer.words}" if answer.words else said


def author_of(row: ReferralIn) -> str:
    """Who wrote this version."""
    return User.objects.filter(pk=row.author_id).values_list("full_name", flat=True).first() or _("Seseorang")
