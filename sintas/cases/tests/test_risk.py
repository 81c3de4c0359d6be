"""Ratna looks at danger with her client: facts, a level with reasons, what protects. LK3-B: she lives in the house of the one who hurts her."""

import re
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sintas.cases.actions.risk import assess_risk
from sintas.cases.actions.safety_fact import record_safety_facts
from sintas.cases.models import Flag, Record, Risk, SuicidePath, Task
from sintas.cases.reading.risk import latest_risk, safety_facts
from sintas.kit import clock
from sintas.kit.ids import new_submission, uuid7
from sintas.practice.safety import red_flags
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken

MONDAY = datetime(2024, 9, 23, 9, 0, tzinfo=timezone.get_fixed_timezone(420))
TODAY = MONDAY.date()
WEEK = timedelta(days=7)


@pytest.fixture
def case(open_a_case):
    with clock.stopped(MONDAY):
        yield open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def look(people, case):
    def assess(level="high", **facts):
        return assess_risk(
            by=people["ratna"], case=case, level=level, reasons="kamarnya tidak dapat dikunci", **({"happened": TODAY} | facts)
        )

    return assess


def flags():
    return set(Flag.objects.filter(ended_at=None).values_list("code", flat=True))


def test_a_high_level_stands_in_the_head_until_a_lower_one(case, look, as_user):
    with as_user("ratna"):
        row = look(facts=["lives_with_perpetrator", "door_cannot_be_locked"], protective=["seeks_help"], review_on=TODAY + WEEK)
        assert flags() == {"high_risk", "lives_with_perpetrator"}
        task = Task.objects.get(kind="review_risk")
        assert (task.source_entry, task.done_at, clock.local(task.due_at).date()) == (row.entry, None, TODAY + WEEK)
        assert Record.objects.get(kind="risk").tags == ["high"]
        assert Trail.objects.filter(verb="record risk").count() == 1
        look("low", happened=TODAY - WEEK)
        assert "high_risk" in flags(), "an older look, written late, changes nothing"
        with clock.stopped(MONDAY + timedelta(days=3)):
            look("medium", happened=TODAY + timedelta(days=3), review_on=TODAY + 3 * WEEK)
        assert flags() == {"lives_with_perpetrator"}, "moving out is said by its own verb"
        assert [t.done_at is None for t in Task.objects.filter(kind="review_risk").order_by("made_at")] == [False, True]
        assert latest_risk(case).level == "medium"


def test_the_red_flags_of_lk3_b(case, look, as_user):
    with as_user("ratna"):
        look("high", facts=["lives_with_perpetrator", "door_cannot_be_locked", "perpetrator_comes_at_night"])
        shown = red_flags(safety_facts(case))
        assert [flag.code for flag in shown] == ["lives_with_perpetrator", "door_cannot_be_locked", "no_safety_plan"]
        assert "safe_house" in shown[0].steps


def test_a_wish_to_die_opens_the_path_once(case, look, as_user):
    with as_user("ratna"):
        row = look(facts=["wish_to_die"])
        path = SuicidePath.current.get()
        assert (path.opened_from, path.opened_from_entry, path.state) == ("risk", row.entry, "open")
        look(facts=["wish_to_die"], entry=row.entry, based_on=1)
        assert SuicidePath.objects.count() == 1
        assert "suicide_risk" in flags()


def test_an_unsafe_guardian_stands_in_the_head_while_the_fact_stands(case, look, as_user):
    with as_user("ratna"):
        row = look("medium", facts=["unsafe_guardian"])
        assert "unsafe_guardian" in flags()
        look("medium", facts=[], entry=row.entry, based_on=1)
        assert "unsafe_guardian" not in flags()


def test_a_level_needs_its_reasons(case, look, people, as_user):
    with as_user("ratna"):
        for wrong, field in (
            ({"level": ""}, "level"),
            ({"reasons": " "}, "reasons"),
            ({"level": "extreme"}, "level"),
            ({"facts": ["x"]}, "facts"),
        ):
            with pytest.raises(BadInput) as refused:
                assess_risk(**{"by": people["ratna"], "case": case, "level": "low", "reasons": "aman di asrama"} | wrong)
            assert field in refused.value.fields
        assert not Risk.objects.exists() and not Flag.objects.exists()


