"""How far agreed steps got: rated together, some let go with a reason, the share over those that count."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from sintas.casework.actions.measuring_steps import rate_steps
from sintas.casework.actions.planning import agree_step
from sintas.casework.models import PlanStep, StepLevel
from sintas.casework.reading.measuring_tasks import step_levels_in, steps_in, tasks_shown
from sintas.kit.ids import new_submission, uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput

NAMES = ("menelepon ibu", "ke puskesmas", "mendaftar kursus", "menulis catatan tidur", "pindah kamar")


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def steps(case, people, as_user):
    with as_user("ratna"):
        return [
            agree_step(by=people["ratna"], case=case, what=name, due_on=date(2024, 8, 1) + timedelta(days=at)).entry
            for at, name in enumerate(NAMES)
        ]


def typed(steps, *said, **more):
    """What a browser sends: a row for each step, (level, note)."""
    sent = {"submission": new_submission(), "happened": "2024-09-02", **more}
    for at, step in enumerate(steps):
        level, note = said[at] if at < len(said) else ("", "")
        sent |= {f"steps-{at}-step": str(step), f"steps-{at}-level": level, f"steps-{at}-note": note}
    return sent


def shown(case, people, as_user):
    with as_user("ratna"):
        trail.record(by=people["ratna"], verb="read change", file_id=case.pk, opens=True)
        return tasks_shown(case, steps_in().filter(file_id=case.pk), step_levels_in().filter(file_id=case.pk), "id")


def words_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_sitting_about_the_steps(case, steps, people, signed_in, as_user):
    ratna, url = signed_in("ratna"), reverse("casework:step_levels", args=[case.pk])
    form = words_of(ratna, url)
    assert all(name in form for name in NAMES)
    sent = typed(steps, ("4", ""), ("3", ""), ("2", "formulir diisi"), ("0", ""), ("dropped", "kamar sudah aman"))
    assert ratna.post(url, sent).status_code == 302
    assert ratna.post(url, sent).status_code == 302
    told = shown(case, people, as_user)
    assert (told.percent, told.counted, told.whole) == ("56,3", 4, 5), "part D3: 4, 3, 2, 0 is 9/16, 56.25 %"
    assert [(one.what, one.note) for one in told.dropped] == [("pindah kamar", "kamar sudah aman")]
    assert "1 langkah disepakati tidak diteruskan dan tidak dihitung." in told.sentence
    with as_user("ratna"):
        assert StepLevel.objects.count() == 5
    assert "mendaftar kursus: capaian 2 dari 4" in words_of(ratna, reverse("desk:case", args=[case.pk]))


def test_only_what_changed_is_written_again(case, steps, signed_in, as_user, people):
    ratna, url = signed_in("ratna"), reverse("casework:step_levels", args=[case.pk])
    ratna.post(url, typed(steps, ("1", ""), ("1", "")))
    again = typed(steps, ("1", ""), ("3", ""), happened="2024-09-09")
    assert ratna.post(url, again).status_code == 302
    with as_user("ratna"):
        assert StepLevel.objects.count() == 3
    told = shown(case, people, as_user)
    assert [one.level for one in told.rows] == ["1", "3", "", "", ""] and told.percent == "50"
    assert "3 langkah belum dinilai." in told.sentence
    nothing = ratna.post(url, typed(steps, ("1", ""), ("3", "")))
    assert nothing.status_code == 422 and "Belum ada yang berubah" in nothing.content.decode()


def test_bad_rows_are_refused_at_their_cell(case, steps, signed_in, as_user):
    url = reverse("casework:step_levels", args=[case.pk])
    answer = signed_in("ratna").post(url, typed(steps, ("4", ""), ("dropped", ""), ("", "catatan saja"), ("9", "")))
    page = re.sub(r"\s+", " ", answer.content.decode())
    assert answer.status_code == 422
    assert "ke puskesmas, Catatan: Tulis mengapa" not in page, "a choice that does not exist is said first"
    answer = signed_in("ratna").post(url, typed(steps, ("4", ""), ("dropped", ""), ("", "catatan saja")))
    page = re.sub(r"\s+", " ", answer.content.decode())
    assert "ke puskesmas, Catatan: Tulis mengapa langkah ini disepakati untuk tidak diteruskan." in page
    assert "mendaftar kursus, Capaian: Catatannya sudah ada. Pilih juga capaiannya." in page and "catatan saja" in page
    with as_user("ratna"):
        assert not StepLevel.objects.exists()


def test_a_step_of_another_case_and_a_day_ahead(case, steps, people, as_user):
    with as_user("ratna"):
        for row, more in (
            ({"step": uuid7(), "level": "1"}, {}),
            ({"step": steps[0], "level": "1"}, {"happened": date.today() + timedelta(days=1)}),
        ):
            with pytest.raises(BadInput):
                rate_steps(by=people["ratna"], case=case, steps=[row], **more)
        assert not StepLevel.objects.exists() and PlanStep.current.count() == 5


def test_a_rating_is_put_right(case, steps, people, signed_in, as_user):
    with as_user("ratna"):
        row = rate_steps(by=people["ratna"], case=case, steps=[{"step": steps[0], "level": "2"}], happened=date(2024, 9, 2))[0]
    ratna, url = signed_in("ratna"), reverse("casework:step_level_entry", args=[case.pk, row.entry])
    sent = {"submission": new_submission(), "based_on": "1", "level": "3", "note": "tinggal membayar", "happened": "2024-09-02"}
    assert "2 · Setengah jalan" in words_of(ratna, url)
    assert ratna.post(url, sent).status_code == 302
    assert ratna.post(url, {**sent, "submission": new_submission(), "level": "1"}).status_code == 409
    assert "tinggal membayar" in words_of(ratna, reverse("casework:step_level_history", args=[case.pk, row.entry]))
    assert shown(case, people, as_user).rows[0].level == "3"
