"""A row of the trail holds codes and never words, whatever was done in a full house."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sintas.cases.reading.team import verb_words
from sintas.desk.tests.test_every_page import addresses
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from tests.browser.full_house import SECRETS, Full
from tests.drills import some

EYES = ("ratna", "inah", "dewi", "sari", "siska", "ana")
CODE = re.compile(r"[a-z0-9_.:\-]{1,64}", re.IGNORECASE)


def plain(value: Any) -> bool:
    """A code, a count, a yes or no, an id, a digest, or a list of those."""
    if isinstance(value, bool | int | None):
        return True
    if isinstance(value, str):
        return value == "" or all(CODE.fullmatch(one) for one in value.split(","))  # ids of several releases stand side by side
    if isinstance(value, list):
        return all(plain(one) for one in value)
    return isinstance(value, dict) and all(plain(k) and plain(v) for k, v in value.items())


def test_a_row_holds_codes_and_never_words(full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any]) -> None:
    ratna = signed_in("ratna")
    for path, words in (
        ("/cari/", {"q": "Melur Kenanga"}),
        (f"/kasus/{full.case}/catatan/", {"text": "Parto datang ke Jalan Sunyi."}),
        (f"/kasus/{full.case}/tim/keluar/", {"user": str(cast["budi"].pk), "why": "Parto adalah kakak saya"}),
    ):
        ratna.post(path, words)
    for turn, one in enumerate(addresses()):
        for path in some(list(full.paths(one)), turn=turn):
            ratna.get(path)
    seen, wordless = 0, set()
    for who in EYES:
        with acting_as(cast[who].pk):
            for row in Trail.objects.all():
                seen += 1
                said = f"{row.verb} {row.outcome} {row.detail}"
                assert plain(row.detail), (row.verb, row.detail)
                assert not any(word.casefold() in said.casefold() for word in SECRETS), said
                assert re.fullmatch(r"[a-z][a-z0-9_ .-]{2,59}", row.verb), row.verb
                if row.file_id and verb_words(row.verb, "id") == row.verb:
                    wordless.add(row.verb)
    assert seen > 120
    assert wordless == set()  # the team page says who opened this file, in words
