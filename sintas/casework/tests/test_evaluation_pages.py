"""The pages of what changed, of an evaluation and of the result of one goal, in the browser's place."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from sintas.cases.actions.passages import move
from sintas.cases.policy import the_case
from sintas.casework.actions.evaluating import evaluate, record_result
from sintas.casework.actions.planning import set_goal
from sintas.casework.forms.evaluation import RATE
from sintas.casework.models import Evaluation, GoalResult
from sintas.kit.ids import new_submission, uuid7
from sintas.practice import journeys
from sintas.practice.catalogue import load
from sintas.safekeeping.models import Trail

OUTSIDERS = ("budi", "tono", "sari", "dewi", "lina")


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def goals(case, people, as_user):
    with as_user("ratna"):
        first = set_goal(by=people["ratna"], case=case, text="mengelola emosi", baseline="marah tiap hari", target="sekali seminggu")
        return [first.entry, set_goal(by=people["ratna"], case=case, text="berinteraksi").entry]


def typed(goals, *texts, **more):
    """What a browser sends for an evaluation: a row for each goal."""
    sent = {"submission": new_submission(), **more}
    for at, goal in enumerate(goals):
        sent |= {f"results-{at}-goal": str(goal), f"results-{at}-text": texts[at] if at < len(texts) else ""}
    return sent


def change(case):
    return reverse("casework:change_page", args=[case.pk])


def words_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def by_name(page):
    """The page with the attributes of its inputs in one order, without ids."""
    inputs = re.sub(r' id="[^"]*"', "", page)
    return re.sub(r'<input type="radio" name="(\w+)"', r'<input name="\1" type="radio"', inputs)


def test_an_empty_file_says_so_and_shows_the_way(case, signed_in):
    words = words_of(signed_in("ratna"), change(case))
    assert "Belum ada tujuan dalam rencana" in words and "Belum ada evaluasi." in words and "belum dijadwalkan" in words
    assert "Tidak ada ukuran sebelum dan sesudah" in words
    form = words_of(signed_in("ratna"), reverse("casework:evaluation", args=[case.pk]))
    assert "Belum ada tujuan dalam rencana" in form and "results-0-goal" not in form


def test_an_evaluation_walks_from_the_form_to_the_page(case, goals, signed_in, as_user):
    ratna, url = signed_in("ratna"), reverse("casework:evaluation", args=[case.pk])
    form = words_of(ratna, url)
    for expected in ("1. mengelola emosi (awal: marah tiap hari; sasaran: sekali seminggu)", "2. berinteraksi", "Menurut klien"):
        assert expected in form
    anchor = load("evaluation_focus").get("interaction").extra["anchors_id"][3]
    assert anchor in form and f'name="{RATE}interaction"' in form, "the written anchor stands beside each number"
    sent = typed(
        goals, "lebih tenang", outcome="kecemasan menurun", client_words="saya lebih lega", satisfaction="fairly",
        hindering_words="- kelas Senin\n- waktu terbatas", **{"results-0-status": "improved", "results-0-evidence": "nada bicara turun"},
        **{"results-0-value": "dua kali seminggu", RATE + "interaction": "3", "next_on": (date.today() + timedelta(days=14)).isoformat()},
    )  # fmt: skip
    assert ratna.post(url, sent).headers["Location"] == change(case)
    assert ratna.post(url, sent).status_code == 302, "sending twice saves once"
    page = words_of(ratna, change(case))
    for expected in (
        "Perubahan tampak pada 1 dari 2 tujuan. 1 tujuan belum dinilai.", "lebih tenang", "nada bicara turun", "dua kali seminggu",
        "1 dari 2 dengan bukti", "saya lebih lega", "kelas Senin", "Belum ada hasil.", anchor, "14 hari lagi", "Tampak berubah",
    ):  # fmt: skip
        assert expected in page, expected
    assert "Besarnya tidak diukur" not in page and "Tidak ada ukuran sebelum dan sesudah" not in page
    assert "Bunga" not in page.split("</title>")[0]
    with as_user("ratna"):
        assert Evaluation.objects.count() == GoalResult.objects.count() == 1
        assert Evaluation.current.get().happened_on == date.today()


def test_an_empty_evaluation_is_not_saved(case, goals, signed_in, as_user):
    answer = signed_in("ratna").post(reverse("casework:evaluation", args=[case.pk]), typed(goals, kind_of="process", happened="kemarin dulu"))
    assert answer.status_code == 422 and "kemarin dulu" in answer.content.decode()
    answer = signed_in("ratna").post(reverse("casework:evaluation", args=[case.pk]), typed(goals, kind_of="process"))
    assert answer.status_code == 422 and "Tulis satu kalimat tentang yang tampak" in answer.content.decode()
    with as_user("ratna"):
        assert not Evaluation.objects.exists()


def test_a_goal_sent_twice_or_not_ours_is_refused_and_every_word_stays(case, goals, signed_in, as_user):
    url = reverse("casework:evaluation", args=[case.pk])
    for entries in ([goals[0], goals[0]], [goals[0], uuid7()]):
        answer = signed_in("ratna").post(url, typed(entries, "kalimat pertama", "kalimat kedua", outcome="secara umum baik"))
        words = answer.content.decode()
        assert answer.status_code == 422
        assert "kalimat pertama" in words and "kalimat kedua" in words and "secara umum baik" in words
    with as_user("ratna"):
        assert not Evaluation.objects.exists()


def test_a_decision_asks_for_its_reason_and_loses_nothing(case, goals, signed_in):
    sent = typed(goals, "lebih tenang", decision="continue")
    answer = signed_in("ratna").post(reverse("casework:evaluation", args=[case.pk]), sent)
    assert answer.status_code == 422
    assert "Tulis alasan keputusan ini" in answer.content.decode() and "lebih tenang" in answer.content.decode()


def test_correcting_writes_no_version_of_a_result_nobody_touched(case, goals, people, signed_in, as_user):
    with as_user("ratna"):
        kept = evaluate(
            by=people["ratna"], case=case, happened=date.today(), outcome="menurun", ratings=["interaction:2"],
            results=[{"goal": goal, "text": f"hasil {at}"} for at, goal in enumerate(goals)],
        )  # fmt: skip
    ratna, url = signed_in("ratna"), reverse("casework:evaluation_entry", args=[case.pk, kept.entry])
    form = words_of(ratna, url)
    assert "hasil 0" in form and "hasil 1" in form and 'name="rate_interaction" type="radio" value="2" checked' in by_name(form)
    sent = typed(goals, "hasil 0", "hasil 1 diperbaiki", based_on="1", outcome="menurun", happened=date.today().isoformat())
    sent[RATE + "interaction"] = "2"
    assert ratna.post(url, sent).status_code == 302
    with as_user("ratna"):
        numbers = dict(GoalResult.current.values_list("goal", "number"))
        assert numbers == {goals[0]: 1, goals[1]: 2}
    stale = ratna.post(url, typed(goals, "hasil 0", "tab lama", based_on="1", outcome="versi tab lama"))
    assert stale.status_code == 409
    assert "versi tab lama" in stale.content.decode() and "hasil 1 diperbaiki" in stale.content.decode()
    past = words_of(ratna, reverse("casework:evaluation_history", args=[case.pk, kept.entry]))
    assert "Versi 2" in past and "versi tab lama" in past
    page = words_of(ratna, change(case))
    assert "hasil 1 diperbaiki" in page and "tidak dipakai, tetap tersimpan" in page and "tab lama" in page


def test_clearing_a_row_takes_the_result_back(case, goals, people, signed_in, as_user):
    with as_user("ratna"):
        kept = evaluate(
            by=people["ratna"], case=case, happened=date.today(), outcome="x", results=[{"goal": goals[1], "text": "salah tujuan"}]
        )
    url = reverse("casework:evaluation_entry", args=[case.pk, kept.entry])
    assert signed_in("ratna").post(url, typed(goals, "benar di sini", "", based_on="1", outcome="x")).status_code == 302
    with as_user("ratna"):
        assert list(GoalResult.current.values_list("goal", flat=True)) == [goals[0]]
    assert "dicoret, salah catat" in words_of(signed_in("ratna"), change(case))


def test_the_result_of_one_goal_has_its_page(case, goals, people, signed_in, as_user):
    ratna, url = signed_in("ratna"), reverse("casework:goal_result_entry", args=[case.pk, goals[0]])
    form = words_of(ratna, url)
    assert "mengelola emosi" in form and "sekali seminggu" in form
    empty = ratna.post(url, {"submission": new_submission(), "happened": ""})
    assert empty.status_code == 422 and "Tulis satu kalimat tentang hasilnya" in empty.content.decode()
    sent = {"submission": new_submission(), "status": "improved", "text": "dari layar satu", "evidence": "terlihat"}
    assert ratna.post(url, sent).status_code == 302
    assert ratna.post(url, sent).status_code == 302, "sending twice saves once"
    with as_user("ratna"):
        first = GoalResult.current.get()
    own = reverse("casework:goal_result_entry", args=[case.pk, first.entry])
    assert ratna.get(url).headers["Location"] == own and "dari layar satu" in words_of(ratna, own)
    both = ratna.post(url, {"submission": new_submission(), "text": "dari layar dua"})
    assert both.status_code == 409
    assert "dari layar satu" in both.content.decode() and "dari layar dua" in both.content.decode()
    assert ratna.post(own, sent | {"submission": new_submission(), "text": "gabungan", "based_on": "1"}).status_code == 302
    past = words_of(ratna, reverse("casework:goal_result_history", args=[case.pk, first.entry]))
    assert "Versi 2" in past and "dari layar dua" in past
    assert ratna.get(reverse("casework:goal_result_entry", args=[case.pk, uuid7()])).status_code == 404
    story = words_of(ratna, f"/kasus/{case.pk}/")
    assert own in story and "gabungan" in story


def test_a_decision_that_waits_says_what_is_missing_and_where(case, goals, people, signed_in, as_user):
    with as_user("ratna"):
        while case.stage != "evaluation":
            move(by=people["ratna"], case=case, to=journeys.GIM.following(case.stage), outcome="completed")
    ratna = signed_in("ratna")
    sent = typed(goals, "lebih tenang", decision="stop", decision_reason="waktu habis")
    assert ratna.post(reverse("casework:evaluation", args=[case.pk]), sent).status_code == 302
    words = words_of(ratna, change(case))
    assert "Keputusan “dihentikan” tersimpan. Tahap evaluasi belum dapat diselesaikan" in words
    assert "Ada tujuan tanpa hasil" in words and reverse("casework:stage", args=[case.pk, "evaluation"]) in words
    with as_user("ratna"):
        assert the_case(people["ratna"], case.pk).stage == "evaluation"


def test_a_decision_taken_before_the_stage_of_evaluation_says_that_the_case_did_not_move(case, goals, people, signed_in, as_user):
    with as_user("ratna"):
        while case.stage != "implementation":
            move(by=people["ratna"], case=case, to=journeys.GIM.following(case.stage), outcome="completed")
    ratna = signed_in("ratna")
    waits = "Keputusan “dimodifikasi” tersimpan, kasus belum dipindahkan."
    sent = typed(goals, "lebih tenang", decision="modify", decision_reason="perlu tujuan lain")
    assert ratna.post(reverse("casework:evaluation", args=[case.pk]), sent).status_code == 302
    words = words_of(ratna, change(case))
    assert waits in words and reverse("casework:stage", args=[case.pk, "implementation"]) in words
    with as_user("ratna"):
        now = the_case(people["ratna"], case.pk)
        assert now.stage == "implementation"
        move(by=people["ratna"], case=now, to="planning", outcome="went_back", reason="perlu tujuan lain")
        assert waits not in words_of(ratna, change(case)), "somebody moved the case as decided"
        move(by=people["ratna"], case=now, to="implementation", outcome="completed")
        kept = Evaluation.current.get()
        evaluate(by=people["ratna"], case=now, entry=kept.entry, based_on=1, outcome="b", decision="modify", decision_reason="perlu tujuan lain ya")
    assert waits not in words_of(ratna, change(case)), "a corrected word decides nothing anew"


def test_a_case_whose_work_has_ended_is_not_told_that_an_evaluation_is_late(case, goals, people, signed_in, as_user):
    with as_user("ratna"):
        evaluate(
            by=people["ratna"], case=case, happened=date.today() - timedelta(days=60), outcome="a", next_on=date.today() - timedelta(days=30)
        )
    ratna = signed_in("ratna")
    assert "(lewat 30 hari)" in words_of(ratna, change(case))
    with as_user("ratna"):
        while case.stage != "follow_up":
            move(by=people["ratna"], case=case, to=journeys.GIM.following(case.stage), outcome="completed")
    assert "lewat 30 hari" not in words_of(ratna, change(case))


def test_nobody_outside_the_team_finds_these_pages(case, goals, people, as_user, signed_in):
    with as_user("ratna"):
        kept = evaluate(by=people["ratna"], case=case, happened=date.today(), outcome="rahasia")
        result = record_result(by=people["ratna"], case=case, goal=goals[0], text="rahasia", happened=date.today())
    pages = [
        change(case),
        reverse("casework:evaluation", args=[case.pk]),
        reverse("casework:evaluation_entry", args=[case.pk, kept.entry]),
        reverse("casework:evaluation_history", args=[case.pk, kept.entry]),
        reverse("casework:goal_result_entry", args=[case.pk, goals[0]]),
        reverse("casework:goal_result_entry", args=[case.pk, result.entry]),
        reverse("casework:goal_result_history", args=[case.pk, result.entry]),
    ]
    for stranger in OUTSIDERS:
        browser = signed_in(stranger)
        assert [browser.get(url).status_code for url in pages] == [404] * len(pages), stranger
        assert browser.post(pages[1], typed(goals, "x")).status_code == 404
        assert browser.post(pages[4], {"submission": new_submission(), "text": "x"}).status_code == 404
    words_of(signed_in("ratna"), pages[0])
    with as_user("ratna"):
        assert Trail.objects.filter(file_id=case.pk, verb="read change").exists()
