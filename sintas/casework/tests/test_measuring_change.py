"""*Apa yang berubah* with everything that was measured: what the team reads, what the client is shown, what gates and forms take from it."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from sintas.cases.actions.team import add_member
from sintas.casework.actions.evaluating import evaluate
from sintas.casework.actions.measuring_goals import rate_goal, set_goal_scale
from sintas.casework.actions.measuring_steps import rate_steps
from sintas.casework.actions.planning import agree_step, set_goal
from sintas.casework.dossier import verdict_on
from sintas.casework.models import GoalResult
from sintas.evidence.actions.giving import give_scale
from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.actions.measuring_points import add_points
from sintas.instruments.scales.catalogue import scale as shipped
from sintas.kit.ids import new_submission
from sintas.practice.stages.evaluation import measured_before_and_after

START = date(2024, 8, 1)
LEVELS = {"-2": "tiap malam terbangun", "-1": "lima malam", "0": "dua malam", "1": "satu malam", "2": "tidak lagi"}
NOTES = ("catatan pendamping tentang nilai", "catatan pendamping tentang tingkat", "alasan tidak untuk klien")


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def measured(case, people, as_user):
    """A goal on its levels, a goal without, a measure of the first, a measure of none, GAD-7 twice, steps."""
    ratna = people["ratna"]
    with as_user("ratna"):
        said = {"by": ratna, "case": case}
        goals = [set_goal(**said, text=text).entry for text in ("tidur tenang", "berani ke pasar")]
        set_goal_scale(**said, goal=goals[0], levels=LEVELS, baseline=-2)
        rate_goal(**said, goal=goals[0], level=1, rated_by="both", happened=date(2024, 9, 1), note=NOTES[1])
        phases = [{"letter": "A", "starts": None, "words": ""}, {"letter": "B", "starts": START + timedelta(days=5), "words": ""}]
        for name, goal, values in (
            ("malam terbangun", goals[0], (6, 5, 6, 7, 6, 3, 2, 1)),
            ("seberapa cemas", None, (8, 9, 8, 7, 9, 7, 6, 5, 4, 4, 3)),
        ):
            made = set_measure(**said, name=name, direction="down", goal=goal, phases=phases)
            rows = [{"on": START + timedelta(days=at), "value": str(value), "note": NOTES[0]} for at, value in enumerate(values)]
            add_points(**said, measure=made.entry, points=rows)
        of = shipped("gad7")
        for day, each in ((date(2024, 8, 1), 2), (date(2024, 9, 1), 1)):
            answers = {item.id: each for item in of.items}
            give_scale(**said, scale="gad7", language="en", completed_by="interview", answers=answers, happened=day)
        steps = [agree_step(**said, what=what).entry for what in ("menelepon ibu", "pindah kamar", "ke puskesmas")]
        rate_steps(
            **said,
            steps=[
                {"step": steps[0], "level": "4"},
                {"step": steps[1], "level": "dropped", "note": NOTES[2]},
                {"step": steps[2], "level": "2"},
            ],
        )
    return goals


def page(case):
    return reverse("casework:change_page", args=[case.pk])


def words_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_everything_measured_stands_on_the_page(case, measured, signed_in):
    shown = words_of(signed_in("ratna"), page(case))
    for expected in (
        "Naik dari −2 ke +1: satu malam", "dinilai oleh: Klien dan pendamping bersama", "Rata-rata sebelum bantuan 8,2; sekarang 3 (11 Agustus 2024).",
        "Rata-rata sebelum bantuan 6; sekarang 1", "14 pada 1 Agustus 2024; 7 pada 1 September 2024. Lebih rendah lebih baik.",
        "Capaian 75% dari 2 langkah yang dinilai.", "1 langkah disepakati tidak diteruskan", "Untuk pekerja sosial", "NAP", "0,983", "autokorelasi",
        "T di awal", "Tujuan 2: lima tingkatnya belum disusun", "Susun lima tingkat", "Nilai tingkatnya", *NOTES[1:],
    ):  # fmt: skip
        assert expected in shown, expected
    assert "Besarnya tidak diukur" not in shown and "Tidak ada ukuran sebelum dan sesudah" not in shown
    assert "Bunga" not in shown.split("</title>")[0]


def test_the_client_sees_the_change_and_neither_figures_nor_notes(case, measured, people, as_user, signed_in):
    with as_user("ratna"):
        goal, facts = measured[0], {"status": "improved", "evidence": "dua minggu ini tidur lelap"}
        evaluate(
            by=people["ratna"], case=case, happened=date(2024, 9, 2), process="jalan pendampingan", discussion="pembahasan tim",
            hindering_words=["kelas Senin"],
            results=[{"goal": goal, **facts}],
        )  # fmt: skip
    shown = words_of(signed_in("ratna"), page(case) + "?untuk=klien")
    for expected in (
        "Naik dari −2 ke +1: satu malam", "Rata-rata sebelum bantuan 8,2; sekarang 3", "14 pada 1 Agustus 2024; 7 pada 1 September 2024.",
        "Capaian 75%", "dua minggu ini tidur lelap", "Halaman untuk pekerja sosial",
    ):  # fmt: skip
        assert expected in shown, expected
    for hidden in (
        *NOTES, "Untuk pekerja sosial", "NAP", "autokorelasi", "T di awal", "jalan pendampingan", "pembahasan tim", "kelas Senin", "Tulis evaluasi",
        "Susun lima tingkat",
    ):  # fmt: skip
        assert hidden not in shown.replace("Halaman untuk pekerja sosial", ""), hidden


def test_a_shared_screen_never_shows_the_workers_page(case, measured, signed_in):
    ratna = signed_in("ratna")
    ratna.post("/layar-bersama/", {"file": str(case.pk), "next": page(case)})
    shown = words_of(ratna, page(case))
    assert "Naik dari −2 ke +1" in shown and "NAP" not in shown and NOTES[1] not in shown and "Halaman untuk pekerja sosial" not in shown


def test_nothing_measured_is_said(case, people, as_user, signed_in):
    with as_user("ratna"):
        set_goal(by=people["ratna"], case=case, text="tidur tenang")
    shown = words_of(signed_in("ratna"), page(case))
    assert "Belum ada yang diukur dari waktu ke waktu." in shown and "Tidak ada ukuran sebelum dan sesudah" in shown
    client = words_of(signed_in("ratna"), page(case) + "?untuk=klien")
    assert "Tidak ada ukuran sebelum dan sesudah" in client and "Belum ada hasil." in client


def test_who_may_not_read_a_scale_reads_that_it_was_given(case, measured, people, cast, as_user, signed_in):
    with as_user("ratna"):
        add_member(by=people["ratna"], case=case, user_id=cast["budi"].pk, role="second")
    cast["budi"].profession = "clergy"
    cast["budi"].save()
    shown = words_of(signed_in("budi"), page(case))
    assert "Diisi pada 1 Agustus 2024, 1 September 2024. Hasilnya dibaca profesi lain dalam tim." in shown
    assert "14 pada 1 Agustus" not in shown
    assert "Hasilnya dibaca profesi lain" not in words_of(signed_in("budi"), page(case) + "?untuk=klien")


def test_the_page_asks_little(case, measured, signed_in, queries):
    ratna = signed_in("ratna")
    for url in (page(case), page(case) + "?untuk=klien"):
        words_of(ratna, url)
        with queries() as seen:
            words_of(ratna, url)
        assert len(seen) <= 15, f"{len(seen)}\n" + "\n".join(sql[:110] for sql in seen)


@pytest.fixture
def unmeasured(case, as_user):
    """Whether the gate of evaluation still warns that nothing was measured before and after."""

    def ask():
        with as_user("ratna"):
            return measured_before_and_after.code in [one.code for one in verdict_on(case, "evaluation").warnings]

    return ask


def test_the_gate_counts_levels_measures_and_scales_without_opening_them(case, people, as_user, unmeasured):
    said = {"by": people["ratna"], "case": case}
    with as_user("ratna"):
        goal = set_goal(**said, text="tidur tenang").entry
        set_goal_scale(**said, goal=goal, levels=LEVELS, baseline=-1)
    assert unmeasured(), "levels agreed on, nobody rated"
    with as_user("ratna"):
        rate_goal(**said, goal=goal, level=0, rated_by="both", happened=START)
    assert not unmeasured()


def test_the_gate_counts_a_measure_with_a_baseline(case, people, as_user, unmeasured):
    said = {"by": people["ratna"], "case": case}
    phases = [{"letter": "A", "starts": None, "words": ""}, {"letter": "B", "starts": START + timedelta(days=2), "words": ""}]
    with as_user("ratna"):
        made = set_measure(**said, name="cemas", direction="down", phases=phases)
        add_points(**said, measure=made.entry, points=[{"on": START, "value": "8"}, {"on": START + timedelta(days=1), "value": ""}])
    assert unmeasured(), "one number and a day that was not measured"
    with as_user("ratna"):
        add_points(**said, measure=made.entry, points=[{"on": START - timedelta(days=3), "value": "9"}])
    assert unmeasured(), "two numbers, both before the help"
    with as_user("ratna"):
        add_points(**said, measure=made.entry, points=[{"on": START + timedelta(days=4), "value": "5"}])
    assert not unmeasured()


def test_the_gate_counts_a_scale_given_twice_in_one_wording(case, people, as_user, unmeasured):
    said = {"by": people["ratna"], "case": case, "scale": "gad7", "completed_by": "interview"}
    answers = {item.id: 1 for item in shipped("gad7").items}
    with as_user("ratna"):
        for _time in range(2):
            give_scale(**said, language="en", answers=answers, happened=START)
    assert unmeasured(), "twice on one day"
    with as_user("ratna"):
        give_scale(**said, language="en", answers=answers, happened=START + timedelta(days=30))
    assert not unmeasured()


def test_the_newest_stands_beside_evaluation_and_ending_and_is_offered(case, measured, signed_in, as_user):
    ratna, url = signed_in("ratna"), reverse("casework:evaluation", args=[case.pk])
    form = words_of(ratna, url)
    for expected in ("Ukuran terbaru", "+1, satu malam (1 September 2024)", "seberapa cemas", "3 (11 Agustus 2024)", "GAD-7", "7"):
        assert expected in form, expected
    assert 'name="results-0-value" value="+1, satu malam (1 September 2024)"' in re.sub(
        r' (id|class|autocomplete|maxlength|type)="[^"]*"', "", form
    )
    assert "Ukuran terbaru" in words_of(ratna, reverse("casework:termination", args=[case.pk]))
    alone = words_of(ratna, reverse("casework:goal_result_entry", args=[case.pk, measured[0]]))
    assert "+1, satu malam (1 September 2024)" in alone and "Ukuran terbaru" in alone
    sent = {"submission": new_submission(), "results-0-value": "+1, satu malam (1 September 2024)", "results-1-value": ""}
    sent |= {f"results-{at}-goal": str(goal) for at, goal in enumerate(measured)}
    assert ratna.post(url, sent).status_code == 422, "what was only offered is no evaluation"
    assert ratna.post(url, {**sent, "outcome": "lebih tenang"}).status_code == 302
    with as_user("ratna"):
        assert not GoalResult.objects.exists(), "and no result"
    sent = {**sent, "submission": new_submission(), "outcome": "lebih tenang", "results-0-status": "improved"}
    assert ratna.post(url, sent).status_code == 302
    with as_user("ratna"):
        assert GoalResult.current.get().status == "improved"
    assert "+1, satu malam (1 September 2024)" in words_of(ratna, page(case))
