"""After the conference: a partner is shown the decisions that concern her, and says by her link that it is so, or what is wrong."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from sintas.cases.reading.releases import open_release
from sintas.casework.actions.conferring import hold_conference
from sintas.casework.actions.deciding import standing_decisions
from sintas.casework.models import Conference, Decision
from sintas.exchange.actions.confirming import confirm_minutes
from sintas.exchange.actions.entering import knock
from sintas.exchange.actions.packing import give_pack, take_pack_back
from sintas.exchange.actions.showing_minutes import show_minutes
from sintas.exchange.models import Confirmation, ShownMinutes
from sintas.exchange.reading.confirmed import partner_words, word_releases
from sintas.exchange.reading.confirming import asked_of
from sintas.exchange.reading.minutes_part import concerning
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.models import Notice

HERS, OURS = "Menyiapkan kamar periksa untuk Bunga", "Mencari rumah aman di luar kota"


@pytest.fixture
def held(called, pack, people):
    """Written down by the team; Bu Tuti took part, took one decision on, and saw it differently. The database asks its own clock whether her link
    stands, so nothing is stopped here.
    """
    day = clock.today()
    with acting_as(called.by.user_id):
        trail.record(by=called.by, verb="open form conference", file_id=called.case.pk, opens=True)
        return hold_conference(
            by=called.by, case=called.case, entry=called.entry, happened=day, discussion="Bunga bercerita lagi.",
            attendance=[{"name": "Ratna", "user": str(called.by.user_id)}, {"name": "Bu Tuti", "invited": str(called.tuti.pk)}],
            decisions=[
                {"what": HERS, "owner": "other", "owner_words": "Bu Tuti, bidan", "due_on": day + timedelta(days=3)},
                {"what": OURS, "owner": "me", "due_on": None},
            ],
            dissents=[{"who": "bu tuti", "decision": 1, "what": "Sebaiknya pekan depan.", "why": "Dokternya cuti."}, {"who": "Budi", "what": "Rahasia tim."}],
        )  # fmt: skip


@pytest.fixture
def show(called, held):
    """show(): the team puts her part of the version that stands before her; show(OURS, HERS) puts both."""

    def now(*whats, who=None, version=None):
        by = who or called.by
        with acting_as(by.user_id):
            trail.record(by=by, verb="read conference", file_id=called.case.pk, opens=True)
            rows = standing_decisions(called.case, called.entry).values()
            chosen = [row.entry for row in rows if row.what in (whats or (HERS,))]
            number = version or Conference.current.get(entry=called.entry).number
            return show_minutes(by=by, case=called.case, invitation_id=called.tuti.pk, version=number, decisions=chosen)

    return now


def reads(partner):
    with acting_as(partner.user_id):
        trail.record(by=partner, verb="read release", file_id=partner.file_id, opens_release=partner.release_id)
        return asked_of(partner)


def corrected(called, **other):
    with acting_as(called.by.user_id):
        trail.record(by=called.by, verb="open form conference", file_id=called.case.pk, opens=True)
        row = Conference.current.get(entry=called.entry)
        said = {"happened": clock.today(), "discussion": "Diperbaiki.", "attendance": row.attendance} | other
        return hold_conference(by=called.by, case=called.case, entry=called.entry, based_on=row.number, **said)


def tags(called):
    with acting_as(called.by.user_id):
        releases = word_releases(called.case, called.entry)
        trail.record(by=called.by, verb="read conference", file_id=called.case.pk, opens=True, opens_release=releases)
        [one] = partner_words(called.case, called.entry, Conference.current.get(entry=called.entry).number)
        return str(one.tag.words), [(str(word.title), word.text) for word in one.said]


def test_she_reads_her_decisions_her_own_view_and_no_other_word(called, held, tuti, show):
    assert reads(tuti) is None
    show()
    told = str(reads(tuti).parts)
    for words in (HERS, "Bu Tuti", "Sebaiknya pekan depan.", "Dokternya cuti."):
        assert words in told, words
    for words in (OURS, "Bunga bercerita", "Rahasia tim", "Budi"):
        assert words not in told, words
    with acting_as(tuti.user_id):
        assert not Conference.objects.exists() and not Decision.objects.exists()
        assert ShownMinutes.objects.update(ended_at=None) == 0
        for change in (ShownMinutes.objects.all().delete, lambda: Confirmation.objects.update(agrees=True)):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()
    with acting_as(called.by.user_id):
        assert Trail.objects.filter(file_id=called.case.pk, verb="show minutes").count() == 1


def test_what_is_ticked_to_begin_with_is_what_she_took_on(called, held):
    with acting_as(called.by.user_id):
        trail.record(by=called.by, verb="read conference", file_id=called.case.pk, opens=True)
        rows = standing_decisions(called.case, called.entry).values()
        assert [row.what for row in concerning(rows, called.tuti)] == [HERS]


def test_her_word_is_kept_with_version_and_time_and_told(called, tuti, show):
    shown, token = show(), uuid7()
    assert tags(called)[0] == "menunggu tanggapan atas versi 1"
    with acting_as(tuti.user_id):
        for _again in range(2):
            confirm_minutes(by=tuti, shown_id=shown.pk, agrees=False, words="Bukan pekan ini.", submission=token)
        with pytest.raises(BadInput):
            confirm_minutes(by=tuti, shown_id=shown.pk, agrees=False, words=" ")
        with pytest.raises(NotNow):
            confirm_minutes(by=tuti, shown_id=uuid7(), agrees=True)
        assert Confirmation.objects.count() == 1
    assert tags(called) == ("tidak sependapat dengan versi 1", [("Tidak sesuai, versi 1", "Bukan pekan ini.")])
    with acting_as(tuti.user_id):  # she thinks again; what she said before stays
        confirm_minutes(by=tuti, shown_id=shown.pk, agrees=True)
    state, said = tags(called)
    assert state == "membenarkan versi 1" and len(said) == 2
    with acting_as(called.by.user_id):
        assert Notice.objects.filter(code="conference_answered").count() == 2


def test_a_newer_version_asks_her_again(called, tuti, show):
    first = show()
    with acting_as(tuti.user_id):
        confirm_minutes(by=tuti, shown_id=first.pk, agrees=True)
    corrected(called)
    assert tags(called)[0] == "versi 2 belum dibukakan"
    asked = reads(tuti)
    assert (asked.shown_id, asked.parts, [str(one.title) for one in asked.said]) == ("", [], ["Sesuai, versi 1"])
    with acting_as(tuti.user_id), pytest.raises(NotNow):
        confirm_minutes(by=tuti, shown_id=first.pk, agrees=True)
    second = show()
    assert reads(tuti).shown_id == str(second.pk)
    assert tags(called)[0] == "menunggu tanggapan atas versi 2"
    with acting_as(tuti.user_id):
        confirm_minutes(by=tuti, shown_id=second.pk, agrees=True)
    assert tags(called)[0] == "membenarkan versi 2"


def test_showing_the_same_again_changes_nothing_and_another_choice_asks_anew(called, tuti, show):
    first = show()
    assert show().pk == first.pk
    both = show(HERS, OURS)
    assert both.pk != first.pk and OURS in str(reads(tuti).parts)
    with acting_as(called.by.user_id):
        assert ShownMinutes.objects.filter(ended_at=None).count() == 1


def test_nothing_is_shown_without_a_link_that_covers_it_or_of_an_older_version(called, held, pack, show):
    args = {"by": called.by, "case": called.case, "invitation_id": called.tuti.pk}
    corrected(called)
    with pytest.raises(NotNow):
        show(version=1)
    with pytest.raises(BadInput):
        show("tidak ada")  # her own view stands no more, and no decision was chosen
    with acting_as(called.by.user_id):
        give_pack(**args, data_classes=["identity"])
    with pytest.raises(NotNow):
        show()
    with acting_as(called.by.user_id):
        take_pack_back(**args)
    with pytest.raises(NotNow):
        show()
    with acting_as(called.by.user_id):
        assert not ShownMinutes.objects.exists()


def test_the_new_copy_does_not_tell_all_that_was_decided(called, held):
    with acting_as(called.by.user_id):
        given = give_pack(by=called.by, case=called.case, invitation_id=called.tuti.pk, data_classes=["progress"])
    with acting_as(given.link_id):
        told = str(open_release(by=knock(given.link_id, given.token), release_id=given.link_id).parts)
    assert OURS not in told and HERS not in told


def test_who_may_not_share_shows_nothing(called, show, people):
    for stranger in ("tono", "sari", "dewi"):
        with pytest.raises((Refusal, NotYours, Conference.DoesNotExist)):
            show(who=people[stranger])


def test_through_the_pages(called, held, pack, tuti, signed_in):
    lead, at = signed_in("ratna"), f"{called.at}notulen/"
    page = lead.get(at).content.decode()
    assert "Tanggapan mitra" in page and "versi 1 belum dibukakan" in page
    form = lead.get(f"{at}{called.tuti.pk}/").content.decode()
    assert "Paling banyak yang dapat dibaca" in form and HERS in form and OURS in form
    with acting_as(called.by.user_id):
        trail.record(by=called.by, verb="read conference", file_id=called.case.pk, opens=True)
        [hers] = [row.entry for row in standing_decisions(called.case, called.entry).values() if row.what == HERS]
    assert lead.post(f"{at}{called.tuti.pk}/", {"decisions": [str(hers)], "based_on": "1"}).status_code == 303
    assert lead.post(f"{at}{called.tuti.pk}/", {"decisions": [str(hers)], "based_on": "7"}).status_code == 409
    client, door = Client(), f"/mitra/{pack.link_id}/{pack.token}/"
    assert client.post(door, {"code": pack.code}).status_code == 303
    told = client.get(door).content.decode()
    assert HERS in told and OURS not in told and 'name="minutes-agrees"' in told
    with acting_as(tuti.user_id):
        shown = str(ShownMinutes.objects.get().pk)
    wrong = client.post(door, {"minutes-shown": shown, "minutes-agrees": "no", "minutes-words": ""})
    assert wrong.status_code == 422 and "Tulis apa yang tidak sesuai" in wrong.content.decode()
    assert client.post(door, {"minutes-shown": shown, "minutes-agrees": "no", "minutes-words": "Hari Rabu"}).status_code == 303
    assert "Tidak sesuai, versi 1" in client.get(door).content.decode()
    assert "Hari Rabu" in lead.get(at).content.decode()
    corrected(called)
    late = client.post(door, {"minutes-shown": shown, "minutes-agrees": "no", "minutes-words": "TULISAN SAYA"})
    assert late.status_code == 422 and "sedang diperbaiki" in late.content.decode() and "TULISAN SAYA" in late.content.decode()
    for stranger in ("tono", "lina"):
        assert signed_in(stranger).get(f"{at}{called.tuti.pk}/").status_code == 404
