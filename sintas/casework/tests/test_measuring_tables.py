"""Under each chart of *Apa yang berubah* stands its table, for the team and for the client; the points can be passed over by keyboard."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from sintas.casework.actions.planning import set_goal
from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.actions.measuring_points import add_points

START = date(2024, 8, 1)
NOTE = "catatan pendamping tentang nilai"


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def measured(case, people, as_user):
    """Nights of a goal counted without and with help, one day without a number; and fear that belongs to no goal and has no phases."""
    said = {"by": people["ratna"], "case": case}
    with as_user("ratna"):
        goal = set_goal(**said, text="tidur tenang").entry
        phases = [{"letter": "A", "starts": None, "words": ""}, {"letter": "B", "starts": START + timedelta(days=3), "words": "kelas Senin"}]
        for name, of, values, more in (
            ("malam terbangun", goal, ("6", "", "5.5", "3", "1"), {"phases": phases, "unit_of": "malam"}),
            ("seberapa takut", None, ("8", "4"), {}),
        ):
            made = set_measure(**said, name=name, direction="down", goal=of, **more)
            rows = [{"on": START + timedelta(days=at), "value": value, "note": NOTE} for at, value in enumerate(values)]
            add_points(**said, measure=made.entry, points=rows)


def page_of(browser, case, more):
    answer = browser.get(reverse("casework:change_page", args=[case.pk]) + more)
    assert answer.status_code == 200
    return answer.content.decode()


def tables(page):
    """(caption, heads, rows) of every folded table under a chart."""
    for fold in re.findall(r"<details>(?:(?!</details>).)*?sebagai tabel</summary>(.*?)</details>", page, re.DOTALL):
        caption = re.search(r"<caption[^>]*>(.*?)</caption>", fold)[1]
        rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", fold)]
        yield caption, rows[0], rows[1:]


@pytest.mark.parametrize("more", ["", "?untuk=klien"])
def test_each_chart_has_its_values_in_a_table_that_opens(case, measured, signed_in, more):
    found = {caption: (head, rows) for caption, head, rows in tables(page_of(signed_in("ratna"), case, more))}
    assert found["Nilai tiap hari: malam terbangun"] == (
        ["Hari", "Masa", "Nilai"],
        [
            ["1 Agustus 2024", "A: sebelum bantuan", "6"], ["2 Agustus 2024", "A", "tidak diukur"],
            ["3 Agustus 2024", "A", "5,5"], ["4 Agustus 2024", "B: kelas Senin", "3"], ["5 Agustus 2024", "B", "1"],
        ],
    )  # fmt: skip
    assert found["Nilai tiap hari: seberapa takut"] == (["Hari", "Nilai"], [["1 Agustus 2024", "8"], ["2 Agustus 2024", "4"]])
    assert len(found) == 2


def test_the_client_is_shown_no_note_of_the_worker(case, measured, signed_in):
    assert NOTE not in page_of(signed_in("ratna"), case, "?untuk=klien")


def test_whoever_goes_by_keyboard_passes_over_the_points(case, measured, signed_in):
    page = page_of(signed_in("ratna"), case, "")
    found = re.findall(r'<a class="drawing-past[^"]*" href="#([^"]+)">Lewati titik grafik<span.*?</a>(<centre-view.*?</centre-view>)', page, re.DOTALL)
    assert len(found) == 2
    for link, frame in found:
        assert frame.count('tabindex="0"') > 2 and f'id="{link}"' not in frame
        assert page.index(f'id="{link}"') > page.index(frame)
        assert page.count(f'id="{link}"') == 1
