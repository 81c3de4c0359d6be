"""A session in full: the goals it touched, "n of m", WDEP in its order, topics, guidance at the client's wish; in verbs, pages and papers."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.utils import timezone, translation

from sintas.cases.actions.keeping import strike_out
from sintas.cases.actions.team import add_member
from sintas.casework.actions.planning import set_goal
from sintas.casework.actions.sessions import plan_session, record_session
from sintas.casework.models import Goal, Session
from sintas.casework.reading.for_paper import sessions_for_paper
from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.ids import uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.redaction import redact
from sintas.safekeeping.refusals import BadInput
from sintas.staff.testing import come_in, hire

MONDAY = datetime(2024, 9, 23, 8, 0, tzinfo=timezone.get_fixed_timezone(420))


@pytest.fixture
def monday():
    with clock.stopped(MONDAY):
        yield


@pytest.fixture
def case(monday, open_a_case, agreed):
    case = open_a_case("ratna", name="Bunga Melati")
    agreed(case, on=date(2024, 9, 1))
    return case


@pytest.fixture
def write(case, people):
    """write("2024-09-16", steps=["wdep_w"]) records a session of that day; "" is a day nobody noted."""

    def held(day, **facts):
        when = FuzzyDate.on(date.fromisoformat(day)) if day else FuzzyDate.unknown()
        return record_session(by=people["ratna"], case=case, happened=when, **{"note": "bertemu"} | facts)

    return held


@pytest.fixture
def goals(case, people, as_user):
    with as_user("ratna"):
        return [set_goal(by=people["ratna"], case=case, text=text).entry for text in ("Lebih sabar", "Tidak lupa tugas")]


def refused(field, call, *args, **facts):
    with pytest.raises(BadInput) as no:
        call(*args, **facts)
    assert list(no.value.fields) == [field]
    return str(no.value.fields[field])


# goals --------------------------------------------------------------------------------------------------------------------------------


def test_a_session_names_the_goals_it_touched(write, goals, as_user):
    with as_user("ratna"):
        kept = write("2024-09-20", goals=[str(goals[1]), goals[1]])
        assert Session.current.get(entry=kept.entry).goals == [goals[1]]
        assert write("2024-09-21").goals == []


def test_a_goal_of_another_case_is_refused(write, goals, open_a_case, people, as_user):
    other = open_a_case("ratna", name="Sekar")
    with as_user("ratna"):
        theirs = set_goal(by=people["ratna"], case=other, text="Tidur nyenyak").entry
        for wrong in (theirs, uuid7(), "bukan-nomor"):
            assert "tidak ada dalam rencana" in refused("goals", write, "2024-09-20", goals=[goals[0], wrong])
        assert not Session.objects.exists()


def test_a_goal_that_left_the_plan_stays_with_the_session_that_named_it(case, write, goals, people, as_user, signed_in):
    with as_user("ratna"):
        kept = write("2024-09-20", goals=[goals[0]])
        strike_out(Goal, by=people["ratna"], case=case, entry=goals[0], kind="goal")
        again = write("2024-09-20", goals=[goals[0]], entry=kept.entry, based_on=1, note="diperbaiki")
        assert again.goals == [goals[0]]
        refused("goals", write, "2024-09-21", goals=[goals[0]])
    words = signed_in("ratna").get(f"/kasus/{case.pk}/sesi/{kept.entry}/").content.decode()
    assert "Lebih sabar" in words
    assert "Lebih sabar" not in signed_in("ratna").get(f"/kasus/{case.pk}/sesi/").content.decode()


# therapy in parts and in its order ----------------------------------------------------------------------------------------------------


def test_cbt_is_counted_and_a_number_needs_its_therapy(write, as_user):
    with as_user("ratna"):
        kept = write("2024-09-20", therapy="cbt", part_no=2, part_of=5)
        assert (kept.part_no, kept.part_of) == (2, 5)
        assert "Pilih terapinya" in refused("therapy", write, "2024-09-21", part_no=2, part_of=5)
        assert "6 dari 5" in refused("part_no", write, "2024-09-21", therapy="cbt", part_no=6, part_of=5)
        assert "keberapa" in refused("part_no", write, "2024-09-21", therapy="cbt", part_of=5)
        assert write("2024-09-22", therapy="cbt", part_no=3).part_of is None


def test_wdep_in_its_order_goes_through_and_e_and_p_share_a_day(write, as_user):
    with as_user("ratna"):
        write("2024-09-16", steps=["wdep_w"])
        write("2024-09-17", steps=["wdep_d"])
        kept = write("2024-09-22", steps=["wdep_e", "wdep_p"])
        assert kept.order_reason is None
        assert write("2024-09-23", steps=["wdep_w"]).order_reason is None  # going back to an earlier step is always fine


def test_a_step_out_of_its_order_is_refused_by_name_unless_there_is_a_reason(case, write, people, as_user):
    with as_user("ratna"):
        write("2024-09-16", steps=["wdep_w"])
        sentence = refused("order_reason", write, "2024-09-20", steps=["wdep_e"])
        assert "Directions and Doing" in sentence and "alasan" in sentence
        kept = write("2024-09-20", steps=["wdep_e"], order_reason=" Klien memulai dengan menilai dirinya. ")
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        assert Session.current.get(entry=kept.entry).order_reason == "Klien memulai dengan menilai dirinya."


def test_a_step_written_late_that_fits_goes_through_and_an_unknown_day_refuses_nothing(write, as_user):
    with as_user("ratna"):
        write("2024-09-20", steps=["wdep_d"], order_reason="W dicatat menyusul")
        assert write("2024-09-16", steps=["wdep_w"]).late
        assert write("", steps=["wdep_p"]).order_reason is None
        assert write("2024-09-23", steps=["wdep_e"]).order_reason is None


def test_a_correction_is_not_measured_against_itself(write, as_user):
    with as_user("ratna"):
        write("2024-09-16", steps=["wdep_w"])
        kept = write("2024-09-17", steps=["wdep_d"])
        assert write("2024-09-18", steps=["wdep_d"], entry=kept.entry, based_on=1).number == 2
        refused("order_reason", write, "2024-09-16", steps=["wdep_d"], entry=kept.entry, based_on=2)


def test_what_a_document_says_is_kept_in_its_own_order(write, as_user):
    with as_user("ratna"):
        kept = write("2024-09-20", steps=["wdep_e"], therapy="spiritual", imported=True)
        assert "dokumen sumber" in kept.order_reason
        assert kept.guidance_wished is False


# what the client wishes ---------------------------------------------------------------------------------------------------------------


def test_spiritual_guidance_waits_for_the_clients_wish(case, write, people, as_user):
    with as_user("ratna"):
        sentence = refused("guidance_wished", write, "2024-09-20", therapy="spiritual")
        assert "bila klien menginginkannya" in sentence
        assert write("2024-09-20", therapy="spiritual", guidance_wished=True).guidance_wished
        ahead = datetime(2024, 9, 25, 9, 0, tzinfo=timezone.get_fixed_timezone(420))
        refused("guidance_wished", plan_session, by=people["ratna"], case=case, starts_at=ahead, therapy="spiritual")
        assert plan_session(by=people["ratna"], case=case, starts_at=ahead, therapy="spiritual", guidance_wished=True).ahead


def test_a_mistyped_year_is_pointed_out(case, people, as_user, signed_in):
    far = datetime(2999, 1, 1, 9, 0, tzinfo=timezone.get_fixed_timezone(420))
    with as_user("ratna"):
        assert "tahunnya" in refused("starts_at", plan_session, by=people["ratna"], case=case, starts_at=far)
    answer = signed_in("ratna").post(f"/kasus/{case.pk}/sesi-rencana/", {"starts_at": "2999-01-01", "at_time": "09:00", "note": "langkah D"})
    assert answer.status_code == 422 and "langkah D" in answer.content.decode()


def test_topics_come_from_their_list(write, as_user):
    with as_user("ratna"):
        assert write("2024-09-20", topics=["courage", "womens_rights", "courage"]).topics == ["courage", "womens_rights"]
        refused("topics", write, "2024-09-20", topics=["obedience"])


# the page -----------------------------------------------------------------------------------------------------------------------------


def test_the_page_offers_all_of_it_without_a_click_more_for_who_needs_none(case, signed_in):
    words = signed_in("ratna").get(f"/kasus/{case.pk}/sesi/").content.decode()
    assert "Tujuan yang disentuh" not in words  # there is no plan yet
    assert words.count('<details class="form-part">') == 4
    assert "(hanya penghargaan)" in words and "Bila berjalan berat" in words


def test_from_the_page_with_goals_and_back_again(case, goals, signed_in, as_user):
    browser = signed_in("ratna")
    form = browser.get(f"/kasus/{case.pk}/sesi/").content.decode()
    assert "Tujuan yang disentuh" in form and "1. Lebih sabar" in form and "2. Tidak lupa tugas" in form
    sent = {
        "happened": "16 September 2024", "note": "Menggali harapan", "therapy": "reality", "steps": ["wdep_w"], "goals": [str(goals[0])],
        "topics": ["courage"], "part_no": "1", "part_of": "4", "worst_case": "Bila panik, menelepon saya.",
    }  # fmt: skip
    assert browser.post(f"/kasus/{case.pk}/sesi/", sent).status_code == 302
    again = browser.get(f"/kasus/{case.pk}/sesi/").content.decode()
    assert "W tercatat Sen 16 Sep." in again
    assert "sesi ke-1 dari 4" in again
    late = browser.post(f"/kasus/{case.pk}/sesi/", {"happened": "18 September 2024", "note": "Menilai langkah", "steps": ["wdep_e"]})
    assert late.status_code == 422
    shown = late.content.decode()
    assert "Menilai langkah" in shown and "Directions and Doing" in shown
    assert '<details class="form-part" open>' in shown
    with as_user("ratna"):
        entry = Session.current.get().entry
    correcting = browser.get(f"/kasus/{case.pk}/sesi/{entry}/").content.decode()
    assert f'value="{goals[0]}" id="id_goals_0" checked' in correcting or f'value="{goals[0]}"' in correcting
    fixed = sent | {"based_on": "1", "goals": [str(goals[0]), str(goals[1])]}
    assert browser.post(f"/kasus/{case.pk}/sesi/{entry}/", fixed).status_code == 302
    past = browser.get(f"/kasus/{case.pk}/sesi/{entry}/riwayat/").content.decode()
    assert "2. Tidak lupa tugas" in past
    stale = browser.post(f"/kasus/{case.pk}/sesi/{entry}/", sent | {"based_on": "1", "note": "tab yang lama"})
    assert stale.status_code == 409
    assert "tab yang lama" in stale.content.decode() and "2. Tidak lupa tugas" in stale.content.decode()


def test_goals_of_a_case_are_not_shown_to_anybody_outside(case, goals, signed_in):
    for stranger in ("budi", "tono", "sari", "dewi", "lina"):
        answer = signed_in(stranger).post(f"/kasus/{case.pk}/sesi/", {"note": "x", "goals": [str(goals[0])]})
        assert answer.status_code == 404 and "Lebih sabar" not in answer.content.decode()


def test_a_student_on_the_team_writes_one_and_a_carer_finds_nothing(case, goals, house, people, cast, as_user, signed_in):
    student = hire("praktikan", house.unit, "student")
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=student.pk)
        add_member(by=people["ratna"], case=case, user_id=cast["dewi"].pk, role="carer")
    browser = Client()
    come_in(browser, student)
    sent = {"happened": "20 September 2024", "note": "Belajar mendengar", "goals": [str(goals[1])], "topics": ["courage"]}
    assert browser.post(f"/kasus/{case.pk}/sesi/", sent).status_code == 302
    with acting_as(student.pk):
        assert Session.current.get().goals == [goals[1]]
    assert signed_in("dewi").get(f"/kasus/{case.pk}/sesi/").status_code == 404
    with as_user("dewi"):
        assert not Session.objects.exists() and not Goal.objects.exists()


# papers -------------------------------------------------------------------------------------------------------------------------------


def test_papers_tell_it_in_words_and_hold_back_what_is_not_allowed(case, write, goals, people, as_user):
    with as_user("ratna"):
        write("2024-09-16", steps=["wdep_d"], order_reason="Klien sudah mulai berlatih.", therapy="reality", part_no=1, part_of=4,
              goals=[goals[1], goals[0]], topics=["courage"], guidance_wished=True)  # fmt: skip
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        with translation.override("id"):
            [one] = sessions_for_paper(case, "id")
        assert one.part == "Terapi realitas (WDEP), sesi ke-1 dari 4"
        assert one.goals == ("Lebih sabar", "Tidak lupa tugas")  # in the plan's order
        assert one.topics == ("Keberanian",)
        assert one.order_reason == "Klien sudah mulai berlatih."
        little = redact(one, {"services"})
        assert (little.part, little.topics, little.guidance_wished) == (one.part, one.topics, True)
        assert (little.goals, little.order_reason) == ((), "")
        assert redact(one, {"identity"}).guidance_wished is False
        with translation.override("en"):
            [english] = sessions_for_paper(case, "en")
        assert english.topics == ("Courage",)
