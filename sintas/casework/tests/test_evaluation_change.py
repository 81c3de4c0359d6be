"""What changed, as the page tells it: honest about what was measured, with every earlier look and where it came from."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sintas.casework.actions.assessing import judge_anxiety
from sintas.casework.actions.evaluating import evaluate, record_result
from sintas.casework.actions.planning import set_goal
from sintas.casework.reading.evaluation import change_of
from sintas.practice.catalogue import load
from sintas.safekeeping import trail


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def goals(case, people, as_user):
    with as_user("ratna"):
        first = set_goal(by=people["ratna"], case=case, text="mengelola emosi", baseline="marah tiap hari", target="sekali seminggu")
        return [first.entry, set_goal(by=people["ratna"], case=case, text="berinteraksi").entry]


def change(case):
    return reverse("casework:change_page", args=[case.pk])


def words_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(people, case):
    trail.record(by=people["ratna"], verb="read change", file_id=case.pk, opens=True)
    return change_of(case, "id")


def test_nothing_is_measured_is_said_openly(case, goals, people, as_user):
    """Acceptance check 6, as in the documented case: a level at the beginning, none at the end, goals without numbers."""
    with as_user("ratna"):
        judge_anxiety(by=people["ratna"], case=case, level="mild", test_name="tes daring", happened=date.today() - timedelta(days=30))
        evaluate(
            by=people["ratna"], case=case, happened=date.today(), outcome="kecemasan menurun",
            results=[{"goal": goal, "status": "improved", "text": "a", "evidence": "b"} for goal in goals],
        )  # fmt: skip
        told = shown(people, case)
        assert told.sentence == "Perubahan tampak pada semua tujuan, yaitu 2. Besarnya tidak diukur."
        assert told.unmeasured.startswith("Tidak ada ukuran sebelum dan sesudah.")
        assert any("ukuran akhir" in one for one in told.measure_gaps)
        assert told.anxiety.before == "Kecemasan ringan" and "tes daring, tanpa skor" in told.anxiety.before_note
        assert (told.anxiety.after, told.anxiety.after_note) == ("", "menurut evaluasi: kecemasan menurun")
        evaluate(by=people["ratna"], case=case, happened=date.today(), anxiety_after="mild", outcome="tetap")
        again = shown(people, case)
        assert again.unmeasured == "" and again.measure_gaps == [] and again.anxiety.after == "Kecemasan ringan"


def test_a_result_told_without_a_status_is_not_called_unchanged(case, goals, people, as_user):
    """Documents tell a result in words; which word of the list it is was never said, and is not guessed."""
    with as_user("ratna"):
        for goal, more in ((goals[0], {}), (goals[1], {"status": "unchanged"})):
            record_result(by=people["ratna"], case=case, goal=goal, text="lebih tenang", happened=date.today(), **more)
            if not more:
                assert shown(people, case).sentence.startswith("Hasil diceritakan untuk 1 dari 2 tujuan. 1 tujuan belum dinilai.")
        assert shown(people, case).sentence == (
            "Belum tampak perubahan pada tujuan yang dinilai. Pada 1 tujuan hasilnya hanya diceritakan. Besarnya tidak diukur."
        )


def test_ratings_stand_beside_each_other_over_time(case, people, as_user):
    with as_user("ratna"):
        for days, level in ((60, 1), (30, 2), (0, 4)):
            evaluate(
                by=people["ratna"], case=case, happened=date.today() - timedelta(days=days),
                ratings=[f"interaction:{level}", *(["self_confidence:0"] if days == 30 else [])],
            )  # fmt: skip
        told = shown(people, case)
    confidence, interaction = told.ratings.areas
    assert [one.level for one in interaction.rated] == [1, 2, 4]
    assert interaction.rated[1].knots == (True, True, True, False, False)
    assert [one and one.level for one in confidence.rated] == [None, 0, None]
    assert interaction.anchor == load("evaluation_focus").get("interaction").extra["anchors_id"][4]
    assert told.unmeasured == "", "an area rated twice is a measure before and after"


def test_the_history_of_a_goal_names_the_evaluation_each_result_came_from(case, goals, people, as_user):
    with as_user("ratna"):
        for days, words in ((20, "sering marah"), (0, "lebih tenang")):
            evaluate(
                by=people["ratna"], case=case, kind_of="periodic", happened=date.today() - timedelta(days=days),
                results=[{"goal": goals[0], "text": words, "status": "worse" if days else "improved"}],
            )  # fmt: skip
        goal = shown(people, case).goals[0]
    assert goal.result.text == "lebih tenang" and goal.result.tag.kind == "part"
    assert [(past.text, past.aside) for past in goal.history] == [("sering marah", False)]
    assert goal.history[0].origin.startswith("Monitoring berkala, ")


def test_few_queries_are_enough(case, goals, people, as_user, django_assert_max_num_queries):
    with as_user("ratna"):
        for days in range(8):
            evaluate(
                by=people["ratna"], case=case, happened=date.today() - timedelta(days=days), ratings=["interaction:2"], outcome="a",
                results=[{"goal": goal, "text": "a", "status": "improved"} for goal in goals],
            )  # fmt: skip
        judge_anxiety(by=people["ratna"], case=case, level="mild", happened=date.today())
        trail.record(by=people["ratna"], verb="read change", file_id=case.pk, opens=True)
        with django_assert_max_num_queries(8):
            told = change_of(case, "id")
    assert len(told.evaluations) == 8 and len(told.goals[0].history) == 7


def test_the_page_asks_little_and_no_more_for_a_longer_story(case, goals, people, as_user, signed_in):
    """Statements about the file; the browser's own session, its identity and savepoints are the same on every page."""
    ratna, asked = signed_in("ratna"), []
    for _round in range(2):
        with as_user("ratna"):
            for days in range(4):
                evaluate(
                    by=people["ratna"], case=case, happened=date.today() - timedelta(days=days), outcome="a",
                    results=[{"goal": goal, "text": "a"} for goal in goals],
                )  # fmt: skip
        words_of(ratna, change(case))
        with CaptureQueriesContext(connection) as seen:
            words_of(ratna, change(case))
        asked.append(sum(any(room in one["sql"] for room in ("cases_", "casework_", "safekeeping_")) for one in seen.captured_queries))
    assert asked[0] == asked[1] <= 15


