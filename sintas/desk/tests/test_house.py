"""Hari ini of whoever runs a house: what it still lacks, and registrations that run out."""

from datetime import timedelta

from django.utils.html import escape

from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.actions.founding import found
from sintas.staff.actor import actor_for
from sintas.staff.models import Organisation, Posting, Unit, User
from sintas.staff.reading.setting_up import steps_for
from sintas.staff.testing import come_in, hire

STEPS = ("Menyiapkan lembaga", "Lengkapi data lembaga", "Isi kop dan nomor surat", "Tunjuk kepala unit", "Tunjuk administrator kedua")


def today(signed_in, who):
    return signed_in(who).get("/").content.decode()


def test_a_new_house_tells_its_administrator_what_it_lacks(db, client):
    gita = found("Pusat Contoh", "Layanan", "gita", "Gita Sore", "tiga burung pagi hari")
    gita.second_step_at = clock.now()
    gita.save(update_fields=["second_step_at"])
    come_in(client, gita)
    page = client.get("/").content.decode()
    for words in (*STEPS, "Daftarkan pendamping"):
        assert words in page
    unit = Unit.objects.get(organisation=gita.organisation)
    assert f'href="/lembaga/unit/{unit.pk}/"' in page
    with acting_as(gita.pk):
        assert [one.code for one in steps_for(actor_for(gita))] == ["organisation", "letterhead", "head", "worker", "second_administrator"]


def test_a_house_that_is_ready_says_nothing_of_it(cast, people, house, signed_in, as_user):
    Unit.objects.update(letterhead=["Sentra Contoh"])
    hire("kepala", house.other_unit, "head", "administrator")
    with as_user("ana"):
        assert steps_for(people["ana"]) == []
    assert "Menyiapkan lembaga" not in today(signed_in, "ana")


def test_who_left_does_not_count_and_other_houses_are_not_looked_at(cast, people, house, as_user):
    Unit.objects.update(letterhead=["Sentra Contoh"])
    second = hire("kedua", house.unit, "administrator")
    hire("kepala", house.other_unit, "head")
    Organisation.objects.filter(pk=house.ngo.pk).update(kind="")
    with as_user("ana"):
        assert steps_for(people["ana"]) == []
        User.objects.filter(pk=second.pk).update(is_active=False)
        Posting.objects.filter(user=cast["sari"]).update(ended_at=clock.now())
        assert [(one.code, one.unit) for one in steps_for(people["ana"])] == [("head", house.unit), ("second_administrator", None)]


def test_a_closed_unit_needs_nobody(cast, people, house, as_user):
    Unit.objects.filter(pk=house.other_unit.pk).update(closed=True)
    with as_user("ana"):
        assert house.other_unit not in [one.unit for one in steps_for(people["ana"])]


def test_nobody_else_is_told(cast, signed_in):
    for who in ("ratna", "sari", "inah"):
        assert "Menyiapkan lembaga" not in today(signed_in, who)


def test_a_registration_running_out_stands_on_hari_ini(cast, signed_in):
    User.objects.filter(username="ratna").update(str_number="1", str_expires_on=clock.today() + timedelta(days=18))
    assert "STR Anda berlaku sampai" in today(signed_in, "ratna")
    assert "STR 1 petugas" in today(signed_in, "ana")
    assert escape("Surat tanda registrasi") not in today(signed_in, "budi")
