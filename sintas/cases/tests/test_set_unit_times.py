"""The head says how soon a step is due, when a case is silent, and how far recovery is looked ahead; the old words stay readable."""

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from sintas.cases.actions.unit_times import set_times
from sintas.cases.models import UnitTime
from sintas.cases.reading.unit_times import times_of
from sintas.kit.ids import new_submission
from sintas.practice.deadlines import Within
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal

CONTACT = {"step": "first_contact", "level": "high", "amount": 6, "measure": "hours"}
PLAN = {"step": "plan", "level": "", "amount": 3, "measure": "working_days"}
SILENT = {"step": "silent", "level": "engagement", "amount": 7}
HORIZON = {"step": "horizon", "level": "", "amount": 6, "amount_to": 9}


def test_set_changed_and_taken_away(people, house, as_user):
    unit = house.unit.pk
    with as_user("sari"):
        assert set_times(by=people["sari"], unit_id=unit, rows=[CONTACT, PLAN, SILENT, HORIZON]) == 4
        assert set_times(by=people["sari"], unit_id=unit, rows=[CONTACT, PLAN, SILENT, HORIZON]) == 0  # the same again
        held = times_of([unit])[unit]
        assert held.time_for("first_contact", "high") == Within(hours=6) and held.time_for("first_contact", "low") is None
        assert held.time_for("plan", "acute") == Within(working_days=3) and held.horizon == (6, 9)
        assert (held.limits.days_for("engagement"), held.limits.days_for("planning")) == (7, 21)
        first = UnitTime.objects.get(step="first_contact")
        gone = {"id": str(UnitTime.objects.get(step="plan").pk), "removed": True}
        set_times(by=people["sari"], unit_id=unit, rows=[{**CONTACT, "id": str(first.pk), "amount": 2}, gone])
        now = times_of([unit])[unit]
        assert now.time_for("first_contact", "high") == Within(hours=2) and now.time_for("plan", "low") is None
        assert UnitTime.objects.filter(step="first_contact").count() == 2 and UnitTime.objects.get(pk=first.pk).ended_by == people["sari"].user_id
    with as_user("ratna"):
        assert times_of([unit])[unit].limits.days_for("engagement") == 7  # workers read what holds
    with as_user("lina"):
        assert not UnitTime.objects.exists()


def test_bad_rows_are_refused_at_their_place(people, house, as_user):
    unit = house.unit.pk
    with as_user("sari"):
        set_times(by=people["sari"], unit_id=unit, rows=[PLAN])
        for row, field in (
            ({**CONTACT, "amount": 0}, "times-0-amount"), ({**CONTACT, "amount": 5000, "measure": "working_days"}, "times-0-amount"),
            ({**PLAN, "amount": 9}, "times-0-amount"), ({**HORIZON, "amount_to": 2}, "horizon_to"), ({**SILENT, "amount": 0}, "silence-0-amount"),
        ):  # fmt: skip
            with pytest.raises(BadInput) as refused:
                set_times(by=people["sari"], unit_id=unit, rows=[row])
            assert list(refused.value.fields) == [field]
        with pytest.raises(BadInput):
            set_times(by=people["sari"], unit_id=unit, rows=[CONTACT, {**CONTACT, "at": 1}])


def test_only_the_head_of_the_unit_and_nobody_rewrites(people, house, as_user):
    for who in ("ratna", "siska", "ana"):
        with as_user(who), pytest.raises(Refusal):
            set_times(by=people[who], unit_id=house.unit.pk, rows=[CONTACT])
    with as_user("nyai"), pytest.raises(NotYours):
        set_times(by=people["nyai"], unit_id=house.unit.pk, rows=[CONTACT])
    with as_user("sari"), pytest.raises(Refusal):
        set_times(by=people["sari"], unit_id=house.other_unit.pk, rows=[CONTACT])
    with as_user("sari"):
        set_times(by=people["sari"], unit_id=house.unit.pk, rows=[CONTACT])
        with pytest.raises(ProgrammingError), transaction.atomic():
            UnitTime.objects.update(amount=1)
    with as_user("ratna"), pytest.raises(ProgrammingError), transaction.atomic():  # not even by SQL
        UnitTime.objects.create(
            unit_id=house.unit.pk, organisation_id=house.sentra.pk, step="plan", amount=1, measure="hours",
            set_by=people["ratna"].user_id, set_at="2026-11-23T00:00Z",
        )  # fmt: skip


def test_the_page(people, house, signed_in, as_user):
    sari = signed_in("sari")
    url = reverse("cases:unit_times_of", args=[house.unit.pk])
    page = sari.get(url)
    assert page.status_code == 200 and "Kasus sunyi" in page.content.decode()
    sent = {
        "times-rows": "1", "times-0-step": "first_contact", "times-0-level": "unrated", "times-0-amount": "24", "times-0-measure": "hours",
        "silence-rows": "1", "silence-0-level": "", "silence-0-amount": "14", "horizon_from": "8", "horizon_to": "12", "submission": new_submission(),
    }  # fmt: skip
    assert sari.post(url, sent).status_code == 302
    assert sari.post(url, sent).status_code == 302
    with as_user("sari"):
        assert UnitTime.objects.count() == 2 and times_of([house.unit.pk])[house.unit.pk].limits.any == 14
    wrong = sari.post(url, sent | {"times-0-amount": "6"})
    assert wrong.status_code == 422 and "layar lain" in wrong.content.decode()
    assert signed_in("ratna").get(url).status_code == 403
    assert sari.get(reverse("cases:unit_times_of", args=[house.other_unit.pk])).status_code == 404
