"""The full house is full, and shut: whatever evidence and casework can seal lies sealed in it, written by the verb a worker would use, and every page of it
is there for somebody and not there for everybody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from sintas.cases.models import Release, ReleaseBody
from sintas.cases.reading.releases import open_release
from sintas.casework.models import SupervisorApproval
from sintas.desk.tests.test_every_page import addresses
from sintas.exchange.models import Arrival, PartnerLink, Transfer
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.rings import RELEASE
from sintas.safekeeping.sealed import Sealed
from sintas.staff.models import User
from sintas.staff.testing import come_in
from tests.browser.chrome import speaks_of
from tests.browser.full_house import SECRETS, Full
from tests.browser.full_house.house import of_an_enquiry
from tests.drills import share, some

HOLES_OF_A_FILE = {"file_id", "approval_id", "transfer_id", "arrival_id", "release_id"}
# What the head or supervisor who was asked reads, and a carer's own page.
# The head gives a group away by its number: what that page shows is looked at in sintas/groupwork/tests/test_hand_over_group.py.
ASKED = {"casework:approval_read", "casework:approval_paper", "exchange:guest_invitation", "groupwork:give"}
CARE = {"cases:care"}
# Head and supervisors of the unit join by a case's number: what that page shows is looked at in sintas/access/tests/test_overview.py.
OVERSEE, JOIN = ("sari", "siska"), "access:join"
GIVE = "groupwork:give"  # the head of the unit gives a group a facilitator, by its number: sintas/groupwork/tests/test_hand_over_group.py
# Shown in another state of the house: to nobody in particular, on a locked or shared screen, for a closed case.
OTHER_STATE = {"staff:sign_in", "staff:second", "staff:locked", "staff:end_sharing", "casework:reopen"} | {
    "access:pass_on",  # a review three days old: sintas/access/tests/test_passing.py opens the page of one
    "groupwork:answer",  # on a device handed round: sintas/groupwork/tests/test_feedback.py
}
# Sealed, and a number: no word of anybody can stand in it.
NUMBERS = {"scale.total", "measure.low", "measure.high", "measure.aim", "measure_point.value"}
STRANGERS = ("tono", "lina", "nyai", "inah", "ana", "siska", "sari", "dewi")


def test_every_sealed_field_of_evidence_and_casework_holds_a_word_of_the_client(full: Full, people: dict[str, Any]) -> None:
    """Closed world: a new sealed column asks for a verb in the full house that fills it."""
    models = [model for label in ("evidence", "tracks", "casework", "exchange") for model in apps.get_app_config(label).get_models()]
    fields = [field for model in models for field in model._meta.local_fields if isinstance(field, Sealed)]
    assert len(fields) > 100
    wordless = []
    with acting_as(people["ratna"].user_id):
        trail.record(by=people["ratna"], verb="read file", file_id=full.case, opens=True)
        for release_id in Release.objects.filter(file_id=full.case).values_list("pk", flat=True):
            open_release(by=people["ratna"], release_id=release_id)
        for field in fields:
            held = field.model._base_manager.filter(file_id=full.case, **{f"{field.name}__isnull": False})
            said = [getattr(row, field.name) for row in held]
            if not (are_numbers(said) if field.seal in NUMBERS else speaks_of(str(said), SECRETS)):
                wordless.append(field.seal)
    assert wordless == []


def are_numbers(values: list[str]) -> bool:
    """Some are there, and none is a word."""
    return bool(values) and all(value.replace(".", "", 1).isdecimal() for value in values)


def test_each_kind_of_release_stands_in_it(full: Full, people: dict[str, Any]) -> None:
    with acting_as(people["ratna"].user_id):
        asked = SupervisorApproval.objects.filter(file_id=full.case)
        assert set(asked.values_list("subject", "outcome")) == {
            ("assessment", "asked"), ("stage_override", "asked"), ("paper", "asked"), ("plan", "returned"),
        }  # fmt: skip
        offered = Transfer.objects.filter(file_id=full.case)
        assert sorted(offered.values_list("outcome", flat=True)) == ["declined", "proposed"]
        for row in (*asked, *offered.defer("answer")):
            open_release(by=people["ratna"], release_id=row.release_id)
        rows = list(ReleaseBody.objects.filter(file_id=full.case))
        for row in PartnerLink.objects.filter(file_id=full.case):
            open_release(by=people["ratna"], release_id=row.release_id)
        for row in Arrival.objects.filter(file_id=full.case):
            open_release(by=people["ratna"], release_id=row.release_id)
        for row in Release.objects.filter(file_id=full.case, recipient_file_id__isnull=False):
            open_release(by=people["ratna"], release_id=row.pk)
        # a partner's link that stands, and one taken back; two offers to another unit; copies of two conferences for partners, and of one for a
        # colleague; a referral to another unit; a group
        assert len(rows) == 4 + 2 + 2 + 2 + 1 + 1 + 1
        assert [bool(row.pdf) for row in rows].count(True) == 1
        assert all(speaks_of(str(row.parts), SECRETS) for row in rows if not row.pdf)
        assert {f.ring for f in ReleaseBody._meta.local_fields if isinstance(f, Sealed)} == {RELEASE}


def holes(one: Any) -> set[str]:
    return {hole.rpartition(":")[2] for hole in one.holes}


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_else_finds_a_page_of_it(full: Full, signed_in: Callable[[str], Any], who: str) -> None:
    """With every id of the case in hand: no page, read or sent, and no difference between what is there and what is not."""
    stranger, found = signed_in(who), []
    stranger.raise_request_exception = False
    for one in share(addresses(), of=len(STRANGERS), turn=list(STRANGERS).index(who)):
        if not holes(one) & HOLES_OF_A_FILE or of_an_enquiry(one.name):
            continue
        if (who == "sari" and one.name in ASKED | {GIVE}) or (who == "dewi" and one.name in CARE) or (who in OVERSEE and one.name == JOIN):
            continue
        for path in some(list(full.paths(one)), turn=list(STRANGERS).index(who)):
            for method in ("get", "post"):
                answer = getattr(stranger, method)(path)
                if answer.status_code not in (403, 404, 405) or speaks_of(answer.content.decode(errors="replace"), SECRETS):
                    found.append((one.name, method, path, answer.status_code))
    assert found == []


def test_somebody_gets_every_page_of_it(full: Full, signed_in: Callable[[str], Any]) -> None:
    """Closed world: an address whose hole the house does not fill would pass every other walk unseen."""
    browsers = [signed_in(who) for who in ("ratna", "inah", "sari", "dewi", "ana", "siska")]
    come_in(receives := Client(), User.objects.get(username="wulan"))  # for the unit the case is offered to
    browsers.append(receives)
    unseen = []
    for one in addresses():
        if one.name in OTHER_STATE:
            continue
        if not any(browser.get(path).status_code in (200, 405) for path in full.paths(one) for browser in browsers):
            unseen.append(one.name)
    assert not unseen, unseen
