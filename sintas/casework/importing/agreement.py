"""Consent and contract as the document states them: what was signed, whether it was read aloud, on which day."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.contract import agree_contract
from sintas.cases.bases import Case
from sintas.cases.reading.people import names_of
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from .happening import Happening
from .leaves import Part
from .tools import person_meant
from .wording import told_at

AIMS_NOT_THERE = "Isi kontrak tidak dimuat dalam dokumen sumber."


def bring_agreement(by: Actor, case: Case, consent: Part, event: Happening | None) -> None:
    """One event of consent and one contract, as far as the document says that they were signed."""
    signed_on = consent.date("signed_date", "consent.happened")
    if not signed_on.is_known and event is not None:
        signed_on = event.happened
    agreed = consent.flag("informed_consent_signed", "consent.outcome")
    contract = consent.flag("contract_signed", "contract.signed")
    aloud = consent.flag("read_aloud_before_signing", "consent.reading")
    agreeing = givers(case, consent) if agreed else []
    with told_at(consent.path):
        for giver in agreeing:
            consent.stands(bring_consent(by, case, signed_on, aloud, giver))
        if contract:
            words = f"{AIMS_NOT_THERE} {event.text}" if event is not None else AIMS_NOT_THERE
            row = agree_contract(by=by, case=case, aims=words, signed=True, read_aloud=aloud, happened=signed_on, imported=True)
            consent.stands(row, *([event.part] if event is not None else []))


def givers(case: Case, consent: Part) -> list[dict[str, Any]]:
    """Who agreed: the client, or the child itself and, named among the family, a guardian. Raises BadInput for a guardian who is not there."""
    child = consent.flag("child_assent", "consent.given_by")
    found: list[dict[str, Any]] = [{"given_by": "child_assent" if child else "client"}]
    if words := consent.text("guardian", "consent.guardian"):
        entry = person_meant(words, dict(names_of(case)))
        if not entry:
            raise BadInput({consent.part("guardian").path: _("Wali ini tidak ada di antara keluarga dalam berkas.")})
        found.append({"given_by": "guardian", "guardian": entry})
    return found


def bring_consent(by: Actor, case: Case, signed_on: FuzzyDate, aloud: bool, giver: dict[str, Any]) -> Any:
    """A signed consent: for the service itself and nothing beyond, for the document names no recipient."""
    return record_consent(
        by=by,
        case=case,
        outcome="given",
        purposes=("service", "record"),
        manner="signed",
        reading="read_aloud" if aloud else "",
        happened=signed_on,
        imported=True,
        **giver,
    )


def bring_spoken_contract(by: Actor, case: Case, words: list[str]) -> None:
    """A contract mentioned in passing ("kontrak ditandatangani"), without a day."""
    if any("kontrak ditandatangani" in one.lower() for one in words):
        agree_contract(by=by, case=case, aims=AIMS_NOT_THERE, signed=True, happened=FuzzyDate.unknown(), imported=True)
