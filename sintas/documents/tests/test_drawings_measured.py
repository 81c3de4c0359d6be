"""What was measured, drawn on the evaluation, the progress report and the case report; and what of it does not leave. All people are invented."""

from datetime import date, timedelta

import pytest

from sintas.cases.models import Person
from sintas.casework.actions.measuring_goals import rate_goal, set_goal_scale
from sintas.casework.models import Goal
from sintas.documents.catalogue import KINDS
from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.actions.measuring_points import add_points
from sintas.evidence.models import Measure
from sintas.kit import paper
from sintas.kit.paper.reading import text_of
from sintas.safekeeping import trail

from .test_drawings import close, drawings, svgs

pytestmark = pytest.mark.django_db
PAPERS = ("evaluation", "progress_report", "case_report")
LEVELS = {
    "-2": "marah setiap hari", "-1": "marah lima kali seminggu", "0": "marah dua kali seminggu", "1": "marah sekali seminggu", "2": "tidak marah lagi",
}  # fmt: skip


@pytest.fixture
def measured(finished, people, as_user):
    """Bunga's file with nights of sleep counted before and during help, and the first goal on its levels."""
    by = people["ratna"]
    with as_user("ratna"):
        trail.record(by=by, verb="read file", file_id=finished.pk, opens=True)
        row = set_measure(
            by=by, case=finished, name="malam tidur nyenyak", direction="up", unit_of="malam", low="0", high="7", aim="5",
            phases=[{"letter": "A", "starts": ""}, {"letter": "B", "starts": date(2024, 9, 10)}],
        )  # fmt: skip
        days = [date(2024, 9, 2) + timedelta(days=2 * at) for at in range(8)]
        values = ("1", "2", "1", "2", "3", "4", "4", "5")
        add_points(by=by, case=finished, measure=row.entry, points=[{"on": day, "value": value} for day, value in zip(days, values, strict=True)])
        goal = Goal.current.filter(file_id=finished.pk).order_by("position", "written_at", "entry").first()
        set_goal_scale(by=by, case=finished, goal=goal.entry, levels=LEVELS, baseline=-1)
        rate_goal(by=by, case=finished, goal=goal.entry, level=1, rated_by="worker", happened=date(2024, 9, 22))
    return finished


@pytest.mark.parametrize("slug", PAPERS)
def test_the_measure_and_the_levels_are_drawn_with_a_sentence(measured, printing, slug):
    made = printing.composed(measured, slug)
    text = close(" ".join(text_of(paper.render(KINDS[slug].template, made.data).bytes)))
    names = [one["name"] for one in drawings(made.data)]
    assert "tujuan_1" in names and "ukuran_1" in names
    for words in ("Yang diukur", "Malam tidur nyenyak", "Rata-rata sebelum bantuan", "marah sekali seminggu", "Naik dari −1 ke +1",
                  "Dinilai 22 September 2024"):  # fmt: skip
        assert close(words) in text, words
    assert close("Tidak ada pengukuran akhir") not in text, "something was measured"


def test_an_evaluation_before_the_newest_shows_nothing_that_came_later(measured, printing):
    first = printing.composed(measured, "evaluation").picks[-1][0]
    assert svgs(printing.composed(measured, "evaluation", about=first).data) == []


def test_without_progress_nothing_of_it_leaves(measured, printing, agree, as_user):
    with as_user("ratna"):
        aunt = Person.current.get(file_id=measured.pk, relation="aunt").entry
    agree(measured, "health", ["identity", "child", "services", "assessment"], guardian=aunt)
    for slug in PAPERS:
        made = printing.composed(measured, slug, recipient="health", purpose="referral")
        text = close(" ".join(text_of(paper.render(KINDS[slug].template, made.data).bytes)))
        assert [one for one in drawings(made.data) if one["name"].startswith(("tujuan_", "ukuran_"))] == [], slug
        assert close("malam tidur nyenyak") not in text and close("marah sekali seminggu") not in text, slug
        assert close("A: sebelum bantuan") not in text, slug


