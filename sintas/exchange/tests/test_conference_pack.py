"""What somebody outside reads before a conference: the copy that was let go, as long as consent, invitation and conference stand."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Case, Release
from sintas.cases.reading.releases import open_release
from sintas.exchange.actions.entering import TRIES, knock, try_code
from sintas.exchange.actions.inviting import invite_outsider, withdraw_invitation
from sintas.exchange.actions.packing import give_pack, take_pack_back
from sintas.exchange.actions.replying import record_reply, reply_as_partner
from sintas.exchange.models import Convening, Invitation, Move, PartnerLink, Reply
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.practice.conference import OPEN_AFTER
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, Refusal
from sintas.staff.models import Notice

from .conferring import CLASSES, in_a_week


def opens(link):
    with acting_as(link.link_id):
        return knock(link.link_id, link.token) is not None


def test_the_copy_holds_invitation_and_what_was_let_go_and_no_more(called, tuti):
    with acting_as(tuti.user_id):
        told = str(open_release(by=tuti, release_id=tuti.release_id).parts)
    for word in ("Siapa mendampingi ke klinik", "Ruang rapat", "Bunga Melati", "kisah sejak Agustus", "Penghubung"):
        assert word in told, word
    with acting_as(called.by.user_id):
        row = Release.objects.get(pk=tuti.release_id)
        assert (row.purpose, row.recipient_kind, row.data_classes) == ("case_conference", "health", sorted(CLASSES))
        assert row.until.date() <= in_a_week() + timedelta(days=OPEN_AFTER)
        assert [one.verb for one in Trail.objects.filter(actor_id=tuti.user_id)] == ["read release"]


def test_without_the_identity_the_clients_name_is_in_no_part(called):
    with acting_as(called.by.user_id):
        given = give_pack(by=called.by, case=called.case, invitation_id=called.tuti.pk, data_classes=["progress"])
    with acting_as(given.link_id):
        told = str(open_release(by=knock(given.link_id, given.token), release_id=given.link_id).parts)
    assert "Menyepakati pembagian peran" in told and "[klien]" in told
    assert "Bunga" not in told and "kisah sejak" not in told


def test_nothing_but_its_own_invitation_is_there_for_a_partner(called, tuti):
    with acting_as(tuti.user_id):
        assert list(Invitation.objects.values_list("pk", flat=True)) == [called.tuti.pk]
        assert set(Reply.objects.values_list("invitation_id", flat=True)) == {called.tuti.pk}
        for model in (Case, Convening, Move):
            assert not model.objects.exists(), model
        for change in (lambda: Reply.objects.update(step="came"), lambda: Invitation.objects.update(recipient_kind="police"), Reply.objects.all().delete):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()
        with pytest.raises(DatabaseError), transaction.atomic():  # of a referral this link does not speak
            Notice.objects.bulk_create([Notice(user_id=called.by.user_id, code="referral_answered", file_id=called.case.pk)])


def test_no_consent_no_copy(called, people, as_user):
    args = {"by": called.by, "case": called.case}
    with as_user("ratna"):
        with pytest.raises(BadInput):
            give_pack(**args, invitation_id=called.tuti.pk, data_classes=["identity", "family"])
        with pytest.raises(BadInput):
            give_pack(**args, invitation_id=called.tuti.pk, data_classes=[])
        police = invite_outsider(**args, entry=called.entry, name="Pak Anu", organisation="Polres", recipient_kind="police")
        with pytest.raises(NotNow) as refused:
            give_pack(**args, invitation_id=police.pk, data_classes=["identity"])
        assert "Persetujuan" in str(refused.value.sentence)
        with pytest.raises(NotNow):  # a colleague reads the file
            give_pack(**args, invitation_id=called.budi.pk, data_classes=["identity"])
        assert not PartnerLink.objects.exists()


def test_it_ends_with_consent_invitation_or_by_hand(called, people, as_user):
    args = {"by": called.by, "case": called.case, "invitation_id": called.tuti.pk}
    with as_user("ratna"):
        first = give_pack(**args, data_classes=["identity"])
        second = give_pack(**args, data_classes=["progress"])
    assert not opens(first) and opens(second)
    with as_user("ratna"):
        assert (take_pack_back(**args), take_pack_back(**args)) == (1, 0)
        third = give_pack(**args, data_classes=["progress"])
        for _again in range(2):
            withdraw_invitation(**args)
        with pytest.raises(NotNow):
            give_pack(**args, data_classes=["progress"])
        other = invite_outsider(by=called.by, case=called.case, entry=called.entry, name="Bu Tuti", organisation="Puskesmas", recipient_kind="health")
        fourth = give_pack(by=called.by, case=called.case, invitation_id=other.pk, data_classes=["progress"])
    assert not opens(second) and not opens(third) and opens(fourth)
    with as_user("ratna"):
        withdraw_consent(by=called.by, case=called.case, purposes=["case_conference"])
    assert not opens(fourth)


def test_the_answer_is_kept_once_and_the_team_told(called, tuti):
    token = uuid7()
    with acting_as(tuti.user_id):
        for _again in range(2):
            reply_as_partner(by=tuti, step="declined", words="Saya kirim pengganti", submission=token)
        for step, words in (("said", " "), ("moon", "")):
            with pytest.raises(BadInput):
                reply_as_partner(by=tuti, step=step, words=words)
        with pytest.raises(NotNow):
            reply_as_partner(by=tuti, step="came")
    with acting_as(called.by.user_id):
        assert [(one.step, one.by_partner) for one in Reply.objects.filter(invitation=called.tuti).order_by("number")] == [
            ("invited", False), ("declined", True),
        ]  # fmt: skip
        assert Notice.objects.filter(code="conference_answered").count() == 1
        with pytest.raises(NotNow):  # who came is known on the day
            record_reply(by=called.by, case=called.case, invitation_id=called.tuti.pk, step="came")
        with clock.stopped(clock.now() + timedelta(days=7)):
            record_reply(by=called.by, case=called.case, invitation_id=called.tuti.pk, step="came")


def test_five_wrong_codes_close_it_and_say_for_what(called, pack, tuti):
    with acting_as(pack.link_id):
        for at in range(TRIES):
            tried = try_code(by=tuti, typed="aaaaaaaa", address=f"203.0.113.{at}")
        assert tried.locked
    with acting_as(called.by.user_id):
        assert Notice.objects.filter(code="conference_link_locked").count() == 1


def test_a_partner_through_the_browser(called, pack):
    client, at = Client(), f"/mitra/{pack.link_id}/{pack.token}/"
    assert "Bunga" not in client.get(at).content.decode()
    assert client.post(at, {"code": pack.code}).status_code == 303
    told = client.get(at).content.decode()
    assert "Undangan pembahasan" in told and "Bunga Melati" in told and told.count("Untuk Bu Tuti, Puskesmas Contoh. Dibuka") > 2
    assert client.post(at, {"step": "", "words": "PESAN SAYA"}).status_code == 422
    assert client.post(at, {"step": "accepted", "words": "membawa hasil lab"}).status_code == 303
    assert "membawa hasil lab" in client.get(at).content.decode()
    with acting_as(called.by.user_id):
        withdraw_consent(by=called.by, case=called.case, purposes=["case_conference"])
    assert client.get(at).status_code == 404


def test_who_may_not_share_opens_nothing(called, people, as_user):
    for stranger in ("tono", "sari", "dewi"):
        with as_user(stranger), pytest.raises(Refusal):
            give_pack(by=people[stranger], case=called.case, invitation_id=called.tuti.pk, data_classes=["identity"])