def test_twice_is_once_and_two_people_lose_nothing(case, look, people, as_user):
    with as_user("ratna"):
        token = uuid7()
        row = look(submission=token, facts=["wish_to_die"])
        with pytest.raises(AlreadyDone):
            look(submission=token, facts=["wish_to_die"])
        look("acute", entry=row.entry, based_on=1)
        with pytest.raises(Overtaken):
            look("low", entry=row.entry, based_on=1)
        assert Risk.objects.filter(set_aside=True).count() == 1 and latest_risk(case).level == "acute"
        assert SuicidePath.objects.count() == 1 and Task.objects.filter(kind="suicide_look").count() == 1
    with as_user("dewi"), pytest.raises(Refusal):
        assess_risk(by=people["dewi"], case=case, level="low", reasons="x")


# the pages


def test_red_flags_show_before_anything_is_saved_and_nothing_typed_is_lost(case, signed_in):
    ratna, url = signed_in("ratna"), reverse("cases:risk", args=[case.pk])
    form = ratna.get(url).content.decode()
    assert "tidak menghitung skor" in form and "Lihat tanda bahaya" in form
    typed = {"submission": new_submission(), "facts_seen": ["threats_to_kill"], "reasons": "ia mengancam lewat pesan", "level": "acute"}
    looked = ratna.post(url, typed | {"look": "1"})
    page = looked.content.decode()
    assert looked.status_code == 200 and "Ada ancaman membunuh" in page and "Risiko akut: lindungi dahulu." in page
    assert "ia mengancam lewat pesan" in page
    with clock.stopped(MONDAY):
        assert not Flag.objects.exists()
    assert ratna.post(url, typed).status_code == 302
    home = ratna.get(reverse("cases:safety", args=[case.pk])).content.decode()
    assert "Akut." in home and "ia mengancam lewat pesan" in home and "Rencana keselamatan belum ada." in home
    assert "Tawarkan rujukan bantuan hukum" in home and "Bicarakan rumah aman" in home


def test_a_ticked_wish_to_die_leads_to_what_is_done_now(case, signed_in):
    ratna = signed_in("ratna")
    typed = {"submission": new_submission(), "facts_seen": ["wish_to_die"], "reasons": "ia mengatakannya tadi", "level": "high"}
    answer = ratna.post(reverse("cases:risk", args=[case.pk]), typed)
    assert answer.headers["Location"] == reverse("cases:suicide_path", args=[case.pk])


def test_strangers_find_nothing(case, signed_in):
    for name in ("safety", "risk", "safety_plan", "urgent_step", "suicide_path", "suicide_end", "warning", "tasks", "task"):
        for stranger in ("budi", "tono", "lina", "sari", "dewi", "ana"):
            assert signed_in(stranger).get(reverse(f"cases:{name}", args=[case.pk])).status_code == 404, (name, stranger)


def test_a_new_look_begins_with_the_facts_that_stand_and_a_correction_with_its_own(case, people, as_user, signed_in, look):
    with as_user("ratna"):
        record_safety_facts(by=people["ratna"], case=case, codes=["strangulation", "weapon", "wish_to_die"])
        record_safety_facts(by=people["ratna"], case=case, codes=["isolation"], holds=False, words="ia sudah tinggal di kota")
    page = signed_in("ratna").get(reverse("cases:risk", args=[case.pk])).content.decode()
    assert ticked(page) == {"strangulation", "weapon"}, "a wish to die is asked anew and has its own path"
    with as_user("ratna"):
        row = look(facts=["weapon"])
    page = signed_in("ratna").get(reverse("cases:risk_entry", args=[case.pk, row.entry])).content.decode()
    assert ticked(page) == {"weapon"}


def test_what_was_unticked_stays_so_while_looking_at_the_red_flags(case, people, as_user, signed_in):
    with as_user("ratna"):
        record_safety_facts(by=people["ratna"], case=case, codes=["strangulation"])
    typed = {"look": "1", "reasons": "diceritakan orang lain", "submission": new_submission()}
    page = signed_in("ratna").post(reverse("cases:risk", args=[case.pk]), typed).content.decode()
    assert "diceritakan orang lain" in page
    assert ticked(page) == set()


def ticked(page):
    boxes = re.findall(r"<input[^>]*name=\"facts_seen\"[^>]*>", page)
    assert boxes
    return {re.search(r'value="(\w+)"', box)[1] for box in boxes if " checked" in box}
