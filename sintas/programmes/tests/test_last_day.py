"""Until when somebody sees a client is midnight where the unit works: in Papua two hours before Jakarta, and never in UTC."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sintas.cases.models import Access
from sintas.kit import clock
from sintas.programmes.actions.enrolling import enrol
from sintas.programmes.actions.housing import begin_room
from sintas.programmes.actions.staying import give_place
from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import Actor

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


@pytest.mark.parametrize("zone", ["", "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
def test_the_last_day_is_over_at_midnight_where_the_unit_works(
    zone: str, open_a_case: Make, begin: Make, people: dict[str, Actor], mira: Actor, house: Any
) -> None:
    house.unit.time_zone = zone
    house.unit.save(update_fields=["time_zone"])
    case, ratna, sari, today = open_a_case(), people["ratna"], people["sari"], clock.today()
    made = begin(mentors=[mira.user_id])
    with acting_as(sari.user_id):
        room = begin_room(by=sari, unit_id=house.unit.pk, name="Melati", kind="dormitory", capacity=2, carers=[people["dewi"].user_id])
    with acting_as(ratna.user_id):
        enrol(by=ratna, case=case, programme_id=made.pk, from_on=today, until_on=today + timedelta(days=3))
        give_place(by=ratna, case=case, room_id=room.pk, from_on=today, until_on=today + timedelta(days=5))
        ends = dict(Access.live.filter(file_id=case.pk, scope="carer").values_list("role", "until"))
    midnight = {days: datetime.combine(today + timedelta(days=days), time(), tzinfo=ZoneInfo(zone or "Asia/Jakarta")) for days in (4, 5)}
    assert ends == {"mentor": midnight[4], "house_carer": midnight[5]}
