"""How far recovery is looked ahead: a span of months, the unit's own where it set one, and no limit."""

from datetime import date

import pytest
from django.urls import reverse

from sintas.cases.actions.horizon import set_horizon
from sintas.cases.actions.unit_times import set_times
from sintas.cases.models import Case, Record
from sintas.cases.reading.horizon import horizon_words, later
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import Refusal


def test_eight_to_twelve_months_unless_the_unit_says_otherwise(open_a_case, people, house, as_user, signed_in):
    case = open_a_case("ratna")
    case.client_since = date(2026, 3, 31)
    with as_user("ratna"):
        assert "November 2026 sampai Maret 2027 (8–12 bulan sejak 31 Maret 2026)" in horizon_words(case)
    with as_user("sari"):
        set_times(by=people["sari"], unit_id=house.unit.pk, rows=[{"step": "horizon", "level": "", "amount": 6, "amount_to": 6}])
    with as_user("ratna"):
        assert "September 2026 sampai September 2026 (6 bulan" in horizon_words(case)
    for name in ("casework:change_page", "casework:ending_page"):
        assert "Waktu pemulihan yang diperkirakan" in signed_in("ratna").get(reverse(name, args=[case.pk])).content.decode()


def test_the_last_day_of_a_shorter_month():
    assert later(date(2026, 8, 31), 6) == date(2027, 2, 28) and later(date(2026, 12, 15), 1) == date(2027, 1, 15)


def test_a_case_may_have_a_span_of_its_own(open_a_case, people, as_user, signed_in):
    case = open_a_case("ratna")
    ratna, path = signed_in("ratna"), f"/kasus/{case.pk}/waktu-pemulihan/"
    assert (ratna.get(path).context["form"]["first"].value(), ratna.get(path).context["form"]["last"].value()) == (8, 12)
    sent = {"submission": "8" * 22, "first": "14", "last": "18", "reason": "Trauma berulang; pemulihan diperkirakan lebih lama."}
    refused = ratna.post(path, {**sent, "reason": " "})
    assert refused.status_code == 422 and "Tulis mengapa waktunya berbeda" in refused.content.decode()
    assert ratna.post(path, {**sent, "last": "9"}).status_code == 422
    for _turn in range(2):
        assert ratna.post(path, sent).status_code == 302
    with as_user("ratna"):
        kept = Case.objects.get(pk=case.pk)
        assert "(14–18 bulan" in horizon_words(kept)
        assert Record.objects.filter(file_id=case.pk, kind="horizon").count() == 1
        assert Trail.objects.filter(file_id=case.pk, verb="set horizon").count() == 1
    assert signed_in("budi").get(path).status_code == 404 and signed_in("lina").post(path, sent).status_code == 404
    with as_user("dewi"), pytest.raises(Refusal):
        set_horizon(by=people["dewi"], case=case, first=1, last=2, reason="x")
