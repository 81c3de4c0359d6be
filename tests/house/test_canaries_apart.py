"""What is written with a drawing of the body or of places stands on the page somebody opens for it, and nowhere else: no other page of the team, no copy
that is put before a head, no paper, no story, no trail."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sintas.cases.policy import the_case
from sintas.casework.reading.packets import SUBJECTS
from sintas.documents.catalogue import KINDS
from sintas.documents.reading.composing import compose, wanted
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.models import Trail
from tests.browser.full_house.shown import OF_PLACES, OF_THE_BODY
from tests.canaries import APART, STRANGERS, Hidden, paths
from tests.drills import share

OF = {"body_map": OF_THE_BODY, "place_map": OF_PLACES}


def apart_in(hidden: Hidden, text: str | bytes) -> set[str]:
    return set(hidden.found_in(text)) & set(APART)


def doors(hidden: Hidden) -> dict[str, str]:
    """Path -> tool: every page that could show what is kept apart, each asking for one step first."""
    case, found = hidden.full.case, {}
    for tool, entry in hidden.apart.items():
        paths_of = (f"gambar/{tool}/", f"gambar/{tool}/{entry}/", f"asesmen/alat/{entry}/", f"asesmen/alat/{entry}/riwayat/")
        found |= {f"/kasus/{case}/{path}": tool for path in paths_of}
    return found


def test_no_page_of_the_team_shows_it_in_passing(hidden: Hidden, signed_in: Callable[[str], Any]) -> None:
    shown = []
    for turn, who in enumerate(("ratna", "budi", "sari", "inah", "dewi")):
        browser = signed_in(who)
        for path in [*share(paths(hidden.full), of=3 if who == "ratna" else 9, turn=turn), *doors(hidden)]:
            answer = browser.get(path)
            if found := apart_in(hidden, answer.content + str(answer.headers).encode()):
                shown.append((who, path, found))
    assert shown == []


def test_the_opened_page_shows_all_of_it_and_of_it_alone(hidden: Hidden, signed_in: Callable[[str], Any]) -> None:
    ratna = signed_in("ratna")
    for path, tool in doors(hidden).items():
        assert apart_in(hidden, ratna.get(f"{path}?tampil=1").content) == set(OF[tool]), path
    for who in (*STRANGERS, "sari", "dewi"):
        browser = signed_in(who)
        for path in doors(hidden):
            answer = browser.get(f"{path}?tampil=1")
            assert (answer.status_code, apart_in(hidden, answer.content)) == (404, set()), (who, path)


def test_no_copy_put_before_a_head_and_no_paper_holds_it(hidden: Hidden, people: dict[str, Any]) -> None:
    """Every subject of a request and every paper, in both languages, in all that is handed to whatever prints it."""
    by, made = people["ratna"], {}
    with acting_as(by.user_id):
        case = the_case(by, hidden.full.case)
        trail.record(by=by, verb="read file", file_id=case.pk, opens=True)
        for lang in ("id", "en"):
            made |= {f"asked: {name} {lang}": str(one.packet(case, None, lang)) for name, one in SUBJECTS.items() if not one.of_entry}
            made |= {f"{slug} {lang}": str(compose(by=by, case=case, wish=wanted(slug, lang), mode="preview").data) for slug in KINDS}
    assert "Peta tubuh" in made["asked: assessment id"] and "Map of places" in made["asked: assessment en"]
    assert len(made) > 30 and all(len(text) > 100 for text in made.values())
    assert {name: found for name, text in made.items() if (found := apart_in(hidden, text))} == {}


def test_the_trail_names_the_opened_entry_and_no_word(hidden: Hidden, people: dict[str, Any], signed_in: Callable[[str], Any]) -> None:
    ratna = signed_in("ratna")
    for path in doors(hidden):
        ratna.get(path)
    with acting_as(people["ratna"].user_id):
        assert not Trail.objects.filter(file_id=hidden.full.case, verb="read body drawing").exists()
    for path in doors(hidden):
        ratna.get(f"{path}?tampil=1")
    with acting_as(people["ratna"].user_id):
        rows = list(Trail.objects.filter(file_id=hidden.full.case, verb="read body drawing").values_list("detail", flat=True))
        said = [{"tool": tool, "entry": str(entry)} for tool, entry in hidden.apart.items() for _door in range(4)]
        assert sorted(map(json.dumps, rows)) == sorted(map(json.dumps, said))
        everything = json.dumps(list(Trail.objects.filter(file_id=hidden.full.case).values_list("verb", "detail")), default=str)
    assert apart_in(hidden, everything) == set()
