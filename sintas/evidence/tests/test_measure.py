"""A measure from the day it is agreed on to the day it says something: Ratna and Bunga ask every Monday how anxious she is."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from sintas.casework.actions.planning import set_goal
from sintas.evidence.actions.giving import give_scale
from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.actions.measuring_points import add_points
from sintas.evidence.models import Measure, MeasurePoint, ScaleResult
from sintas.instruments.scales.catalogue import scale as shipped
from sintas.kit.ids import new_submission
from sintas.safekeeping.refusals import BadInput

OUTSIDERS = ("budi", "tono", "sari", "dewi", "lina")
START = date(2024, 8, 1)
# Part D4: Parker, Vannest and Davis 2011, an increase is hoped for; Tau-U, band and celeration as reckoned there.
A, B = (20, 20, 26, 25, 22, 23), (28, 25, 24, 27, 30, 30, 29)


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def follow(case, people, as_user):
    """follow(a, b, direction=...): a measure with a value a day, A first, help from the first day of B."""

    def make(a=(), b=(), who="ratna", **more):
        with as_user(who):
            phases = [{"letter": "A", "starts": None, "words": ""}, {"letter": "B", "starts": START + timedelta(days=len(a)), "words": ""}]
            said = {"name": "seberapa cemas", "direction": "down", "phases": phases, **more}
            made = set_measure(by=people[who], case=case, **said)
            points = [{"on": START + timedelta(days=at), "value": "" if v is None else str(v), "note": ""} for at, v in enumerate([*a, *b])]
            if points:
                add_points(by=people[who], case=case, measure=made.entry, points=points)
        return made

    return make


def words_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def page(case, measure):
    return reverse("evidence:measure_entry", args=[case.pk, measure.entry])


def typed(*rows, **more):
    """What a browser sends for values: day, value, note."""
    sent = {"submission": new_submission(), **more}
    for at, (on, value, *note) in enumerate(rows):
        sent |= {f"points-{at}-on": on, f"points-{at}-value": value, f"points-{at}-note": note[0] if note else ""}
    return sent


def test_a_measure_walks_from_the_form_to_its_page(case, people, signed_in, as_user):
    with as_user("ratna"):
        goal = set_goal(by=people["ratna"], case=case, text="tidur tanpa takut")
    ratna, url = signed_in("ratna"), reverse("evidence:measure", args=[case.pk])
    assert "tidur tanpa takut" in words_of(ratna, url)
    sent = {
        "submission": new_submission(), "name": "seberapa cemas", "direction": "down", "how": "ditanya tiap Senin", "low": "0", "high": "10", "aim": "3",
        "goal": str(goal.entry), "phases-0-letter": "A", "phases-1-letter": "B", "phases-1-starts": "2024-08-06", "phases-1-words": "konseling",
    }  # fmt: skip
    answer = ratna.post(url, sent)
    assert answer.status_code == 302
    with as_user("ratna"):
        row = Measure.current.get()
    assert answer["Location"] == page(case, row)
    assert ratna.post(url, sent).status_code == 302, "sent twice, saved once"
    shown = words_of(ratna, page(case, row))
    assert "Belum ada nilai." in shown and "tidur tanpa takut" in shown and "ditanya tiap Senin" in shown and "dari 0 sampai 10" in shown
    assert "Bunga" not in shown.split("</title>")[0]
    points = reverse("evidence:measure_points", args=[case.pk, row.entry])
    rows = [("2024-08-01", "8"), ("2024-08-02", "7,5"), ("2024-08-03", ""), ("2024-08-05", "8.5", "malam gelisah"), ("2024-08-12", "4")]
    sent = typed(*rows)
    assert ratna.post(points, sent)["Location"] == page(case, row)
    assert ratna.post(points, sent)["Location"] == page(case, row), "sent twice, saved once"
    with as_user("ratna"):
        assert MeasurePoint.objects.count() == 5
    shown = words_of(ratna, page(case, row))
    assert "Rata-rata sebelum bantuan 8; sekarang 4 (12 Agustus 2024). Lebih rendah lebih baik." in shown
    assert "tidak diukur" in shown and "malam gelisah" in shown and "B: konseling" in shown
    story = words_of(ratna, reverse("desk:case", args=[case.pk]))
    assert story.count("seberapa cemas: 4 (+4)") == 1, "the story tells a sitting once"


def test_the_page_says_what_the_practice_reckons(case, follow, signed_in):
    shown = words_of(signed_in("ratna"), page(case, follow(A, B, direction="up")))
    for figure in (
        "Rata-rata sebelum bantuan 22,7; sekarang 29", "rata-rata 22,7; simpangan baku 2,5", "17,7 sampai 27,7", "4 dari 7 di luar pita",
        "paling panjang 3 berturut-turut", "aturan dua berturut-turut terpenuhi", "0,917; galat baku 0,077", "selang 95% 0,765 sampai 1",
        "Tau 0,833; Tau-U 0,738", "PND 0,714", "PEM 1;", "PAND 0,846", "IRD 0,69", "6 dari 7 di luar garis", "p = 0,0625",
        "menurut kebiasaan: perbedaan sedang", "kebiasaan buku pegangan", "autokorelasi", "Lebih tinggi lebih baik.",
    ):  # fmt: skip
        assert figure in shown, figure
    assert "eksploratif" not in shown


def test_a_decrease_that_is_hoped_for(case, follow, signed_in):
    shown = words_of(signed_in("ratna"), page(case, follow((8, 9, 8, 7, 9), (7, 6, 5, 4, 4, 3))))
    for figure in ("0,983", "PND 0,833", "rata-rata 8,2; simpangan baku 0,8", "6,5 sampai", "5 dari 6 di luar pita"):
        assert figure in shown, figure


def test_a_band_wider_than_the_measure_is_said_with_what_it_means(case, follow, signed_in):
    shown = words_of(signed_in("ratna"), page(case, follow((0, 0, 1, 0), (2, 2, 3), direction="up", low="0", high="8")))
    assert "−0,8 sampai 1,3; 3 dari 3 di luar pita" in shown and "pita melampaui ujung ukuran (0)" in shown
    assert "tidak ada nilai yang mungkin" not in shown, "it is crossed on the other side"
    ratna = signed_in("ratna")
    shown = words_of(ratna, page(case, follow((0, 0, 1, 0), (0, 0, 0), name="marah", low="0", high="8")))
    assert "ke arah yang diharapkan tidak ada nilai yang mungkin di luar pita ini" in shown
    assert "melampaui" not in words_of(ratna, page(case, follow((4, 5, 4), (3, 2), name="tidur", low="0", high="8")))


def test_a_very_small_chance_is_no_nought(case, follow, signed_in):
    shown = words_of(signed_in("ratna"), page(case, follow((8, 8, 8, 8), tuple([1] * 20))))
    assert "p &lt; 0,0001 (binomial" in shown


def test_two_baseline_values_are_exploratory_and_nothing_is_said_where_nothing_was(case, follow, signed_in):
    ratna = signed_in("ratna")
    hint = words_of(ratna, page(case, follow((8, 7), (5, 4, 3), name="marah")))
    assert "eksploratif" in hint and "NAP" in hint and "PND 1" in hint
    assert "menurut kebiasaan" not in hint and "kebiasaan buku pegangan" not in hint, "so few points bear no label of effect"
    only_before = words_of(ratna, page(case, follow((8, 7), name="tidur")))
    assert "Sejak bantuan dimulai belum diukur." in only_before and "Tidak diukur: tidak ada ukuran yang dapat dibandingkan." in only_before
    nothing = words_of(ratna, page(case, follow((None, None), name="makan")))
    assert "Tidak diukur: belum ada satu angka pun." in nothing
    unphased = words_of(ratna, page(case, follow((3, 4), name="jalan", phases=())))
    assert "Tidak ada ukuran sebelum bantuan" in unphased and "belum ditandai" in unphased


def test_help_given_taken_away_and_given_again(case, follow, signed_in):
    days = [None, START + timedelta(days=3), START + timedelta(days=6), START + timedelta(days=9)]
    phases = [{"letter": letter, "starts": day, "words": ""} for letter, day in zip("ABAB", days, strict=True)]
    shown = words_of(signed_in("ratna"), page(case, follow((8, 8, 9), (5, 4, 5, 7, 8, 8, 4, 3, 3), phases=phases)))
    assert "Semua perbandingan bersama" in shown and "berbobot sebanyak pasangannya" in shown
    assert shown.count("A: sebelum bantuan, lalu B: selama bantuan") == 1
    assert shown.count("A: bantuan dihentikan sementara, lalu B: selama bantuan") == 1
    assert "A: bantuan dihentikan sementara, 3 ukuran" in shown, "in the chart too"
    assert '7 Agustus 2024</a></th><td class="n">7</td><td>A<span class="vh">: bantuan dihentikan sementara</span>' in shown


def test_an_a_after_help_is_no_time_before_it(case, follow, signed_in):
    def called(letters, *words):
        days = [None, *(START + timedelta(days=3 * at) for at in range(1, len(letters)))]
        said = [*words, *[""] * (len(letters) - len(words))]
        phases = [{"letter": letter, "starts": day, "words": word} for letter, day, word in zip(letters, days, said, strict=True)]
        shown = words_of(signed_in("ratna"), page(case, follow((), range(3 * len(letters)), name=f"{letters}{len(words)}", phases=phases)))
        return re.findall(r"<li>([A-Z]: [^<]*), 3 ukuran</li>", shown)

    assert called("ABA") == ["A: sebelum bantuan", "B: selama bantuan", "A: bantuan dihentikan"]
    assert called("ACAB")[1:] == ["C: bantuan diubah", "A: bantuan dihentikan sementara", "B: selama bantuan"]
    assert called("ABA", "", "", "libur panjang")[2] == "A: libur panjang"


def test_three_settings_that_begin_one_after_another(case, follow, signed_in):
    first = follow((2, 3, 2), (6, 7, 7, 8, 8), direction="up", name="bicara", setting="di asrama", group=None)
    second = follow((1, 2, 2, 1, 2), (6, 7, 6), direction="up", name="bicara", setting="di kelas", group=first.entry)
    shown = words_of(signed_in("ratna"), page(case, second))
    assert "Semua deret bersama" in shown and "bicara, di asrama" in shown and "bicara, di kelas" in shown
    assert "dimulai bersamaan" not in shown
    follow((1, 2, 1), (5, 6, 6), direction="up", name="bicara", setting="di rumah", group=second.entry)
    assert "dimulai bersamaan" in words_of(signed_in("ratna"), page(case, first))


def test_nobody_outside_the_team_finds_it(case, follow, signed_in):
    made = follow((8, 7, 8), (4, 3))
    for who in OUTSIDERS:
        browser = signed_in(who)
        for name in ("measure_entry", "measure_change", "measure_points", "measure_history", "measure_strike"):
            url = reverse(f"evidence:{name}", args=[case.pk, made.entry])
            assert browser.get(url).status_code == 404, (who, name)
            assert browser.post(url, {"name": "x"}).status_code in (404, 405), (who, name)


def test_a_measure_of_another_case_is_not_there(case, follow, open_a_case, signed_in, people, as_user):
    other = open_a_case("ratna", name="Sekar")
    made = follow((8, 7, 8), (4, 3))
    ratna = signed_in("ratna")
    for name in ("measure_entry", "measure_change", "measure_points", "measure_history", "measure_strike"):
        assert ratna.get(reverse(f"evidence:{name}", args=[other.pk, made.entry])).status_code == 404, name
    with as_user("ratna"), pytest.raises(BadInput) as refused:
        set_measure(by=people["ratna"], case=other, name="x", direction="up", group=made.entry)
    assert "group" in refused.value.fields


def test_a_page_of_two_hundred_values_asks_little(case, follow, signed_in, queries):
    made, ratna = follow(range(40), range(40, 200), direction="up"), signed_in("ratna")
    words_of(ratna, page(case, made))
    with queries() as seen:
        words_of(ratna, page(case, made))
    assert len(seen) <= 15, "\n".join(sql[:110] for sql in seen)


def test_every_value_of_the_chart_can_be_reached_and_read(case, follow, signed_in):
    shown = words_of(signed_in("ratna"), page(case, follow((8, None, 8), (5, 4), name="marah")))
    assert "1 Agustus 2024: 8; fase A" in shown and "2 Agustus 2024: tidak diukur; fase A" in shown and "5 Agustus 2024: 4; fase B" in shown
    drawing = shown[shown.index("<svg") : shown.index("</svg>", shown.index("<svg"))]
    assert "marah" not in drawing, "a picture that is saved carries no words of the file"


def test_a_measure_takes_its_values_from_a_scale(case, people, as_user, signed_in):
    answers = shipped("gad7").items
    with as_user("ratna"):
        for day, each in ((date(2024, 8, 1), 2), (date(2024, 8, 8), 3), (date(2024, 8, 15), 2), (date(2024, 9, 1), 1), (date(2024, 9, 8), 0)):
            given = {item.id: each for item in answers}
            give_scale(by=people["ratna"], case=case, scale="gad7", language="en", completed_by="interview", answers=given, happened=day)
    ratna, url = signed_in("ratna"), reverse("evidence:measure", args=[case.pk])
    assert 'value="gad7|"' in words_of(ratna, url)
    sent = {
        "submission": new_submission(), "name": "GAD-7", "from_scale": "gad7|", "phases-0-letter": "A", "phases-1-letter": "B",
        "phases-1-starts": "2024-08-20",
    }  # fmt: skip
    assert ratna.post(url, sent).status_code == 302
    with as_user("ratna"):
        row = Measure.current.get()
        assert row.direction == "down", "the scale says which way is better"
        with pytest.raises(BadInput):
            add_points(by=people["ratna"], case=case, measure=row.entry, points=[{"on": date(2024, 9, 9), "value": "3"}])
    shown = words_of(ratna, page(case, row))
    assert "Rata-rata sebelum bantuan 16,3; sekarang 0 (8 September 2024)." in shown and "dari 0 sampai 21" in shown
    assert "Isi nilai" not in shown
    answer = ratna.get(reverse("evidence:measure_points", args=[case.pk, row.entry]))
    assert answer["Location"] == page(case, row)


def test_what_cannot_be_called_recovered_is_said(case, people, as_user, signed_in):
    with as_user("ratna"):
        for day, each in ((date(2024, 8, 1), 3), (date(2024, 9, 8), 0)):
            given = {item.id: each for item in shipped("gad7").items}
            give_scale(by=people["ratna"], case=case, scale="gad7", language="en", completed_by="interview", answers=given, happened=day)
        phases = [{"letter": "A", "starts": None, "words": ""}, {"letter": "B", "starts": date(2024, 8, 20), "words": ""}]
        made = set_measure(by=people["ratna"], case=case, name="GAD-7", scale="gad7", phases=phases)
        result = ScaleResult.current.filter(file_id=case.pk).first().entry
    ratna = signed_in("ratna")
    sentence = "Apakah skornya kini “pulih” tidak dapat dinyatakan: alat ini tidak punya ambang bersumber antara kelompok klinis dan kelompok umum."
    unsourced = "tidak ada angka reliabilitas yang bersumber"
    for url in (page(case, made), reverse("casework:change_page", args=[case.pk]), reverse("evidence:scale_entry", args=[case.pk, result])):
        shown = words_of(ratna, url)
        assert sentence in shown and unsourced in shown, url
    assert sentence not in words_of(ratna, reverse("casework:change_page", args=[case.pk]) + "?untuk=klien")
