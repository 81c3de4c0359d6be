"""The wordings the demo's psychologists allow: without their leave no scale is given in a translation nobody has tested."""

from __future__ import annotations

from datetime import timedelta

from sintas.instruments.actions.allowing import allow_wording
from sintas.instruments.scales.catalogue import scale
from sintas.kit import clock

from .houses import CHILD, COUNSEL, REHAB, House
from .past import working

SCALES = ("gad7", "phq9")
REASON = "Dibaca bersama tiga klien: kalimatnya dipahami. Dipakai untuk melihat perubahan pada orang yang sama, bukan untuk menyimpulkan."
AGO = 400  # days: before the first case of the demo


def allow(sentra: House, campus: House) -> None:
    """GAD-7 and PHQ-9 in Indonesian, in all three units; so that they show no band and say that the translation is not validated."""
    for house, username, units in ((sentra, "prita", (REHAB, CHILD)), (campus, "lina", (COUNSEL,))):
        by = house.people[username]
        with working(by, clock.today() - timedelta(days=AGO)):
            for unit in units:
                for code in SCALES:
                    allow_wording(by=by, unit_id=house.units[unit], scale=code, version=scale(code).version, language="id", reason=REASON)
