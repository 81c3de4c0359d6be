"""Ratna sends a referral to a unit of this installation: what consent gives is read there, and nothing else."""

import pytest
from django.db import ProgrammingError, transaction

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Case
from sintas.cases.reading.releases import open_release
from sintas.casework.models import Referral
from sintas.exchange.actions.sending_inside import send_to_unit, take_back_from_unit
from sintas.exchange.models import Arrival, Move, Sending
from sintas.exchange.reading.arrivals import arrived_for
from sintas.kit import clock
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.models import Notice
from sintas.staff.testing import come_in


def test_the_unit_reads_the_copy_and_nothing_else(sent, unagreed, people, as_user):
    for who in ("wulan", "inda"):
        with as_user(who):
            (one,) = arrived_for(people[who])
            assert (one.number, one.from_unit, one.late) == ("KS-0001", "Rehabilitasi", False)
            read = str(open_release(by=people[who], release_id=sent.pk).parts)
            assert "Bunga Melati" in read
            assert "sejak Agustus" in read
            assert not Referral.objects.exists()
            assert not Case._base_manager.exists()
            assert list(Move.objects.values_list("step", flat=True)) == ["sent"]
            assert list(Notice.objects.values_list("code", "file_id")) == [("referral_arrived", None)]
    for who in ("tono", "sari", "lina", "nyai", "inah", "dewi"):
        with as_user(who):
            assert not Arrival.objects.exists(), who
            assert not Sending.objects.exists(), who
            with pytest.raises(NotYours):
                open_release(by=people[who], release_id=sent.pk)
    with as_user("ratna"):
        read_by = Trail.objects.filter(file_id=unagreed.pk, verb="read release").values_list("actor_id", flat=True)
        assert {people["wulan"].user_id, people["inda"].user_id} <= set(read_by)


def test_only_with_the_clients_yes(referred_to, unagreed, house, people, as_user):
    row = referred_to("own_team", "identity", "services")
    with as_user("ratna"):
        made = send_to_unit(by=people["ratna"], case=unagreed, entry=row.entry, unit_id=house.other_unit.pk)
        assert sorted(made.release.data_classes) == ["identity", "services"]
        assert send_to_unit(by=people["ratna"], case=unagreed, entry=row.entry, unit_id=house.other_unit.pk).pk == made.pk  # pressed twice
    with as_user("wulan"):
        assert "sejak Agustus" not in str(open_release(by=people["wulan"], release_id=made.pk).parts)
    with as_user("ratna"):
        withdraw_consent(by=people["ratna"], case=unagreed, purposes=["referral"], happened=clock.today())
        with pytest.raises(NotNow):
            send_to_unit(by=people["ratna"], case=unagreed, entry=row.entry, unit_id=house.other_unit.pk)
    with as_user("wulan"):  # in the same transaction it ended there
        assert arrived_for(people["wulan"]) == []
        with pytest.raises(NotYours):
            open_release(by=people["wulan"], release_id=made.pk)


def test_where_it_may_go(referred_to, unagreed, house, people, as_user):
    row = referred_to("partner_agency")
    ask = {"case": unagreed, "entry": row.entry}
    for unit in (house.unit, house.ngo_unit):  # one's own, and one whose door is shut
        with as_user("ratna"), pytest.raises(BadInput) as refused:
            send_to_unit(by=people["ratna"], unit_id=unit.pk, **ask)
        assert list(refused.value.fields) == ["unit"]
    for who in ("tono", "sari", "inah"):
        with as_user(who), pytest.raises((Refusal, NotYours)):
            send_to_unit(by=people[who], unit_id=house.other_unit.pk, **ask)


def test_taken_back_it_is_over(sent, unagreed, people, as_user):
    with as_user("ratna"):
        entry = Sending.objects.get().entry
        assert take_back_from_unit(by=people["ratna"], case=unagreed, entry=entry) == 1
        assert take_back_from_unit(by=people["ratna"], case=unagreed, entry=entry) == 0
    with as_user("inda"):
        assert arrived_for(people["inda"]) == []


def test_the_database_keeps_it(sent_across, unagreed, house, people, as_user):
    with as_user("nyai"):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Arrival.objects.update(to_unit_id=house.other_unit.pk)
        with pytest.raises(ProgrammingError), transaction.atomic():  # in another's name
            Arrival.objects.update(taken_at=clock.now(), taken_by=people["lina"].user_id)
        sending = Sending.objects.get()
        row = {"file_id": unagreed.pk, "organisation_id": unagreed.organisation_id, "sending": sending, "number": 2, "step": "accepted"}
        with pytest.raises(ProgrammingError), transaction.atomic():  # as one of the sender's team
            Move.objects.create(**row, before="sent", after="accepted", actor_id=people["nyai"].user_id, at=clock.now())
    with as_user("lina"), pytest.raises(ProgrammingError), transaction.atomic():
        Move.objects.create(
            **row, before="sent", after="accepted", actor_id=sent_across.pk, by_partner=True, release_id=sent_across.pk, at=clock.now()
        )


def test_on_the_page_of_the_referral(referred_to, unagreed, house, people, client, cast):
    row = referred_to("own_team")
    come_in(client, cast["ratna"])
    base = f"/kasus/{unagreed.pk}/rujukan/{row.entry}/"
    asked = client.get(f"{base}unit/").content.decode()
    for words in ("Anak", "Bunga Melati", "sejak Agustus"):
        assert words in asked
    assert client.post(f"{base}unit/", {}).status_code == 422
    assert client.post(f"{base}unit/", {"unit": str(house.other_unit.pk)}).status_code == 302
    shown = client.get(base).content.decode()
    assert "menunggu di unit itu" in shown and "Tautan untuk mitra tanpa akun" not in shown  # a colleague of the house needs none
    assert client.post(f"{base}unit/tarik/").status_code == 303
    assert "tidak lagi terbuka" in client.get(base).content.decode()
    come_in(client, cast["tono"])
    assert client.get(f"{base}unit/").status_code == 404
