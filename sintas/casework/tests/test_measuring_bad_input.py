"""Every form of measuring, sent with what nobody should send: never a fallen page, never half a record, never a lost word."""

import re

import pytest
from django.urls import reverse

from sintas.casework.actions.measuring_goals import rate_goal, set_goal_scale
from sintas.casework.actions.measuring_steps import rate_steps
from sintas.casework.actions.planning import agree_step, set_goal
from sintas.casework.models import GoalLevel, GoalScale, StepLevel
from sintas.evidence.actions.measuring import set_measure
from sintas.evidence.actions.measuring_points import add_points
from sintas.evidence.models import Measure, MeasurePoint
from sintas.kit import clock
from sintas.kit.ids import new_submission
from tests.forms_of import Forms

WORD = "kenarisatu dua"
KINDS = {
    "words": WORD,
    "nothing": "",
    "a code of no list": "tidak_ada_dalam_daftar",
    "the zero byte": f"{WORD}\x00{WORD}",
    "far too much": f"{WORD} " * 6_000,
    "a day that is none": "31 Februari 2024",
    "a day to come": "2090-01-01",
    "markup": '"><script>alert(1)</script>',
    "numbers": "99999999999999999999",
    "not a number": "NaN",
    "endless": "1e999",
}
TABLES = (GoalLevel, GoalScale, Measure, MeasurePoint, StepLevel)


@pytest.fixture
def case(open_a_case):
    return open_a_case("ratna", name="Bunga Melati")


@pytest.fixture
def forms(case, people, as_user, signed_in):
    """(address, names of its fields, what it carries) of every form of measuring, with something to correct."""
    said, found = {"by": people["ratna"], "case": case}, []
    with as_user("ratna"):
        goal = set_goal(**said, text="tidur").entry
        set_goal(**said, text="berani")
        scale = set_goal_scale(**said, goal=goal, levels={"0": "dua malam", "-1": "lima malam"}, baseline=-1)
        level = rate_goal(**said, goal=goal, level=0, rated_by="both", happened=clock.today())
        step = rate_steps(**said, steps=[{"step": agree_step(**said, what="menelepon ibu").entry, "level": "2"}])[0]
        measure = set_measure(**said, name="cemas", direction="down")
        point = add_points(**said, measure=measure.entry, points=[{"on": clock.today(), "value": "3"}])[0]
    named = [
        ("evidence:measure", []), ("evidence:measure_change", [measure.entry]), ("evidence:measure_points", [measure.entry]),
        ("evidence:measure_point_entry", [point.entry]), ("casework:goal_scale_entry", [scale.entry]), ("casework:goal_rate", [goal]),
        ("casework:goal_level_entry", [level.entry]), ("casework:step_levels", []), ("casework:step_level_entry", [step.entry]),
    ]  # fmt: skip
    for name, more in named:
        path = reverse(name, args=[case.pk, *more])
        form = next(one for one in Forms(signed_in("ratna").get(path).content.decode()).found if "submission" in one.given or "submission" in one.names)
        found.append((path, [one for one in form.names if one not in ("csrfmiddlewaretoken", "based_on", "submission")], form.given))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_no_form_falls_over_and_nothing_is_half_written(forms, signed_in, as_user, kind):
    ratna = signed_in("ratna")

    def counted():
        with as_user("ratna"):
            return [model.objects.count() for model in TABLES]

    for path, names, given in forms:
        before = counted()
        answer = ratna.post(path, given | dict.fromkeys(names, KINDS[kind]) | {"submission": new_submission()})
        assert answer.status_code in (200, 302, 422), (path, answer.status_code)
        if answer.status_code == 422:
            assert counted() == before, path
            if kind == "words":
                assert WORD in re.sub(r"\s+", " ", answer.content.decode()), path
