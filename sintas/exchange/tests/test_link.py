"""A partner without an account reads exactly the copy that was let go, and answers; nothing else opens."""

import pytest
from django.db import DatabaseError, connection, transaction

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Case, Client, Release, ReleaseBody
from sintas.cases.reading.releases import open_release
from sintas.casework.actions.ending import refer
from sintas.casework.models import Referral
from sintas.exchange.actions.answering_back import answer_as_partner
from sintas.exchange.actions.entering import TRIES, knock, try_code
from sintas.exchange.actions.linking import give_link, take_link_back
from sintas.exchange.models import Move, PartnerLink, Sending
from sintas.kit.ids import uuid7
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.keyring import Erased
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.models import Notice

ADDRESS = "203.0.113.9"


def words_of(opened):
    return str(opened.parts) + opened.title


def test_the_partner_reads_what_was_let_go_and_the_trail_says_so(on_its_way, link, partner):
    with acting_as(partner.user_id):
        opened = open_release(by=partner, release_id=partner.release_id)
        told = words_of(opened)
        row = Trail.objects.filter(actor_id=link.link_id)
        assert not row.exists()  # a partner reads no trail
    for word in ("RS Contoh", "Bunga Melati", "pemeriksaan mata", "luka lama", "sejak Agustus", "pendampingan", "tenang"):
        assert word in told, word
    with acting_as(on_its_way.by.user_id):
        assert [one.verb for one in Trail.objects.filter(actor_id=link.link_id, file_id=on_its_way.case.pk)] == ["read release"]


def test_nothing_but_its_own_copy_is_there_for_a_partner(on_its_way, link, partner):
    with acting_as(partner.user_id):
        assert list(PartnerLink.objects.values_list("pk", flat=True)) == [link.link_id]
        assert Sending.objects.count() == 1
        for model in (Case, Client, Referral):
            assert not model.objects.exists(), model
        with pytest.raises(NotYours):
            open_release(by=partner, release_id=uuid7())
        with pytest.raises(DatabaseError), transaction.atomic():
            Move.objects.all().delete()
        with pytest.raises(DatabaseError), transaction.atomic():
            PartnerLink.objects.update(token_print=b"x")


def test_what_was_not_let_go_is_not_in_the_copy(open_a_case, agreed, let_go, people, as_user):
    case = open_a_case("ratna", name="Bunga Melati")
    agreed(case)
    let_go(case, "identity", "services")
    with as_user("ratna"):
        row = refer(
            by=people["ratna"], case=case, receiver="RS Contoh", receiver_kind="health", state="sent", released=["services"],
            purpose="pemeriksaan", chronology="KRONOLOGI", condition=["KEADAAN"], reasons=["ALASAN"], services_given="LAYANAN",
        )  # fmt: skip
        given = give_link(by=people["ratna"], case=case, entry=row.entry)
        assert Release.objects.get(pk=given.link_id).data_classes == ["identity", "services"]
    with acting_as(given.link_id):
        told = words_of(open_release(by=knock(given.link_id, given.token), release_id=given.link_id))
    assert "LAYANAN" in told
    assert not [word for word in ("KRONOLOGI", "KEADAAN", "ALASAN") if word in told]


def test_another_address_opens_nothing(on_its_way, link):
    for link_id, token in ((link.link_id, "x" * 43), (uuid7(), link.token)):
        with acting_as(link_id):
            assert knock(link_id, token) is None
    with acting_as(None):  # the address alone, without acting under it
        assert knock(link.link_id, link.token) is None


def test_five_wrong_codes_end_it_and_the_worker_is_told(on_its_way, link, partner):
    with acting_as(link.link_id):
        tried = [try_code(by=partner, typed="aaaa-aaaa", address=f"203.0.113.{n}") for n in range(TRIES)]
        assert [one.locked for one in tried] == [False] * (TRIES - 1) + [True]
        assert knock(link.link_id, link.token) is None
    with acting_as(on_its_way.by.user_id):
        assert Notice.objects.filter(code="referral_link_locked").count() == 1
        assert Release.objects.get(pk=link.link_id).ended_why == "locked"
        assert Trail.objects.filter(verb="enter by link", outcome="refused").count() == TRIES


