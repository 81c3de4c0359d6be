"""Requests of different people take turns on the same database connection: nobody sees a row of another."""

from __future__ import annotations

import os

from tests.access.figures import tell

ROUNDS = 200 if os.environ.get("SINTAS_DRILL") == "1" else 12
OWN = {"ratna": "KS-0001", "tono": "AN-0001", "lina": "YC-0001"}


def test_interleaved_requests_show_own_cases_only(open_a_case, signed_in):
    for who in OWN:
        open_a_case(who, name=f"Klien {who}")
    people = {who: signed_in(who) for who in (*OWN, "sari", "ana")}
    foreign = 0
    for _round in range(ROUNDS):
        for who, client in people.items():
            page = client.get("/kasus/").content.decode()
            seen = {number for number in OWN.values() if number in page}
            foreign += seen != ({OWN[who]} if who in OWN else set())
    tell(f"{ROUNDS * len(people)} interleaved requests of {len(people)} people on reused connections: {foreign} foreign")
    assert foreign == 0
