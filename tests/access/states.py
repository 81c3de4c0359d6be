"""The states of the case: enter(built, state) changes the one case every address leads to; whoever called takes it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from sintas.access.actions.erasing import ask_erasure, erase
from sintas.access.actions.restricting import restrict
from sintas.cases.actions.client import describe_client
from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.actions.people import record_person
from sintas.cases.models import Case, Client
from sintas.casework.actions import ending
from sintas.casework.actions.stages import close_case
from sintas.intake.actions.accepting import accept
from sintas.intake.policy import visible_to as enquiries_of
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping.identity import acting_as

from .house import Built, block_rows, keep_out
from .principals import SIGNED_IN


def as_it_is(_built: Built) -> None:
    """Open, in evaluation, the client has agreed."""


def unsafe_guardian(built: Built) -> None:
    """The client is nine, and her father, with whom she lives, is the one who hurts her."""
    said = {"by": built.people["ratna"], "case": built.case()}
    before = Client.current.get(file_id=built.full.case)
    describe_client(**said, entry=before.entry, based_on=before.number, name="Melur Kenanga", birth=FuzzyDate.at_age(9))
    record_person(**said, relation="father", is_guardian=True, is_perpetrator=True, unsafe_guardian=True, in_household=True)


def referred(built: Built) -> None:
    """One more referral, sent to a clinic and unanswered."""
    ending.refer(
        by=built.people["ratna"], case=built.case(), happened=clock.today(), receiver="Klinik Telaga", receiver_kind="health",
        reasons=["luka"], purpose="diperiksa", released=["identity"], urgency="this_week", state="sent",
    )  # fmt: skip


def consent_withdrawn(built: Built) -> None:
    """Everything she had agreed to, taken back."""
    withdraw_consent(by=built.people["ratna"], case=built.case())


def closed(built: Built) -> None:
    """Closed before its time: the client moved away."""
    close_case(by=built.people["ratna"], case=built.case(), reason_code="moved", reason="selesai, keselamatan dibicarakan")


def conflict_blocked(built: Built) -> None:
    """In the case everybody but its lead, in the enquiry everybody but who took it in: no team, role or release overrides it."""
    keep_out(built, *(name for name in SIGNED_IN.values() if name not in ("ratna", "bayu", "lina")))
    with acting_as(built.people["inah"].user_id):
        block_rows(built, built.full.enquiry, "inah", ("sari",))


def sealed(built: Built) -> None:
    """Known to its named team alone. The enquiry has become a case, and that case is restricted as well."""
    for case in (built.case(), taken_on(built)):
        restrict(by=built.people["ratna"], case=case, reason="hiding")


def erased(built: Built) -> None:
    """Asked by the lead eight days ago, done by the head of the unit; the same with the case the enquiry has become."""
    for case in (built.case(), taken_on(built)):
        with clock.stopped(clock.now() - timedelta(days=8)):
            asked = ask_erasure(by=built.people["ratna"], case=case, ground="client_wish")
        with acting_as(built.people["sari"].user_id):
            erase(by=built.people["sari"], erasure_id=asked.pk)


def taken_on(built: Built) -> Case:
    """The enquiry accepted: a case of Ratna and Budi."""
    sari = built.people["sari"]
    with acting_as(sari.user_id):
        enquiry = enquiries_of(sari).get(pk=built.full.enquiry)
        made = accept(by=sari, enquiry=enquiry, lead_id=built.cast["ratna"].pk, second_id=built.cast["budi"].pk)
    return Case.objects.get(pk=made.pk)


BUILT: dict[str, Callable[[Built], None]] = {
    "open": as_it_is,
    "unsafe_guardian": unsafe_guardian,
    "referred": referred,
    "consent_withdrawn": consent_withdrawn,
    "closed": closed,
    "sealed": sealed,
    "erased": erased,
    "conflict_blocked": conflict_blocked,
}
# To turn one on that is planned: its function into BUILT, its row into matrix/groups_of_a_file.toml, and its line out of here.
NOT_BUILT: dict[str, str] = {}
# Whose pages nobody sees any more (of the enquiry, of the case): what a form would send is what it held before.
GONE_FOR_ITS_OWN = ("sealed", "erased")


def enter(built: Built, state: str) -> None:
    """Through the verb a worker would use, as the lead."""
    with acting_as(built.people["ratna"].user_id):
        BUILT[state](built)
