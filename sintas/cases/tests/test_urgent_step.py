"""Protection is not intervention: Ratna takes her client to a safe house tonight and writes it down with the reason; nobody has agreed to anything yet."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.urgent import record_urgent_step
from sintas.cases.models import Record, UrgentStep
from sintas.cases.reading.consent import standing
from sintas.kit import clock
from sintas.kit.ids import new_submission, uuid7
from sintas.practice.safety import decide_session
from sintas.safekeeping.models import Trail
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.safekeeping.versions import AlreadyDone, Overtaken

MONDAY = datetime(2024, 9, 23, 21, 0, tzinfo=timezone.get_fixed_timezone(420))
TODAY = MONDAY.date()


@pytest.fixture
def case(open_a_case):
    with clock.stopped(MONDAY):
        yield open_a_case("ratna", name="Bunga Melati", age_stated=20)


@pytest.fixture
def step(people, case):
    facts = {"kind": "safe_house", "what": "diantar ke rumah aman", "reason": "kamarnya tidak dapat dikunci", "told_client": "yes"}
    return lambda **more: record_urgent_step(by=people["ratna"], case=case, **(facts | more))


def test_it_is_kept_at_once_and_marked_as_before_consent(case, step, people, as_user):
    with as_user("ratna"):
        before = step()
        assert before.came_before_consent and before.step == "safe_house"
        told = Record.objects.get(kind="urgent_step")
        assert told.before_consent and told.tags == ["safe_house"] and told.happened_on == TODAY
        assert Trail.objects.filter(verb="record urgent_step").exists()
        record_consent(by=people["ratna"], case=case, outcome="given", reading="read_aloud", happened=TODAY)
        assert not step(kind="medical").came_before_consent
        assert step(kind="police", happened=TODAY - timedelta(days=1)).came_before_consent, "as it stood on that day"


def test_what_waits_for_consent_and_what_never_does(case, people, as_user):
    with as_user("ratna"):
        facts = standing(case, TODAY)
        assert decide_session(facts, happened=False).answer == "refused"
        assert decide_session(facts, happened=True).answer == "needs_reason"
        assert decide_session(facts, happened=True, reason="ia datang menangis").answer == "flagged"
        assert decide_session(facts, happened=False, protection=True, reason="malam ini").may_save


def test_it_says_which_what_and_why(case, step, as_user):
    with as_user("ratna"):
        for field in ("kind", "what", "reason"):
            with pytest.raises(BadInput) as refused:
                step(**{field: ""})
            assert field in refused.value.fields
        with pytest.raises(BadInput):
            step(kind="vigilante")
        with pytest.raises(BadInput):
            step(happened=TODAY + timedelta(days=1))
        assert not UrgentStep.objects.exists()


def test_twice_is_once_and_two_people_lose_nothing(case, step, people, as_user):
    with as_user("ratna"):
        token = uuid7()
        first = step(submission=token)
        with pytest.raises(AlreadyDone):
            step(submission=token)
        step(entry=first.entry, based_on=1, told_client="after")
        with pytest.raises(Overtaken) as both:
            step(entry=first.entry, based_on=1, kind="medical")
        assert both.value.kept.step == "medical" and Record.objects.filter(kind="urgent_step").count() == 1
    with as_user("dewi"), pytest.raises(Refusal):
        record_urgent_step(by=people["dewi"], case=case, kind="police", what="x", reason="y")


def test_the_page_never_asks_for_consent_but_whether_she_was_told(case, signed_in):
    ratna, url = signed_in("ratna"), reverse("cases:urgent_step", args=[case.pk])
    assert 'name="step" type="radio" value="safe_house" checked' in ratna.get(url + "?step=safe_house").content.decode()
    typed = {
        "submission": new_submission(),
        "step": "legal_report",
        "what": "laporan ke polisi",
        "reason": "wajib",
        "happened": "23 September 2024",
    }
    refused = ratna.post(url, typed)
    assert refused.status_code == 422 and "laporan ke polisi" in refused.content.decode()
    assert ratna.post(url, typed | {"told_client": "no_danger"}).status_code == 302
    home = ratna.get(reverse("cases:safety", args=[case.pk])).content.decode()
    assert "laporan ke polisi" in home and "sebelum persetujuan" in home and "memberi tahu menambah bahaya" in home
