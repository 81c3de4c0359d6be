"""Ratna facilitates; what she sees of Mel goes into Mel's own case, where Budi reads it. Into no other file, and only while Mel lets it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sintas.cases.actions.consent import withdraw_consent
from sintas.cases.models import Case, Record
from sintas.groupwork.actions.members import accept, take_up
from sintas.groupwork.actions.noting import note_member
from sintas.groupwork.actions.striking import strike_note
from sintas.groupwork.models import Group, Member, MemberNote
from sintas.groupwork.reading.noted import noted
from sintas.groupwork.reading.noted_member import Noted, the_noted
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, NotNow, NotYours, Refusal
from sintas.safekeeping.versions import Overtaken
from sintas.staff.actor import Actor
from sintas.staff.notices import unseen

pytestmark = pytest.mark.django_db
People = dict[str, Actor]
Make = Callable[..., Any]


@pytest.fixture
def member(case: Case, group: Group, propose_her: Make, people: People) -> Member:
    release, ratna = propose_her(case, group), people["ratna"]
    with acting_as(ratna.user_id):
        made = take_up(by=ratna, group=group, release_id=release)
        return accept(by=ratna, group=group, member_id=made.pk, words="dua kali bicara")


def hers(people: People, member: Member) -> Noted:
    return the_noted(people["ratna"], member.file_id, member.pk)


def test_on_the_pages_from_the_group_to_her_case(case: Case, group: Group, member: Member, signed_in: Make, people: People) -> None:
    ratna, page = signed_in("ratna"), f"/kelompok/{group.pk}/anggota/{member.pk}/"
    assert "Sesi kelompok" in ratna.get(page).content.decode()
    sent = {"session_no": "3", "signs": ["calm"], "observations": ["encourages"], "seen": "menemani yang diam", "submission": "B" * 22}
    for _time in range(2):
        assert ratna.post(f"{page}catatan/session/", sent)["Location"] == page
    assert "Sesi kelompok 3" in ratna.get(page).content.decode()
    assert "menemani yang diam" not in ratna.get(f"/kelompok/{group.pk}/").content.decode()
    with acting_as(people["budi"].user_id):
        row = MemberNote.current.get()
        assert (row.file_id, row.group, row.member, row.group_number, row.seen) == (case.pk, group.pk, member.pk, group.number, "menemani yang diam")
        told = Record.objects.get(file_id=case.pk, kind="group_note")
        assert (told.line, told.tags, told.source_entry) == (None, ["session"], row.entry)
        verbs = list(Trail.objects.filter(file_id=case.pk, actor_id=people["ratna"].user_id).values_list("verb", flat=True))
        assert verbs.count("record group_note") == 1 and verbs.count("open form group_note") == 2
        assert not MemberNote.objects.filter(file_id=group.pk).exists()
    budi = signed_in("budi")
    tab = budi.get(f"/kasus/{case.pk}/kelompok/").content.decode()
    assert group.number in tab and "Sesi kelompok 3" in tab and "menemani" not in tab
    shown = budi.get(f"/kasus/{case.pk}/kelompok/catatan/{row.entry}/").content.decode()
    assert "menemani yang diam" in shown and "Menguatkan anggota lain" in shown and "Ratna" in shown
    assert "Dari kelompok" in budi.get(f"/kasus/{case.pk}/").content.decode()
    with acting_as(people["budi"].user_id):
        assert Trail.objects.filter(file_id=case.pk, verb="read group_note").count() == 1


def test_each_moment_has_its_form_and_its_words_in_her_case(case: Case, group: Group, member: Member, signed_in: Make, people: People) -> None:
    """R85-R89, R188, R284, R320, R321, R341: what was heard, asked, seen and agreed at each moment of the group."""
    ratna, page = signed_in("ratna"), f"/kelompok/{group.pk}/anggota/{member.pk}/catatan/"
    sent: dict[str, dict[str, Any]] = {
        "assessment": {"said": "bukan salah saya", "told": "mulai tahun lalu", "asked": "on", "around": "kakaknya", "signs": ["afraid"], "seen": "menunduk"},
        "plan": {"said": "bekerja lagi", "help_received": "not_yet", "around": "ingin ke polisi"},
        "evaluation": {
            "evidence-0-sign": "openness", "evidence-0-shown": "bercerita sendiri", "evidence-1-sign": "shame", "supporting": ["own_will"], "asked": "on",
        },
        "ending": {"told": "Budi melanjutkan", "said": "tidak sendirian"},
    }  # fmt: skip
    for moment, values in sent.items():
        assert ratna.get(f"{page}{moment}/").status_code == 200
        assert ratna.post(f"{page}{moment}/", values).status_code == 302, moment
    again = ratna.get(f"{page}evaluation/").content.decode()
    assert "bercerita sendiri" in again  # one note per moment: the form shows what stands
    budi = signed_in("budi")
    with acting_as(people["budi"].user_id):
        entries = dict(MemberNote.current.values_list("moment", "entry"))
        assert [one.code for one in unseen(people["budi"])].count("group_help_wanted") == 1
    shown = {moment: budi.get(f"/kasus/{case.pk}/kelompok/catatan/{entry}/").content.decode() for moment, entry in entries.items()}
    assert all(words in shown["assessment"] for words in ("bukan salah saya", "mulai tahun lalu", "kakaknya", "Takut", "menunduk"))
    assert "bekerja lagi" in shown["plan"] and "ingin ke polisi" in shown["plan"]
    assert "bercerita sendiri" in shown["evaluation"] and "belum ditulis buktinya" in shown["evaluation"]
    assert "Budi melanjutkan" in shown["ending"]
    with acting_as(people["ratna"].user_id):
        assert noted(group) == {
            "assessment": {"heard": 1, "relations": 1, "observed": 1},
            "planning": {"with_goal": 1, "asked_about_help": 1, "help_wanted": 1},
            "evaluation": {"with_signs": 1, "signs_without_evidence": 1, "views_asked": 1, "carried": 1},
            "termination": {"with_follow_up": 1},
        }


def test_a_note_written_by_mistake_is_struck_out_and_the_moment_noted_again(
    case: Case, group: Group, member: Member, signed_in: Make, people: People
) -> None:
    ratna, browser, page = people["ratna"], signed_in("ratna"), f"/kelompok/{group.pk}/anggota/{member.pk}/"
    with acting_as(ratna.user_id):
        first = note_member(by=ratna, case=hers(people, member), moment="assessment", said="mengetuk meja", asked=True)
    strike = f"{page}catatan/{first.entry}/coret/"
    assert strike in browser.get(f"{page}catatan/assessment/").content.decode()
    asked = browser.get(strike).content.decode()
    assert "Asesmen di kelompok" in asked and "mengetuk meja" not in asked
    assert browser.post(strike, {"based_on": "1"}).status_code == 422
    assert [browser.post(strike, {"why": "wrong_place", "based_on": "1"})["Location"] for _ in range(2)] == [page, page]
    told = browser.get(page).content.decode()
    assert "Ditulis di tempat yang keliru" in told and f"{page}catatan/assessment/" in told  # it can be written again
    with acting_as(ratna.user_id):
        assert noted(group)["assessment"] == {"heard": 0, "relations": 0, "observed": 0}
        with pytest.raises(NotYours):
            note_member(by=ratna, case=hers(people, member), moment="assessment", said="x", entry=first.entry, based_on=1)
    assert browser.post(f"{page}catatan/assessment/", {"said": "ingin pulang"}).status_code == 302
    with acting_as(ratna.user_id):
        heard = note_member(by=ratna, case=hers(people, member), moment="session", session_no=4, said="salah orang")
        strike_note(by=ratna, case=hers(people, member), entry=heard.entry, why="wrong_place")
    late = browser.post(f"{page}catatan/session/{heard.entry}/", {"session_no": "4", "said": "ingin bernyanyi", "based_on": "1"})
    with acting_as(ratna.user_id):  # written while a colleague struck it out: a note of its own
        assert late.status_code == 302 and MemberNote.current.get(moment="session", session_no=4).entry != heard.entry
    budi, tab = signed_in("budi"), f"/kasus/{case.pk}/kelompok/"
    with acting_as(people["budi"].user_id):
        again = MemberNote.current.get(moment="assessment")
        assert again.entry != first.entry and again.number == 1
        story = Record.objects.filter(file_id=case.pk, kind="group_note", tags=["assessment"]).order_by("id").values_list("source_entry", "struck")
        assert list(story) == [(first.entry, True), (again.entry, False)]
        assert Trail.objects.filter(file_id=case.pk, verb="strike out group_note", actor_id=ratna.user_id).count() == 2
    past = budi.get(f"{tab}catatan/{first.entry}/versi/").content.decode()
    assert "mengetuk meja" in past and "Ditulis di tempat yang keliru" in past and f"catatan/{first.entry}/versi/" in budi.get(tab).content.decode()
    told = budi.get(f"/kasus/{case.pk}/").content.decode()
    assert f"catatan/{first.entry}/versi/" in told and "dicoret" in told and "salah catat" not in told  # her story leads to what it was, and why
    own = f"{tab}catatan/{again.entry}/coret/"  # her own team strikes out as any record of the case
    assert own in budi.get(f"{tab}catatan/{again.entry}/").content.decode() and budi.get(own).status_code == 200
    assert budi.post(own, {"why": "asked", "based_on": "1"}).status_code == 302
    assert budi.get(f"{tab}catatan/{again.entry}/").status_code == 404
    with acting_as(people["budi"].user_id):
        assert not MemberNote.current.filter(moment="assessment").exists()
    for who in ("tono", "lina", "sari", "dewi"):
        assert {signed_in(who).get(address).status_code for address in (strike, own)} == {404}


def test_the_evaluation_of_her_case_takes_it_over_with_its_source(
    case: Case, group: Group, member: Member, signed_in: Make, people: People
) -> None:
    ratna, budi, page = people["ratna"], signed_in("budi"), f"/kasus/{case.pk}/evaluasi/"
    assert "Ambil dari kelompok" not in budi.get(page).content.decode()
    with acting_as(ratna.user_id):
        note_member(by=ratna, case=hers(people, member), moment="evaluation", evidence={"openness": "bercerita sendiri"}, supporting=["peers"], said="lega")
    offered = budi.get(page).content.decode()
    assert "Ambil dari kelompok" in offered and "bercerita sendiri" not in offered  # nothing is put in unasked
    taken = budi.get(f"{page}?ambil=kelompok").content.decode()
    assert f"Dari kelompok {group.number}" in taken and "Lebih terbuka (bercerita sendiri)" in taken and "lega" in taken
    assert "Ambil dari kelompok" not in taken
    end, after = f"/kasus/{case.pk}/akhir/pengakhiran/", f"/kasus/{case.pk}/akhir/tindak-lanjut/"
    assert not any("Ambil dari kelompok" in budi.get(one).content.decode() for one in (end, after))
    with acting_as(ratna.user_id):
        note_member(by=ratna, case=hers(people, member), moment="ending", told="bibinya, mulai Senin", said="saya akan kangen")
    for one in (end, after):
        offered = budi.get(one).content.decode()
        assert "Ambil dari kelompok" in offered and "bibinya" not in offered
        assert f"Dari kelompok {group.number}" in (taken := budi.get(f"{one}?ambil=kelompok").content.decode()) and "bibinya, mulai Senin" in taken
        assert ("saya akan kangen" in taken) == (one == end)  # a look afterwards has no place for what she said then
    assert budi.post(f"{after}?ambil=kelompok", {"condition": "baik", "again": ""})["Location"] == after  # the next look begins empty
    assert budi.post(end, {"manner": "bersama", "submission": "E" * 22}).status_code == 302
    assert "Ambil dari kelompok" not in budi.get(end).content.decode()  # it stands, and is changed by hand


def test_an_honest_no_counts_as_an_answer(group: Group, member: Member, people: People) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        for moment in ("assessment", "plan", "evaluation", "ending"):
            note_member(by=ratna, case=hers(people, member), moment=moment, none=True)
        counts = noted(group)
        assert (counts["assessment"]["heard"], counts["planning"]["with_goal"], counts["evaluation"]["with_signs"]) == (1, 1, 1)
        assert counts["termination"]["with_follow_up"] == 1 and counts["planning"]["asked_about_help"] == 0


def test_consent_withdrawn_shuts_every_page_and_her_team_keeps_the_note(
    case: Case, group: Group, member: Member, people: People, signed_in: Make
) -> None:
    ratna, budi, page = people["ratna"], people["budi"], f"/kelompok/{group.pk}/anggota/{member.pk}/"
    with acting_as(ratna.user_id):
        row = note_member(by=ratna, case=hers(people, member), moment="session", seen="menemani yang diam")
    with acting_as(budi.user_id):
        withdraw_consent(by=budi, case=case, purposes=["group_work"])
    browser = signed_in("ratna")
    for rest in ("catatan/session/", f"catatan/session/{row.entry}/", "catatan/plan/"):
        assert browser.get(f"{page}{rest}").status_code == 404
        assert browser.post(f"{page}{rest}", {"seen": "masih di sini"}).status_code == 404
    text = browser.get(page).content.decode()
    assert "Catatan tentang dia" not in text and "ditangguhkan" in text
    with acting_as(ratna.user_id):
        assert not MemberNote.objects.exists() and noted(group)["assessment"]["observed"] == 0
    with acting_as(budi.user_id):
        assert MemberNote.current.get().seen == "menemani yang diam"
    assert "menemani yang diam" in signed_in("budi").get(f"/kasus/{case.pk}/kelompok/catatan/{row.entry}/").content.decode()


def test_corrected_and_overtaken(case: Case, member: Member, people: People, signed_in: Make) -> None:
    ratna, page = people["ratna"], f"/kelompok/{member.file_id}/anggota/{member.pk}/catatan/plan/"
    with acting_as(ratna.user_id):
        her = hers(people, member)
        first = note_member(by=ratna, case=her, moment="plan", said="bekerja lagi")
        note_member(by=ratna, case=her, moment="plan", said="belajar menjahit", entry=first.entry, based_on=1)
        with pytest.raises(Overtaken):
            note_member(by=ratna, case=her, moment="plan", said="mulai dari nol")  # begun at the same moment on another screen
    answer = signed_in("ratna").post(page, {"said": "pindah kota", "based_on": "1"})
    assert answer.status_code == 409 and "belajar menjahit" in answer.content.decode()
    with acting_as(people["budi"].user_id):
        assert MemberNote.current.get().said == "belajar menjahit"
        told = Record.objects.get(file_id=case.pk, kind="group_note")  # one line of the story, corrected by the database
        assert told.corrected_at is not None
    shown = signed_in("budi").get(f"/kasus/{case.pk}/kelompok/catatan/{first.entry}/").content.decode()
    assert "Versi sebelumnya" in shown
    versions = signed_in("budi").get(f"/kasus/{case.pk}/kelompok/catatan/{first.entry}/versi/").content.decode()
    assert all(words in versions for words in ("bekerja lagi", "belajar menjahit", "mulai dari nol", "pindah kota"))
    assert signed_in("tono").get(f"/kasus/{case.pk}/kelompok/catatan/{first.entry}/versi/").status_code == 404
    assert str(case.pk) not in signed_in("ratna").get(page).content.decode()  # nor does her form lead into the case


def test_bad_input_is_refused_in_plain_words(member: Member, people: People, signed_in: Make) -> None:
    ratna = people["ratna"]
    with acting_as(ratna.user_id):
        her = hers(people, member)
        wrong: list[tuple[str, dict[str, Any]]] = [
            ("session", {}), ("session", {"observations": ["warm"]}), ("session", {"signs": ["?"]}), ("plan", {"none": True, "said": "bekerja"}),
            ("evaluation", {"none": True, "evidence": {"shame": ""}}), ("elsewhere", {"said": "x"}), ("plan", {"seen": "tidak di sini"}),
        ]  # fmt: skip
        for moment, facts in wrong:
            with pytest.raises(BadInput):
                note_member(by=ratna, case=her, moment=moment, **facts)
        assert not MemberNote.objects.exists()
    page = f"/kelompok/{member.file_id}/anggota/{member.pk}/catatan/"
    kept = signed_in("ratna").post(f"{page}plan/", {"said": "bekerja lagi", "none": "on"})
    assert kept.status_code == 422 and "bekerja lagi" in kept.content.decode()
    assert signed_in("ratna").get(f"{page}elsewhere/").status_code == 404


def test_her_case_that_is_closed_takes_no_more(case: Case, member: Member, people: People, signed_in: Make) -> None:
    ratna = people["ratna"]
    with acting_as(people["budi"].user_id):
        Case.objects.filter(pk=case.pk).update(closed_on=case.opened_on, closing_reason="goals_met")
    with acting_as(ratna.user_id), pytest.raises(NotNow):
        note_member(by=ratna, case=hers(people, member), moment="plan", said="bekerja lagi")


def test_whoever_does_not_facilitate_finds_nothing(case: Case, member: Member, people: People, signed_in: Make, form_a_group: Make) -> None:
    """Nor does her own worker write as if from the group, nor somebody who facilitates another one."""
    ratna, other = people["ratna"], form_a_group("tono")
    with acting_as(ratna.user_id):
        her, row = hers(people, member), note_member(by=ratna, case=hers(people, member), moment="plan", said="bekerja lagi")
    for who in ("budi", "tono", "lina", "sari", "siska"):
        for group_id in (member.file_id, other.pk):
            assert signed_in(who).get(f"/kelompok/{group_id}/anggota/{member.pk}/catatan/plan/").status_code == 404
        if who != "budi":
            assert signed_in(who).get(f"/kasus/{case.pk}/kelompok/catatan/{row.entry}/").status_code == 404
    with acting_as(people["dewi"].user_id), pytest.raises(Refusal):
        note_member(by=people["dewi"], case=her, moment="plan", said="x")
    with acting_as(ratna.user_id), pytest.raises(NotYours):
        the_noted(ratna, other.pk, member.pk)


def test_nothing_of_one_member_reaches_another(
    case: Case, group: Group, member: Member, people: People, propose_her: Make, open_a_case: Make, signed_in: Make
) -> None:
    """Two members of one group: the other's case, its tab and its story hold none of it."""
    ratna, other = people["ratna"], open_a_case("ratna", name="Dahlia")
    release = propose_her(other, group, who="ratna", called="Dah")
    with acting_as(ratna.user_id):
        second = take_up(by=ratna, group=group, release_id=release)
        note_member(by=ratna, case=hers(people, member), moment="session", session_no=1, seen="menemani yang diam")
        row = note_member(by=ratna, case=hers(people, second), moment="session", session_no=1, seen="mengetuk meja")
        assert row.file_id == other.pk
        with pytest.raises(NotYours):
            note_member(by=ratna, case=hers(people, member), moment="session", seen="salah alamat", entry=row.entry, based_on=1)
    browser = signed_in("ratna")
    page = f"/kelompok/{group.pk}/anggota/{member.pk}/"
    assert browser.get(f"{page}catatan/session/{row.entry}/").status_code == 404
    assert str(row.entry) not in browser.get(page).content.decode()
    for path in (f"/kasus/{case.pk}/kelompok/", f"/kasus/{case.pk}/", f"/kasus/{case.pk}/kelompok/catatan/{row.entry}/"):
        assert "mengetuk meja" not in signed_in("budi").get(path).content.decode()
    with acting_as(people["budi"].user_id):
        assert [one.file_id for one in MemberNote.objects.all()] == [case.pk]
