"""What a guest agreed to, for her page in the group."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load

from ..models import GuestConsent, Member
from .about import said


@dataclass(frozen=True)
class GuestAgreed:
    """`stands`: not taken back; the words are left out once it is."""

    stands: bool
    facts: list[Fact]


def giver_words(given_by: str, lang: str) -> str:
    """A code of consent_givers in words: who takes part without a case is nobody's client."""
    own = {"client": _("Ia sendiri"), "client_with_support": _("Ia sendiri, dengan pendamping keputusan")}
    return own.get(given_by) or load("consent_givers").label(given_by, lang)


def givers() -> list[tuple[str, str]]:
    """For a form."""
    return [(row.code, giver_words(row.code, get_language() or "id")) for row in load("consent_givers").in_use()]


def guest_agreed(member: Member, lang: str) -> GuestAgreed | None:
    """None for a member of a case. Its content must have been opened in the trail."""
    if member.release_id is not None:
        return None
    held = GuestConsent.objects.filter(member=member)
    row = held.first() if held.filter(taken_back_on=None).exists() else held.defer("agreed_too", "may_know").first()
    if row is None:
        return GuestAgreed(stands=False, facts=[])
    stands = row.taken_back_on is None
    facts = [
        Fact(_("Diberikan"), numbers.day(row.on)),
        *said(_("Ditarik"), numbers.day(row.taken_back_on) if row.taken_back_on else ""),
        Fact(_("Siapa yang menyatakan"), giver_words(row.given_by, lang)),
        Fact(_("Cara isi disampaikan"), load("consent_readings").label(row.reading, lang)),
        *said(_("Cara menyatakan"), load("consent_manners").label(row.manner, lang) if row.manner else ""),
        *said(_("Pendapat anak sendiri"), load("child_assents").label(row.child_assent, lang) if row.child_assent else ""),
    ]
    if stands:
        facts += [
            *said(_("Siapa yang ikut menyetujui"), row.agreed_too or ""),
            *said(_("Yang boleh diketahui tentang dia"), row.may_know or ""),
        ]
    return GuestAgreed(stands, facts)
