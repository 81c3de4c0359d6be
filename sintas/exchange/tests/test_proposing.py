"""Ratna offers the case to the other unit. Nothing of it moves; a copy of her words waits there."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from sintas.cases.actions.team import add_member
from sintas.cases.models import Access, Case, Client, Consent, Record, Release
from sintas.cases.reading.releases import open_release
from sintas.cases.reading.story import story_of
from sintas.cases.reading.tasks import tasks_in
from sintas.exchange.actions.proposing import propose
from sintas.exchange.models import Transfer
from sintas.exchange.reading.incoming import incoming_for
from sintas.exchange.tests.conftest import WORDS
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.models import Notice, Posting


def test_the_other_unit_reads_the_copy_and_nothing_else(offered, case, people, as_user):
    for who in ("wulan", "inda"):
        with as_user(who):
            (one,) = incoming_for(people[who])
            assert (one.number, one.from_unit, one.to_unit, one.asked_by) == (case.number, "Rehabilitasi", "Anak", "Ratna")
            opened = open_release(by=people[who], release_id=offered.pk)
            read = str(opened.parts)
            for words in ("tiga kali bertemu", "sidang bulan depan", "pelaku tahu jadwal", "lewat bibi"):
                assert words in read
            assert "Melati" not in read
            for model in (Case, Client, Consent, Record, Access):
                assert not model._base_manager.exists(), model
    with as_user("ratna"):
        read_by = Trail.objects.filter(file_id=case.pk, verb="read release").values_list("actor_id", flat=True)
        assert set(read_by) == {people["wulan"].user_id, people["inda"].user_id}


@pytest.mark.parametrize("who", ["tono", "sari", "siska", "inah", "budi", "lina", "nyai"])
def test_nobody_else_finds_it(offered, who, people, as_user):
    with as_user(who):
        assert incoming_for(people[who]) == []
        assert not Transfer.objects.exists()
        assert not Release.objects.exists()


def test_the_case_stays_where_it_is(offered, case, people, as_user):
    with as_user("ratna"):
        case.refresh_from_db(fields=["unit", "number"])
        assert (case.unit_id, case.number) == (offered.from_unit_id, "KS-0001")
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        (entry,) = [e for m in story_of(case).months for e in m.entries if "Pengalihan" in str(e.title)]
        assert entry.url == f"/kasus/{case.pk}/pengalihan/{offered.pk}/"
        assert [pill.words for pill in entry.pills][-1] == "Menunggu jawaban"
        assert [task.title for task in tasks_in(case, people["ratna"])] == ["Tanyakan jawaban pengalihan kasus"]
        assert Trail.objects.filter(file_id=case.pk, verb="ask transfer").count() == 1
    with as_user("wulan"):
        assert list(Notice.objects.values_list("code", "file_id")) == [("transfer_offered", None)]


def test_sent_twice_it_is_offered_once(case, house, people, as_user):
    once = {"by": people["ratna"], "case": case, "to_unit_id": house.other_unit.pk, "handover": WORDS, "submission": uuid.uuid4()}
    with as_user("ratna"):
        assert propose(**once).pk == propose(**once).pk
        with pytest.raises(NotNow):
            propose(**once | {"submission": uuid.uuid4()})
        assert Transfer.objects.count() == 1


def test_without_the_clients_yes_it_is_refused_in_words(unagreed, agrees, house, people, as_user):
    ask = {"by": people["ratna"], "case": unagreed, "to_unit_id": house.other_unit.pk, "handover": WORDS}
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        propose(**ask)
    assert "Persetujuan" in str(refused.value.fields["consent"])
    agrees(unagreed)
    with as_user("ratna"):
        assert propose(**ask).outcome == "proposed"


def test_what_must_be_said(case, house, people, as_user):
    ask = {"by": people["ratna"], "case": case, "to_unit_id": house.other_unit.pk}
    with as_user("ratna"):
        for field in ("done", "still_open", "dangers", "safe_contact", "reason", "urgency"):
            with pytest.raises(BadInput) as refused:
                propose(**ask, handover=replace(WORDS, **{field: " " if field not in ("reason", "urgency") else ""}))
            assert list(refused.value.fields) == [field]
        assert not Transfer.objects.exists()


def test_to_which_unit(case, house, people, as_user, cast):
    with as_user("ratna"):
        for unit in (house.unit, house.ngo_unit):
            with pytest.raises(BadInput) as refused:
                propose(by=people["ratna"], case=case, to_unit_id=unit.pk, handover=WORDS)
            assert list(refused.value.fields) == ["to_unit"]
    Posting.objects.filter(user__in=[cast["wulan"], cast["inda"]]).update(ended_at="2026-01-01T00:00Z")
    with as_user("ratna"), pytest.raises(BadInput):  # nobody there could answer
        propose(by=people["ratna"], case=case, to_unit_id=house.other_unit.pk, handover=WORDS)


def test_a_member_does_not_give_the_case_away(case, house, people, cast, as_user):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk)
        add_member(by=people["ratna"], case=case, user_id=cast["sari"].pk)
    with as_user("budi"), pytest.raises(Refusal):
        propose(by=people["budi"], case=case, to_unit_id=house.other_unit.pk, handover=WORDS)
    with as_user("sari"):  # the head of the unit, once she is on the team
        assert propose(by=people["sari"], case=case, to_unit_id=house.other_unit.pk, handover=WORDS).from_lead_id == cast["ratna"].pk


def test_the_database_too_keeps_the_answer_for_the_unit(offered, as_user):
    sql = "UPDATE exchange_transfer SET outcome = %s, answered_at = now(), new_lead_id = from_lead_id, new_number = 'X' WHERE id = %s"
    for who, outcome in (("ratna", "declined"), ("ratna", "accepted"), ("wulan", "accepted"), ("wulan", "withdrawn")):
        with as_user(who), pytest.raises(ProgrammingError, match="answered once"), transaction.atomic(), connection.cursor() as c:
            c.execute(sql, [outcome, offered.pk])


def test_what_was_typed_goes_over_without_names_and_protected_places(open_a_case, agrees, house, people, as_user):
    case = open_a_case("ratna", name="Bunga Melati", called="Bunga", address="Jalan Kenanga 12", address_protected=True)
    agrees(case)
    with as_user("ratna"):
        said = replace(WORDS, done="Bunga pindah ke Jalan Kenanga 12", safe_contact="lewat bibi Bunga Melati")
        row = propose(by=people["ratna"], case=case, to_unit_id=house.other_unit.pk, handover=said)
    with as_user("wulan"):
        read = str(open_release(by=people["wulan"], release_id=row.pk).parts)
    assert "[klien] pindah ke [alamat dilindungi]" in read
    assert "Bunga" not in read and "Melati" not in read and "Kenanga" not in read


def test_it_is_read_no_longer_than_the_consent_lasts(unagreed, agrees, house, people, as_user):
    last = clock.today() + timedelta(days=2)
    agrees(unagreed, until=last)
    with as_user("ratna"):
        row = propose(by=people["ratna"], case=unagreed, to_unit_id=house.other_unit.pk, handover=WORDS)
        assert clock.local(row.release.until).date() == last + timedelta(days=1)
