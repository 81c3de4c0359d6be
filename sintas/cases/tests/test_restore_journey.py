"""A document that says its case walks the journey of a group is refused before anything is written: a group is a file of another kind."""

from __future__ import annotations

from typing import Any

import pytest

from sintas.cases.actions.restoring import restore
from sintas.cases.models import File
from sintas.safekeeping.refusals import BadInput


def test_no_case_walks_the_journey_of_a_group(db: None, people: Any, as_user: Any, house: Any) -> None:
    with as_user("ratna"):
        document = {"case": {"opened_on": "2024-08-23", "journey": "group"}, "tables": {}}
        before = File.objects.count()
        with pytest.raises(BadInput) as refused:
            restore(by=people["ratna"], unit_id=house.unit.pk, document=document, tables=[])
        assert set(refused.value.fields) == {"case.journey"} and File.objects.count() == before
