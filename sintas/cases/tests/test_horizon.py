"""How far recovery is looked ahead: a span of months, the unit's own where it set one, and no limit."""

from datetime import date

from django.urls import reverse

from sintas.cases.actions.unit_times import set_times
from sintas.cases.reading.horizon import horizon_words, later


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
