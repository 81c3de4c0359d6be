"""Siska is not on Bunga's team. Ratna asks her to the conference: she reads what the client let go, answers, confirms the minutes, and never the case."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.actions.team import block
from sintas.cases.models import Case, Release
from sintas.cases.reading.releases import open_release
from sintas.casework.models import Conference
from sintas.exchange.actions.confirming import confirm_minutes
from sintas.exchange.actions.convening import call_conference, call_off
from sintas.exchange.actions.holding import hold_called
from sintas.exchange.actions.inviting import withdraw_invitation
from sintas.exchange.actions.inviting_guests import invite_guest
from sintas.exchange.actions.packing import give_pack, take_pack_back
from sintas.exchange.actions.replying import reply_as_partner
from sintas.exchange.actions.showing_minutes import show_minutes
from sintas.exchange.models import Confirmation, Convening, Invitation, PartnerLink, Reply, ShownMinutes
from sintas.exchange.reading.called import begun_minutes
from sintas.exchange.reading.confirming import asked_of
from sintas.exchange.reading.convening import convening_view
from sintas.exchange.reading.guests import asked_to_read, guest_of, guests_for
from sintas.exchange.reading.invitation import invitation_for
from sintas.kit import clock
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.staff.models import Notice

from .conferring import CLASSES, in_a_week, let_go


@pytest.fixture
def asked(called, cast, as_user):
    """The invitation; the client agrees that colleagues outside the team talk it over."""
    with as_user("ratna"):
        let_go(called.by, called.case, recipients=["own_team"])
        return invite_guest(by=called.by, case=called.case, entry=called.entry, user_id=cast["siska"].pk)


@pytest.fixture
def copy(called, asked, as_user):
    """What Siska reads: the id of its release."""
    with as_user("ratna"):
        given = give_pack(by=called.by, case=called.case, invitation_id=asked.pk, data_classes=["identity", "progress"])
        assert (given.token, given.code) == ("", "")
        return given.link_id


def told(people, who="siska"):
    with acting_as(people[who].user_id):
        return list(Notice.objects.filter(user_id=people[who].user_id, code__startswith="conference_guest").order_by("at", "id").values_list("code", "file_id"))


def test_she_reads_the_copy_and_nothing_else_of_the_case(called, copy, people, as_user):
    assert told(people) == [("conference_guest", None)]
    with as_user("siska"):
        [one] = asked_to_read(people["siska"])
        assert (one.release_id, one.by) == (copy, "Ratna")
        shown = invitation_for(guest_of(people["siska"], copy), "id")
        read = str(shown.parts)
        assert "Menyepakati pembagian peran" in read and "Siapa mendampingi ke klinik" in read and "Bunga Melati" in read
        assert "kisah sejak Agustus" not in read  # no leave for the story
        assert shown.receiver == "Siska, Sentra Contoh" and "Siska" in shown.mark
        assert not Case._base_manager.exists() and not Convening.objects.exists()
        assert list(Invitation.objects.values_list("user_id", flat=True)) == [people["siska"].user_id]
        assert list(PartnerLink.objects.values_list("pk", flat=True)) == [copy]
    with as_user("ratna"):
        row = Trail.objects.get(file_id=called.case.pk, verb="read release")
        assert (row.actor_id, row.detail["release"]) == (people["siska"].user_id, str(copy))
        trail.record(by=called.by, verb="read convening", file_id=called.case.pk, opens=True)
        view = next(one for one in convening_view(called.case, called.entry, called.by.user_id, "id").invitees if one.account)
        assert "Dibaca 1 kali" in view.papers and "rekan di luar tim" in view.sub


def test_nobody_else_reads_it(copy, people, as_user):
    for who in ("sari", "tono", "dewi", "lina", "nyai"):
        with as_user(who):
            assert asked_to_read(people[who]) == []
            assert not Invitation.objects.exists() and not PartnerLink.objects.exists()
            with pytest.raises(NotYours):
                guest_of(people[who], copy)
            with pytest.raises(NotYours):
                open_release(by=people[who], release_id=copy)
    with acting_as(copy):  # its id is nobody: it has no link
        assert not Release.objects.exists() and not PartnerLink.objects.exists()


def test_who_may_be_asked(called, cast, people, as_user):
    ask = {"by": called.by, "case": called.case, "entry": called.entry}
    with as_user("ratna"):
        names = [name for _pk, name in guests_for(called.case)]
        assert "Siska" in names and "Tono" in names
        assert not {"Ratna", "Budi", "Lina", "Nyai"} & set(names)
        for who in ("ratna", "budi", "lina"):
            with pytest.raises(BadInput) as refused:
                invite_guest(**ask, user_id=cast[who].pk)
            assert list(refused.value.fields) == ["user_id"]
        block(by=called.by, case=called.case, user_id=cast["tono"].pk)
        with pytest.raises(BadInput):
            invite_guest(**ask, user_id=cast["tono"].pk)
        one = invite_guest(**ask, user_id=cast["siska"].pk)
        assert invite_guest(**ask, user_id=cast["siska"].pk).pk == one.pk  # asked twice
        with pytest.raises(NotNow):  # without the client's yes nothing is opened, and nothing was told
            give_pack(by=called.by, case=called.case, invitation_id=one.pk, data_classes=["progress"])
        withdraw_invitation(by=called.by, case=called.case, invitation_id=one.pk)
        Case.objects.filter(pk=called.case.pk).update(restricted_at=clock.now())
    assert told(people) == []  # whoever had nothing to read is told of no end
    with as_user("budi"), pytest.raises(Refusal):
        invite_guest(**ask | {"by": people["budi"], "case": Case.objects.get(pk=called.case.pk)}, user_id=cast["siska"].pk)


def test_she_answers_in_her_own_name(called, copy, people, as_user):
    token = uuid7()
    with as_user("siska"):
        by = guest_of(people["siska"], copy)
        first = reply_as_partner(by=by, step="accepted", words="Saya membawa catatan supervisi.", submission=token)
        assert reply_as_partner(by=by, step="accepted", words="Saya membawa catatan supervisi.", submission=token).pk == first.pk
        assert [one.text for one in invitation_for(by, "id").said] == ["Saya membawa catatan supervisi."]
        with pytest.raises(ProgrammingError), transaction.atomic():  # who came is the team's to say
            Reply.objects.create(
                file_id=called.case.pk, organisation_id=called.case.organisation_id, invitation=first.invitation, number=3, step="came",
                actor_id=people["siska"].user_id, at=clock.now(), release_id=copy,
            )  # fmt: skip
    with as_user("ratna"):
        trail.record(by=called.by, verb="read convening", file_id=called.case.pk, opens=True, opens_release=copy)
        view = next(one for one in convening_view(called.case, called.entry, called.by.user_id, "id").invitees if one.account)
        assert [(one.text, one.by) for one in view.said] == [("Saya membawa catatan supervisi.", "Siska")]
        assert "conference_answered" in Notice.objects.values_list("code", flat=True)


@pytest.mark.parametrize("how", ["consent", "changed", "off", "withdrawn", "taken", "conflict"])
def test_it_ends_with_what_it_stood_on(how, called, asked, copy, people, cast, as_user):
    with as_user("ratna"):
        trail.record(by=called.by, verb="open form convening", file_id=called.case.pk, opens=True)
        said = {"by": called.by, "case": called.case}
        if how == "consent":
            withdraw_consent(**said, purposes=["case_conference"], happened=clock.today())
        elif how == "changed":
            call_conference(**said, entry=called.entry, based_on=1, on=in_a_week() + timedelta(days=1), purpose="Tetap", agenda=["Satu"])
        elif how == "off":
            call_off(**said, entry=called.entry, why="diundur")
        elif how == "withdrawn":
            withdraw_invitation(**said, invitation_id=asked.pk)
        elif how == "taken":
            assert take_pack_back(**said, invitation_id=asked.pk) == 1
        else:
            block(**said, user_id=cast["siska"].pk)
    with as_user("siska"):
        assert asked_to_read(people["siska"]) == []
        with pytest.raises(NotYours):
            open_release(by=people["siska"], release_id=copy)
    over = [("conference_guest_over", None)] if how in ("changed", "off", "withdrawn", "taken") else []
    assert told(people)[1:] == over


def test_minutes_and_her_word_on_them(called, asked, copy, people, as_user):
    with as_user("siska"):
        reply_as_partner(by=guest_of(people["siska"], copy), step="accepted")
    with clock.stopped(clock.now() + timedelta(days=7)):
        with as_user("ratna"):
            trail.record(by=called.by, verb="open form conference", file_id=called.case.pk, opens=True)
            [came] = begun_minutes(called.case, entry=called.entry)["attendance"]
            assert (came["name"], came["user"], came["invited"]) == ("Siska", str(people["siska"].user_id), str(asked.pk))
            held = hold_called(
                by=called.by, case=called.case, convening=called.entry, happened=clock.today(), discussion="Peran dibagi.", attendance=[came],
                decisions=[{"what": "Supervisi bulan depan", "owner": "other", "owner_words": "Siska", "due_on": clock.today() + timedelta(days=9)}],
            )  # fmt: skip
            assert Reply.objects.filter(invitation=asked).order_by("-number").first().step == "came"
            decision = Conference.current.get(entry=held.entry)
            shown = show_minutes(by=called.by, case=called.case, invitation_id=asked.pk, version=decision.number, decisions=decided(held))
        assert ("conference_guest_minutes", None) in told(people)
        with as_user("siska"):
            by = guest_of(people["siska"], copy)
            invitation_for(by, "id")
            assert "Supervisi bulan depan" in str(asked_of(by).parts)
            assert list(ShownMinutes.objects.values_list("pk", flat=True)) == [shown.pk]
            confirm_minutes(by=by, shown_id=shown.pk, agrees=False, words="Dua bulan lagi.")
            assert not Conference.objects.exists()
        with as_user("ratna"):
            trail.record(by=called.by, verb="read conference", file_id=called.case.pk, opens=True, opens_release=copy)
            assert [(one.agrees, one.words) for one in Confirmation.objects.filter(shown=shown)] == [(False, "Dua bulan lagi.")]


def decided(held):
    from sintas.casework.models import Decision

    return list(Decision.current.filter(conference=held.entry).values_list("entry", flat=True))


def test_from_the_list_of_the_case_to_her_account(called, cast, people, as_user, signed_in, django_assert_max_num_queries):
    with as_user("ratna"):
        let_go(called.by, called.case, recipients=["own_team"])
    ratna, siska = signed_in("ratna"), signed_in("siska")
    assert "Undang rekan di luar tim" in ratna.get(called.at).content.decode()
    assert ratna.post(f"{called.at}rekan-lain/", {"user_id": ""}).status_code == 422
    assert ratna.post(f"{called.at}rekan-lain/", {"user_id": str(cast["siska"].pk)}).status_code == 303
    with as_user("ratna"):
        asked = Invitation.objects.get(user_id=cast["siska"].pk)
    papers = f"{called.at}{asked.pk}/bahan/"
    assert "dengan akunnya sendiri" in ratna.get(papers).content.decode()
    assert ratna.post(papers, {"data_classes": list(CLASSES[:2])}).status_code == 303
    assert "Lihat Undangan pembahasan." in siska.get("/").content.decode()
    assert 'href="/undangan-pembahasan/"' in siska.get("/lainnya/").content.decode()
    with django_assert_max_num_queries(12):
        listed = siska.get("/undangan-pembahasan/").content.decode()
    assert "Diundang oleh Ratna" in listed and "Bunga" not in listed
    with as_user("siska"):
        at = f"/undangan-pembahasan/{asked_to_read(people['siska'])[0].release_id}/"
    page = siska.get(at).content.decode()
    assert "Bunga Melati" in page and "Beri jawaban" in page and "bukan berkasnya" in page
    assert siska.post(at, {"step": "accepted", "words": "datang"}).status_code == 303
    assert "datang" in siska.get(at).content.decode()
    assert siska.post(at, {"step": "", "words": "tetap di sini"}).status_code == 422
    for path in (f"/kasus/{called.case.pk}/", called.at, papers):
        assert siska.get(path).status_code == 404
    assert signed_in("sari").get(at).status_code == 404
    assert ratna.get(at).status_code == 404
    siska.post("/layar-bersama/", {"next": "/"})
    assert [siska.get(path).status_code for path in (at, "/undangan-pembahasan/")] == [409, 409]
