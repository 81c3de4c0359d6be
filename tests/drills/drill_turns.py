"""Different people ask in turn on one connection; each gets their own and nobody else's."""

import random
from typing import Any

import pytest

from sintas.cases.models import File
from sintas.cases.tests.every_table import fillable
from sintas.cases.tests.locked import make_filled
from sintas.safekeeping.identity import acting_as

from . import seeds


@pytest.mark.parametrize("seed", seeds(10))
@pytest.mark.django_db(transaction=True)
def test_a_thousand_turns(open_a_case: Any, people: Any, cast: Any, house: Any, seed: int) -> None:
    filled = make_filled(open_a_case, people, cast, house)
    other = {who: open_a_case(who, name="Kenanga").pk for who in ("tono", "lina", "wati") if who in people}
    theirs: dict[str, set[Any]] = {name: set() for name in cast} | {who: {pk} for who, pk in other.items()}
    theirs |= {"ratna": {*filled.ids(), filled.enquiry}, "dewi": {filled.case.pk}, "sari": {filled.enquiry}, "inah": {filled.enquiry}}
    turn, names = random.Random(seed), sorted(theirs)
    models: list[Any] = [File, *(model for model in fillable() if any(field.attname == "file_id" for field in model._meta.concrete_fields))]
    assert len(models) > 45
    for at in range(1_000):
        who = turn.choice(names)
        model = turn.choice(models)
        with acting_as(cast[who].pk):
            found = set(model._base_manager.values_list("pk" if model is File else "file_id", flat=True))
        assert found <= theirs[who], (at, who, model)
        if at % 7 == 0:
            assert model._base_manager.count() == 0  # nobody asks: nothing is there
