"""Bad input: a consent that has run out. Nothing leaves the house by it; one sentence, one row in the trail, nothing else changed."""

from datetime import timedelta

import pytest

from sintas.cases.actions.consent import record_consent
from sintas.cases.reading.consent import may, standing
from sintas.casework.models import Referral
from sintas.kit import clock
from sintas.safekeeping.models import Trail


@pytest.fixture
def case(open_a_case, people, as_user):
    """Thirty days ago she agreed, until yesterday: to be accompanied, and to a referral with two classes of data."""
    with clock.stopped(clock.now() - timedelta(days=30)):
        made = open_a_case("ratna", name="Bunga", age_stated=30)
        with as_user("ratna"):
            record_consent(
                by=people["ratna"], case=made, outcome="given", happened=clock.today(), purposes=["service", "referral"], recipients=["health"],
                data_classes=["identity", "services"], until=clock.today() + timedelta(days=29),
            )  # fmt: skip
    return made


def test_what_ran_out_is_no_longer_said(case, as_user):
    today = clock.today()
    with as_user("ratna"):
        for on, holds in ((today - timedelta(days=1), True), (today, False)):
            assert may(case, "referral", "health", "identity", on) is holds
            assert (standing(case, on).client is not None) is holds


def test_nothing_is_sent_by_it(case, as_user, signed_in):
    sent = {"receiver": "RS Contoh", "receiver_kind": "health", "reasons": "luka lama", "state": "sent", "released": ["identity"]}
    page = signed_in("ratna").post(f"/kasus/{case.pk}/akhir/rujukan/", sent)
    assert page.status_code == 422
    assert "luka lama" in page.content.decode()
    assert "elum" in page.content.decode()  # "belum menyetujui", "belum dilepas": what to do next stands in the sentence
    with as_user("ratna"):
        assert Referral.objects.count() == 0
        (row,) = Trail.objects.filter(file_id=case.pk, outcome="refused")
        assert row.verb == "record referral"
        assert set(row.detail["fields"]) <= {"state", "released"}