def test_the_right_code_lets_in_however_it_is_typed(link, partner):
    with acting_as(link.link_id):
        assert not try_code(by=partner, typed="zzzz", address=ADDRESS).right
        assert try_code(by=partner, typed=f" {link.code.upper()} ", address=ADDRESS).right
        assert PartnerLink.objects.get().wrong == 0


def test_withdrawing_consent_ends_the_view_at_once(on_its_way, link, partner):
    with acting_as(on_its_way.by.user_id):
        withdraw_consent(by=on_its_way.by, case=on_its_way.case, purposes=["referral"])
    with acting_as(link.link_id):
        assert knock(link.link_id, link.token) is None
        with pytest.raises(NotYours):
            open_release(by=partner, release_id=link.link_id)
        assert not ReleaseBody.objects.exists()
        with pytest.raises(Erased):
            connection.keyring.for_writing(link.link_id, "release")
        with pytest.raises(Sending.DoesNotExist):
            answer_as_partner(by=partner, step="accepted")


def test_a_narrower_consent_ends_it_too(on_its_way, link, let_go):
    with acting_as(on_its_way.by.user_id):
        withdraw_consent(by=on_its_way.by, case=on_its_way.case, purposes=["referral"], recipients=["police"])
    with acting_as(link.link_id):
        assert knock(link.link_id, link.token) is not None
    let_go(on_its_way.case, "story", outcome="withdrawn")
    with acting_as(link.link_id):
        assert knock(link.link_id, link.token) is None


def test_taken_back_and_made_anew(on_its_way, link):
    with acting_as(on_its_way.by.user_id):
        second = give_link(by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry)
        assert Release.objects.get(pk=link.link_id).ended_why == "renewed"
    with acting_as(link.link_id):
        assert knock(link.link_id, link.token) is None
    with acting_as(on_its_way.by.user_id):
        assert take_link_back(by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry) == 1
        assert take_link_back(by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry) == 0
    with acting_as(second.link_id):
        assert knock(second.link_id, second.token) is None


def test_without_consent_no_link(on_its_way, people, as_user):
    with as_user("ratna"):
        withdraw_consent(by=people["ratna"], case=on_its_way.case, purposes=["referral"])
        with pytest.raises(NotNow) as refused:
            give_link(by=people["ratna"], case=on_its_way.case, entry=on_its_way.entry)
        assert "Persetujuan" in str(refused.value.sentence)
        assert not PartnerLink.objects.exists()


@pytest.mark.parametrize("days", [0, 31])
def test_it_does_not_stand_longer_than_a_month(on_its_way, days):
    with acting_as(on_its_way.by.user_id), pytest.raises(BadInput) as refused:
        give_link(by=on_its_way.by, case=on_its_way.case, entry=on_its_way.entry, days=days)
    assert "days" in refused.value.fields


def test_nobody_outside_the_team_makes_one(on_its_way, people, as_user):
    for stranger in ("budi", "sari", "dewi", "lina"):
        with as_user(stranger), pytest.raises(Refusal):
            give_link(by=people[stranger], case=on_its_way.case, entry=on_its_way.entry)


def test_the_partner_answers_and_the_worker_hears_of_it(on_its_way, link, partner):
    token = uuid7()
    with acting_as(link.link_id):
        for _again in range(2):
            answer_as_partner(by=partner, step="accepted", words="Senin pukul 9", submission=token)
        with pytest.raises(BadInput):
            answer_as_partner(by=partner, step="feedback", words=" ")
        with pytest.raises(NotNow):
            answer_as_partner(by=partner, step="received")
    with acting_as(on_its_way.by.user_id):
        assert [(move.step, move.by_partner) for move in Move.objects.order_by("number")] == [("sent", False), ("accepted", True)]
        assert Notice.objects.filter(code="referral_answered").count() == 1


def test_declining_closes_the_view(on_its_way, link, partner):
    with acting_as(link.link_id):
        with pytest.raises(BadInput):
            answer_as_partner(by=partner, step="declined")
        answer_as_partner(by=partner, step="declined", words="penuh sampai Januari")
        assert knock(link.link_id, link.token) is None
    with acting_as(on_its_way.by.user_id):
        assert Move.objects.order_by("-number")[0].after == "declined"
