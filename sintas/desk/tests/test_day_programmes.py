"""An instructor's day shows the classes of today with their roll, and when the next one is."""

from datetime import datetime, time, timedelta, timezone

import pytest

from sintas.kit import clock
from sintas.staff.models import User
from sintas.staff.testing import come_in

TUESDAY = datetime(2026, 11, 24, 8, 30, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def hers(begin, mira, client):
    """Mira teaches on Tuesdays from eight to ten, and somebody else on Tuesdays as well."""
    made = begin("Desain grafis", mentors=[mira.user_id])
    begin("Keterampilan Keset", calendar=[{"weekday": 1, "starts": time(13), "ends": time(15), "place": ""}])

    def day_at(moment):
        with clock.stopped(moment):
            come_in(client, User.objects.get(pk=mira.user_id))
            return client.get("/").content.decode()

    return made, day_at


def test_todays_class_stands_there_with_its_roll(hers):
    made, day_at = hers
    page = day_at(TUESDAY)
    assert "Program Anda hari ini" in page and "Ruang data" in page and "Satu kegiatan program hari ini" in page
    assert f'href="/program/{made.pk}/hadir/?hari=2026-11-24"' in page
    assert "Keterampilan Keset" not in page


def test_a_day_without_one_says_when_the_next_is(hers):
    _made, day_at = hers
    page = day_at(TUESDAY + timedelta(days=1))
    assert "Tidak ada pertemuan program hari ini" in page and "Berikutnya: Desain grafis, Selasa, 1 Desember 2026 pukul 08.00." in page


def test_a_class_that_is_over_asks_for_nothing_more(hers):
    _made, day_at = hers
    over = day_at(TUESDAY + timedelta(hours=3))
    assert "kegiatan program hari ini" not in over and "Ruang data" in over


def test_whoever_mentors_nothing_has_no_such_part(hers, signed_in):
    assert "Program Anda hari ini" not in signed_in("ratna").get("/").content.decode()
