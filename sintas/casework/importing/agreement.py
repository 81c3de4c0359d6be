"""Consent and contract as the document states them: what was signed, whether it was read aloud, on which day."""

from __future__ import annotations

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.contract import agree_contract
from sintas.cases.bases import Case
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.staff.actor import Actor

from .happening import Happening
from .leaves import Part
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
    with told_at(consent.path):
        if agreed:
            bring_consent(by, case, signed_on, aloud)
        if contract:
            words = f"{AIMS_NOT_THERE} {event.text}" if event is not None else AIMS_NOT_THERE
            agree_contract(by=by, case=case, aims=words, signed=True, read_aloud=aloud, happened=signed_on, imported=True)


def bring_consent(by: Actor, case: Case, signed_on: FuzzyDate, aloud: bool) -> None:
    """A signed consent: for the service itself and nothing beyond, for the document names no recipient."""
    record_consent(
        by=by,
        case=case,
        outcome="given",
        purposes=("service", "record"),
        manner="signed",
        reading="read_aloud" if aloud else "",
        happened=signed_on,
        imported=True,
    )


def bring_spoken_contract(by: Actor, case: Case, words: list[str]) -> None:
    """A contract mentioned in passing ("kontrak ditandatangani"), without a day."""
    if any("kontrak ditandatangani" in one.lower() for one in words):
        agree_contract(by=by, case=case, aims=AIMS_NOT_THERE, signed=True, happened=FuzzyDate.unknown(), imported=True)