def measure_tables(node):
    """Every table of values on a paper: (head, rows, the line under it)."""
    if isinstance(node, dict):
        if any(one.get("name", "").startswith("ukuran_") for one in node.get("drawings") or ()):
            yield node["table"]["head"], node["table"]["rows"], node.get("source")
        for one in node.values():
            yield from measure_tables(one)
    elif isinstance(node, (list, tuple)):
        for one in node:
            yield from measure_tables(one)


@pytest.mark.parametrize("slug", PAPERS)
def test_the_values_stand_in_a_table_under_their_chart(measured, printing, slug):
    made = printing.composed(measured, slug)
    ((head, rows, under),) = measure_tables(made.data)
    assert head == ["Hari", "Masa", "Nilai"] and under is None
    assert rows[0] == ["2 September 2024", "A: sebelum bantuan", "1"] and rows[-1] == ["16 September 2024", "B", "5"]
    assert len(rows) == 8
    text = close(" ".join(text_of(paper.render(KINDS[slug].template, made.data).bytes)))
    assert close("10 September 2024 B: selama bantuan 3 12 September 2024 B 4") in text


def test_a_long_table_holds_the_newest_and_says_how_many_it_does_not(measured, printing, people, as_user):
    by = people["ratna"]
    with as_user("ratna"):
        trail.record(by=by, verb="read file", file_id=measured.pk, opens=True)
        entry = Measure.current.get(file_id=measured.pk).entry
        points = [{"on": date(2024, 6, 1) + timedelta(days=at), "value": str(at % 7)} for at in range(30)]
        add_points(by=by, case=measured, measure=entry, points=points)
    made = printing.composed(measured, "evaluation")
    ((_head, rows, under),) = measure_tables(made.data)
    assert len(rows) == 24 and rows[0][:2] == ["15 Juni 2024", "A: sebelum bantuan"] and rows[-1][0] == "16 September 2024"
    assert under == "Tabel ini memuat 24 ukuran terbaru; 14 yang lebih awal ada dalam berkas."
    assert close(under) in close(" ".join(text_of(paper.render(KINDS["evaluation"].template, made.data).bytes)))


@pytest.fixture
def many(measured, people, as_user):
    """The same file with seven measures more, so that charts come to the end of a page."""
    by = people["ratna"]
    with as_user("ratna"):
        trail.record(by=by, verb="read file", file_id=measured.pk, opens=True)
        for at in range(7):
            row = set_measure(
                by=by, case=measured, name=f"ukuran bernama {SIGNS[at]}", direction="up", unit_of=f"satuan {SIGNS[at]}",
                phases=[{"letter": "A", "starts": ""}, {"letter": "B", "starts": date(2024, 9, 10)}],
            )  # fmt: skip
            points = [{"on": date(2024, 9, 2) + timedelta(days=2 * day), "value": str(day + at)} for day in range(6)]
            add_points(by=by, case=measured, measure=row.entry, points=points)
    return measured


SIGNS = ("apel", "belimbing", "ceri", "duku", "embacang", "gandaria", "jambu")


@pytest.mark.parametrize("slug", PAPERS)
def test_a_heading_stands_on_the_page_of_its_chart(many, printing, slug):
    made = printing.composed(many, slug)
    pages = [close(page) for page in text_of(paper.render(KINDS[slug].template, made.data).bytes)]
    for sign in SIGNS:
        heading = [at for at, page in enumerate(pages) if close(f"Ukuran bernama {sign}") in page and close("Rata-rata sebelum bantuan") in page]
        chart = [at for at, page in enumerate(pages) if close(f"Satuan {sign}; makin tinggi") in page]
        assert len(chart) == 1 and chart[0] in heading, sign
        assert pages[chart[0]].rindex(close(f"Ukuran bernama {sign}")) < pages[chart[0]].index(close(f"Satuan {sign}; makin tinggi"))


@pytest.mark.parametrize("slug", PAPERS)
def test_how_far_goals_got_is_said_in_words_that_read(measured, printing, slug):
    text = " ".join(text_of(paper.render(KINDS[slug].template, printing.composed(measured, slug).data).bytes))
    assert "Skor capaian (T) pada 1 dari 3 tujuan: 40 di awal, 60 sekarang. Angka 50 berarti sesuai harapan secara keseluruhan." in text
    assert "Dari 1 dari" not in text
