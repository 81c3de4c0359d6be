"""No page of measuring shows content without its row in the trail, and none writes two for one reading."""

import pytest
from django.urls import reverse

from sintas.casework.models import GoalLevel, GoalScale, StepLevel
from sintas.evidence.models import Measure, MeasurePoint
from tests.house.test_trail import watched

from .test_measuring_change import case, measured

__all__ = ["case", "measured"]


@pytest.fixture
def addresses(case, measured, as_user):
    """Every page of measuring with something on it."""
    with as_user("ratna"):
        level, scale, step = (model.current.first().entry for model in (GoalLevel, GoalScale, StepLevel))
        measure, point = Measure.current.first().entry, MeasurePoint.current.first().entry
    named = {
        "evidence:measure": [[]],
        "evidence:measure_entry": [[measure]],
        "evidence:measure_change": [[measure]],
        "evidence:measure_points": [[measure]],
        "evidence:measure_history": [[measure]],
        "evidence:measure_strike": [[measure]],
        "evidence:measure_point_entry": [[point]],
        "evidence:measure_point_history": [[point]],
        "evidence:measure_point_strike": [[point]],
        "casework:goal_scale_entry": [[scale], [measured[1]]],
        "casework:goal_scale_history": [[scale]],
        "casework:goal_rate": [[measured[0]]],
        "casework:goal_level_entry": [[level]],
        "casework:goal_level_history": [[level]],
        "casework:goal_level_strike": [[level]],
        "casework:step_levels": [[]],
        "casework:step_level_entry": [[step]],
        "casework:step_level_history": [[step]],
        "casework:change_page": [[]],
        "casework:evaluation": [[]],
        "casework:termination": [[]],
        "casework:goal_result_entry": [[measured[0]]],
    }
    return [reverse(name, args=[case.pk, *more]) for name, each in named.items() for more in each]


def test_every_page_of_measuring_writes_exactly_one_row_for_what_it_opens(addresses, signed_in, monkeypatch):
    ratna, opened = signed_in("ratna"), 0
    for path in [*addresses, f"{addresses[-4]}?untuk=klien"]:
        with watched(monkeypatch) as read:
            answer = ratna.get(path)
        assert answer.status_code == 200, path
        assert not read.unnamed(), path
        assert not read.said_twice(), (path, read.said_twice())
        opened += bool(read.content)
    assert opened > 15
