"""Requests nobody's browser sends: any address, any method, any field, any bytes. No page falls."""

import random
import uuid
from typing import Any

import pytest

from sintas.desk.tests.test_every_page import addresses
from tests.browser.full_house import fill

from . import seeds

COUNT = 500
TYPES = ("application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")
EYES = ("ratna", "inah", "sari", "dewi", "ana", "siska", "lina")
NAMES = (
    "q", "text", "name", "happened", "at", "submission", "based_on", "next", "tahap", "hal", "jenis", "sesudah", "hari", "b", "s", "u", "t", "as",
    "user", "role", "why", "lead", "second", "decision", "outcome", "purposes", "recipients", "level", "reasons", "facts", "review_on", "form",
    "nik", "birth", "phone", "value", "starts_at", "day", "time", "minutes", "fields", "carried", "sealed", "owner", "due", "kind", "stage", "reason",
    "forms", "perpetrators", "person", "one", "other", "quality", "number", "unit", "username", "password", "title", "body", "sheet", "language",
)  # fmt: skip


def junk(turn: random.Random, known: list[str]) -> str:
    return turn.choice(
        [
            "", " ", "0", "-1", "99999999999999999999", "1e309", "NaN", "true", "\x00", "a\x00b", "%00", "../../x", "<script>", "{{ 7 }}", "'; --",
            "2090-01-01", "31-02-2024", "2024-13-45", "kemarin", "sekitar 1890", "@18", "usia 300", "24.99", "25:61", "🙂" * 40, "\u202eابجد", "x" * 9_000,
            str(uuid.UUID(int=turn.getrandbits(128))), "self", "given", "lead", "engagement", "//example.org/", "javascript:x", *known,
        ]
    )  # fmt: skip


@pytest.mark.parametrize("seed", seeds(100))
def test_five_hundred_requests(people: Any, cast: Any, house: Any, signed_in: Any, seed: int) -> None:
    full, turn = fill(people, cast, house), random.Random(seed)
    known = [str(one) for one in (*full.entries.values(), *full.holes.values(), full.case, full.other, full.enquiry)]
    browsers = {who: signed_in(who) for who in EYES}
    every = [one for one in addresses() if one.name not in ("staff:sign_out", "staff:lock")]
    for browser in browsers.values():
        browser.raise_request_exception = False
    for number in range(COUNT):
        one, who = turn.choice(every), turn.choice(EYES)
        values = dict(full.holes) | {"file_id": turn.choice((full.case, full.other, full.enquiry)), "entry": turn.choice(list(full.entries.values()))}
        path = one.fill(**values)
        fields = {name: [junk(turn, known) for _time in range(turn.choice((1, 1, 2)))] for name in turn.sample(NAMES, turn.randint(0, 9))}
        browser = browsers[who]
        match turn.randrange(5):
            case 0:
                answer = browser.get(path, fields)
            case 1:
                answer = browser.generic(turn.choice(("PUT", "DELETE", "OPTIONS", "PATCH", "HEAD")), path, turn.randbytes(40))
            case 2:
                answer = browser.post(path, turn.randbytes(200), content_type=turn.choice(TYPES))
            case _:
                answer = browser.post(path, fields)
        assert answer.status_code < 500, (number, who, one.name, path, fields, answer.status_code)