def test_what_is_typed_is_shown_escaped(case, goals, people, as_user, signed_in):
    with as_user("ratna"):
        evaluate(
            by=people["ratna"], case=case, outcome="<script>satu</script>", happened=date.today(),
            results=[{"goal": goals[0], "text": "<b>dua</b>", "evidence": "<i>tiga</i>"}],
        )  # fmt: skip
    words = words_of(signed_in("ratna"), change(case))
    assert "<script>satu" not in words and "<b>dua" not in words and "<i>tiga" not in words and "&lt;b&gt;dua" in words


def test_a_result_of_an_evaluation_written_late_says_that_a_later_one_stands(case, goals, people, as_user, signed_in):
    with as_user("ratna"):
        for days, words in ((0, "lebih tenang"), (20, "sering marah")):
            evaluate(
                by=people["ratna"], case=case, happened=date.today() - timedelta(days=days), results=[{"goal": goals[0], "text": words}]
            )
        goal = shown(people, case).goals[0]
        assert goal.result.text == "lebih tenang" and [(past.text, past.aside) for past in goal.history] == [("sering marah", True)]
    assert "dicatat kemudian, ada hasil yang lebih baru" in words_of(signed_in("ratna"), change(case))


def test_the_story_of_one_evaluation_in_words(case, goals, people, as_user):
    with as_user("ratna"):
        evaluate(
            by=people["ratna"], case=case, kind_of="final", happened=date(2024, 9, 22), until=date(2024, 9, 23),
            process_from=date(2024, 9, 21), process_until=date(2024, 10, 2), supporting=["parties_involved"],
            hindering=["limited_time"], hindering_words=["kelas Senin sampai Kamis"], continued_by="pihak Sentra", outcome="menurun",
        )  # fmt: skip
        told = shown(people, case)
    one = told.evaluations[0]
    assert (one.title, one.when) == ("Evaluasi akhir", "22–23 September 2024")
    facts = {str(fact.term): fact.words for fact in one.facts}
    assert facts["Masa proses yang dilihat"] == "21 September 2024 – 2 Oktober 2024"
    assert [(str(fact.term), fact.words) for fact in told.factors] == [
        ("Mendukung", "Dukungan berbagai pihak yang dilibatkan"),
        ("Menghambat", "Waktu terbatas\nkelas Senin sampai Kamis"),
        ("Perlu dilanjutkan oleh", "pihak Sentra"),
    ]
    assert one.decision is None and told.held is None
