"""On the day and after: the minutes of a conference that was called together, what was decided as duties, and who signed which version."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from sintas.cases.models import Task
from sintas.casework.actions.conferring import hold_conference
from sintas.casework.models import Conference, Decision
from sintas.exchange.actions.holding import hold_called
from sintas.exchange.actions.signing import sign_minutes
from sintas.exchange.models import Reply, Signature
from sintas.exchange.reading.minutes import digest_of, minutes_of
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal

from .conferring import in_a_week


@pytest.fixture
def the_day(called):
    """A week later: the day of the conference."""
    with clock.stopped(clock.now() + timedelta(days=7)):
        yield


def said(called, people, **other):
    ratna, budi = (str(people[name].user_id) for name in ("ratna", "budi"))
    given = {
        "happened": clock.today(), "discussion": "Peran dibagi.", "dissent": "Budi: menunggu dahulu, karena Bunga masih takut.",
        "attendance": [
            {"name": "Ratna", "position": "", "institution": "Sentra Contoh", "user": ratna},
            {"name": "bu  tuti", "position": "Bidan", "institution": "Puskesmas Contoh"},
        ],
        "decisions": [
            {"what": "Menemani ke klinik", "owner": budi, "due_on": clock.today() + timedelta(days=3)},
            {"what": "Menyiapkan kamar periksa", "owner": "other", "owner_words": "Bu Tuti", "due_on": clock.today() + timedelta(days=5)},
        ],
        "next_on": clock.today() + timedelta(days=30),
    }  # fmt: skip
    return given | other


@pytest.fixture
def held(called, the_day, people):
    with acting_as(called.by.user_id):
        trail.record(by=called.by, verb="open form conference", file_id=called.case.pk, opens=True)
        return hold_called(by=called.by, case=called.case, convening=called.entry, **said(called, people))


def opens(called):
    trail.record(by=called.by, verb="read conference", file_id=called.case.pk, opens=True)


def states(called):
    return {one.invitation_id: one.step for one in Reply.objects.filter(invitation__convening=called.entry).order_by("number")}


def test_the_minutes_carry_the_id_of_the_calling_and_say_who_came(called, held):
    with acting_as(called.by.user_id):
        assert (held.entry, held.no) == (called.entry, 1)
        found = states(called)
        assert (found[called.tuti.pk], found[called.budi.pk]) == ("came", "absent")
        assert held.dissent == "Budi: menunggu dahulu, karena Bunga masih takut."
        assert not Task.objects.filter(kind="conference_invited", done_at=None).exists()


def test_decisions_are_duties_of_the_house_and_partners_are_asked(called, held, people):
    with acting_as(called.by.user_id):
        tasks = {one.kind: one for one in Task.objects.filter(kind__in=["decision", "partner_decision"])}
        assert tasks["decision"].owner_id == people["budi"].user_id
        assert tasks["partner_decision"].owner_id == called.by.user_id
        assert tasks["partner_decision"].due_at.date() == clock.today() + timedelta(days=5)


def test_no_decision_without_owner_or_day_and_nothing_before_the_day(called, people, as_user):
    args = {"by": called.by, "case": called.case, "convening": called.entry}
    with as_user("ratna"):
        trail.record(by=called.by, verb="open form conference", file_id=called.case.pk, opens=True)
        with pytest.raises(NotNow):
            hold_called(**args, **said(called, people))
        with clock.stopped(clock.now() + timedelta(days=7)):
            for row, cell in (({"what": "x", "owner": "client"}, "due_on"), ({"what": "x", "owner": "", "due_on": clock.today()}, "owner")):
                with pytest.raises(BadInput) as refused:
                    hold_called(**args, **said(called, people, decisions=[row]))
                assert set(refused.value.fields) == {f"decisions-0-{cell}"}
        assert not Conference.objects.exists() and not Decision.objects.exists()


def test_a_version_is_signed_once_and_a_later_one_anew(called, held, people, as_user):
    args = {"by": called.by, "case": called.case, "entry": called.entry}
    with as_user("ratna"):
        opens(called)
        for _again in range(2):
            sign_minutes(**args, version=1)
        assert Signature.objects.count() == 1
        assert Trail.objects.filter(file_id=called.case.pk, verb="sign minutes").count() == 1
        shown = minutes_of(called.case, called.entry, called.by.user_id)
        assert (shown.signed, shown.may_sign, str(shown.signatures[0].tag.words)) == (True, False, "versi 1")
        hold_conference(
            by=called.by, case=called.case, entry=called.entry, based_on=1, happened=clock.today(), discussion="Peran dibagi lain.",
            attendance=held.attendance,
        )  # fmt: skip
        with pytest.raises(NotNow):
            sign_minutes(**args, version=1)
        shown = minutes_of(called.case, called.entry, called.by.user_id)
        assert (shown.version, shown.may_sign, str(shown.signatures[0].tag.words)) == (2, True, "versi 1, sudah diganti")
        sign_minutes(**args, version=2)


def test_only_whoever_took_part_signs_and_in_her_own_name(called, held, people, cast, as_user):
    with as_user("budi"):
        trail.record(by=people["budi"], verb="read conference", file_id=called.case.pk, opens=True)
        with pytest.raises(NotNow):
            sign_minutes(by=people["budi"], case=called.case, entry=called.entry, version=1)
        with pytest.raises(DatabaseError), transaction.atomic():
            Signature.objects.create(
                file_id=called.case.pk, organisation_id=called.case.organisation_id, conference=called.entry, version=1, user=cast["ratna"],
                at=clock.now(), digest=b"x",
            )  # fmt: skip
    for stranger in ("tono", "sari", "dewi"):
        with as_user(stranger):
            assert not Signature.objects.exists()
            with pytest.raises((Refusal, NotYours)):
                sign_minutes(by=people[stranger], case=called.case, entry=called.entry, version=1)


def corrected(called, held, **other):
    said = {"happened": clock.today(), "discussion": "Peran dibagi.", "attendance": held.attendance} | other
    return hold_conference(by=called.by, case=called.case, entry=called.entry, based_on=1, **said)


def test_a_corrected_list_of_attendance_corrects_who_came(called, held, people, as_user):
    budi = {"name": "Budi", "user": str(people["budi"].user_id)}
    tuti = {"name": "Tuti Handayani", "invited": str(called.tuti.pk)}  # her name is written in full now; she is still who was asked
    with as_user("ratna"):
        opens(called)
        assert (states(called)[called.tuti.pk], states(called)[called.budi.pk]) == ("came", "absent")
        row = corrected(called, held, attendance=[budi, tuti])
        assert (states(called)[called.tuti.pk], states(called)[called.budi.pk]) == ("came", "came")
        steps = Reply.objects.count()
        hold_conference(by=called.by, case=called.case, entry=called.entry, based_on=2, happened=clock.today(), discussion="x", attendance=row.attendance)
        assert Reply.objects.count() == steps  # nothing new is said about who came
        corrected_again = {"entry": called.entry, "based_on": 3, "happened": clock.today(), "discussion": "x"}
        hold_conference(by=called.by, case=called.case, attendance=[budi], **corrected_again)
        assert states(called)[called.tuti.pk] == "absent"


def test_a_version_without_a_list_says_nothing_of_who_came(called, held, as_user):
    with as_user("ratna"):
        opens(called)
        corrected(called, held, attendance=[])
        assert states(called)[called.tuti.pk] == "came"


def test_who_saw_it_differently_is_signed_too(called, held, as_user):
    with as_user("ratna"):
        opens(called)
        before = digest_of(held)
        row = corrected(called, held, dissents=[{"who": "Budi", "what": "Menunggu dahulu."}])
        first = digest_of(row)
        row.dissents = [row.dissents[0] | {"what": "Jangan menunggu."}]
        assert len({before, first, digest_of(row)}) == 3


def test_words_changed_behind_the_programs_back_are_told(called, held, as_user):
    with as_user("ratna"):
        opens(called)
        sign_minutes(by=called.by, case=called.case, entry=called.entry, version=1)
        row = Conference.current.get(entry=called.entry)
        row.discussion = "Lain sama sekali."
        row.save(update_fields=["discussion"])
        shown = minutes_of(called.case, called.entry, called.by.user_id)
        assert shown.signatures[0].tag.kind == "late"


def test_through_the_pages(called, the_day, people, cast, signed_in):
    browser, at = signed_in("ratna"), f"{called.at}notulen/"
    assert browser.get(at).status_code == 404
    form = browser.get(f"{at}tulis/").content.decode()
    for begun in ("Ruang rapat", "1. Keadaan sekarang:", "kisah sejak Agustus"):
        assert begun in form, begun
    sent = {
        "happened": "", "members": [str(cast["ratna"].pk)], "discussion": "Peran dibagi.", "attendance-0-name": "Bu Tuti",
        "decisions-0-what": "Menemani", "decisions-0-owner": str(cast["budi"].pk), "decisions-0-due_on": "",
    }  # fmt: skip
    late = browser.post(f"{at}tulis/", sent)
    assert late.status_code == 422 and "belum ada harinya" in late.content.decode() and "Menemani" in late.content.decode()
    done = browser.post(f"{at}tulis/", sent | {"decisions-0-due_on": (in_a_week() + timedelta(days=2)).isoformat()})
    assert (done.status_code, done["Location"]) == (302, at)
    page = browser.get(at).content.decode()
    assert "Tandatangani" in page and "Menemani" in page and "<title>Notulen pembahasan" in page
    assert browser.get(f"{at}tulis/").status_code == 302  # they stand: corrected where every conference is
    for _again in range(2):
        assert browser.post(f"{at}tandatangan/1/").status_code == 303
    assert "Anda sudah menandatangani versi 1" in browser.get(at).content.decode()
    assert browser.post(f"{at}tandatangan/7/").status_code == 409
    assert signed_in("tono").get(at).status_code == 404
