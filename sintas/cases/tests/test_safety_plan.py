"""Ratna and her client write the safety plan; where the paper is kept is asked, because a paper he finds is a danger."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sintas.cases.actions.safety_plan import LINE_LENGTH, write_safety_plan
from sintas.cases.models import Record, SafetyPlan, Task
from sintas.cases.reading.plan import parts_of, plan_of
from sintas.kit import clock
from sintas.kit.ids import new_submission, uuid7
from sintas.safekeeping import trail
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken

MONDAY = datetime(2024, 9, 23, 9, 0, tzinfo=timezone.get_fixed_timezone(420))
TODAY = MONDAY.date()
PARTS = {
    "signals": ["suara motornya", "- ia mengunci pintu"],
    "during": ["ke dapur, pintu belakang", ""],
    "phone_and_online": ["matikan lokasi"],
}


@pytest.fixture
def case(open_a_case):
    with clock.stopped(MONDAY):
        yield open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def plan(people, case):
    return lambda **facts: write_safety_plan(by=people["ratna"], case=case, **({"parts": PARTS} | facts))


def test_short_lines_part_by_part(case, plan, people, as_user):
    with as_user("ratna"):
        row = plan(code_word="ketumbar", keep_paper="kept_here", review_on=TODAY + timedelta(days=14))
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        shown = plan_of(case, row, "Ratna")
        assert [(part.code, part.lines) for part in shown.parts] == [
            ("signals", ["suara motornya", "ia mengunci pintu"]),
            ("during", ["ke dapur, pintu belakang"]),
            ("code_word", ["ketumbar"]),
            ("phone_and_online", ["matikan lokasi"]),
        ]
        assert not shown.may_carry and shown.paper == "Disimpan di sini, tidak dibawa"
        told = Record.objects.get(kind="safety_plan")
        assert told.line is None, "where she goes stands in the plan alone"
        assert Trail.objects.filter(verb="record safety_plan").exists()
        assert clock.local(Task.objects.get(kind="review_safety_plan").due_at).date() == TODAY + timedelta(days=14)


def test_a_paper_is_carried_only_when_somebody_said_it_is_safe(case, plan, people, as_user):
    with as_user("ratna"):
        first = plan()
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        assert not plan_of(case, first, "").may_carry
        assert plan_of(case, plan(keep_paper="safe_to_carry", entry=first.entry, based_on=1), "").may_carry


def test_an_empty_or_endless_plan_is_none(case, plan, as_user):
    with as_user("ratna"):
        for wrong, field in (
            ({"parts": {"signals": ["  ", "-"]}}, "during"),
            ({"parts": {"signals": ["x" * (LINE_LENGTH + 1)]}}, "signals"),
            ({"parts": {"signals": ["x"] * 41}}, "signals"),
            ({"parts": {"weapons": ["x"]}}, "parts"),
            ({"keep_paper": "under_the_bed"}, "keep_paper"),
        ):
            with pytest.raises(BadInput) as refused:
                plan(**wrong)
            assert field in refused.value.fields
        assert not SafetyPlan.objects.exists()


def test_a_change_is_the_next_version_and_nobody_loses_a_line(case, plan, people, as_user):
    with as_user("ratna"):
        token = uuid7()
        first = plan(submission=token)
        with pytest.raises(AlreadyDone):
            plan(submission=token)
        plan(parts=PARTS | {"places": ["rumah bibi"]}, entry=first.entry, based_on=1)
        with pytest.raises(Overtaken) as both:
            plan(parts=PARTS | {"people": ["kakak"]}, entry=first.entry, based_on=1)
        trail.record(by=people["ratna"], verb="read file", file_id=case.pk, opens=True)
        assert both.value.kept.people == ["kakak"] and both.value.theirs.places == ["rumah bibi"]
        assert "places" in [part.code for part in parts_of(SafetyPlan.current.get(), "id")]
    with as_user("dewi"), pytest.raises(Refusal):
        write_safety_plan(by=people["dewi"], case=case, parts=PARTS)


# the pages


def test_the_page_asks_whether_the_paper_is_safe(case, signed_in):
    ratna, url = signed_in("ratna"), reverse("cases:safety_plan", args=[case.pk])
    form = ratna.get(url).content.decode()
    assert "Amankah kertas ini dibawa klien?" in form and "Dari apa Anda tahu bahwa keadaan mulai berbahaya?" in form
    typed = {"submission": new_submission(), "signals": "suara motor\nmengunci pintu", "code_word": "ketumbar", "with_client": "on"}
    refused = ratna.post(url, typed)
    assert refused.status_code == 422 and "mengunci pintu" in refused.content.decode()
    assert ratna.post(url, typed | {"keep_paper": "no_paper"}).status_code == 302
    again = ratna.post(url, typed | {"keep_paper": "no_paper"})
    assert again.status_code == 302, "sending twice saves once"
    home = ratna.get(reverse("cases:safety", args=[case.pk])).content.decode()
    assert "<li>mengunci pintu</li>" in home and "Jangan dibawa klien di kertas." in home
    form = ratna.get(url).content.decode()
    assert "suara motor\nmengunci pintu" in form and 'name="based_on" value="1"' in form
    stale = {"submission": new_submission(), "based_on": "1", "signals": "versi Ratna", "keep_paper": "kept_here"}
    assert ratna.post(url, stale).status_code == 302
    both = ratna.post(url, stale | {"submission": new_submission(), "signals": "versi tab kedua"})
    assert both.status_code == 409 and "versi tab kedua" in both.content.decode() and "versi Ratna" in both.content.decode()
