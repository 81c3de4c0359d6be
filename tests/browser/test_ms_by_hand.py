"""All of MS by hand at a desk (1280 px wide): enquiry to follow-up, every stage through its gate, and at the end the same case as the imported one.

She is written down afterwards from her document, as happens where a service moves from paper: so every day is typed, none is left to "today".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from sintas.cases.bases import Case
from sintas.cases.views import consent, pages, people_pages, risk
from sintas.cases.views.recording import RecordPage
from sintas.casework import exporting, importing
from sintas.casework.views import assessment_pages, change, ending, plan, sessions
from sintas.safekeeping.identity import acting_as

from . import ms_assessment as assessment
from . import ms_first_stages as first
from . import ms_later_stages as later
from .conftest import DESK
from .person import Person
from .same_case import Differences, differences, editable

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MS = Path(importing.__file__).parent.parent / "fixtures" / "ms.yaml"
GOAL = 2.0  # presses and fields per recorded fact
OF_OTHERS = ("institution", "practicum", "anomalies", "id")  # the house, the school, the document itself
CONTRADICTIONS = [
    ("emosi", '"mampu mengatur emosinya dengan baik"', 'weakness "mudah emosi"'),
    ("kesehatan", "figure says tidak memiliki riwayat penyakit", "text reports radang tenggorokan"),
]
NO_PAGE = "no page writes this: "
# (table, column) -> why the imported case says it otherwise, or alone
ONLY_IN_THE_IMPORT: dict[tuple[str, str], str] = {}
# (table, column or "") -> why the case by hand says more: what the document leaves out, a gate or a form asks for
ONLY_BY_HAND: dict[tuple[str, str], str] = {}


class Spent:
    """What each part of the work took, to be printed."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, int, int]] = []

    @contextmanager
    def on(self, part: str, person: Person) -> Iterator[None]:
        """Presses and fields between here and the end of the block."""
        clicks, moves = person.clicks, person.moves
        yield
        self.parts.append((part, person.clicks - clicks, person.moves - moves))

    @property
    def clicks(self) -> int:
        return sum(clicks for _part, clicks, _moves in self.parts)

    @property
    def moves(self) -> int:
        return sum(moves for _part, _clicks, moves in self.parts)


def test_ms_by_hand_is_the_imported_case(at_a_screen: Callable[..., Person], people: dict[str, Any]) -> None:
    ms = yaml.safe_load(MS.read_text("utf-8"))
    spent = Spent()
    file = entered(at_a_screen, ms, spent)
    by = people["ratna"]
    with acting_as(by.user_id):
        hand = Case.objects.get(pk=file.split("/")[2])
        one = importing.read(MS)[0]
        importing.carry_in(by=by, one=one)
        imported = exporting.document(by=by, case=Case.objects.get(source_ref="MS"))
        found = differences(imported, exporting.document(by=by, case=hand))
    facts = [path for path in one.book.placed if not path.startswith(OF_OTHERS)]
    for part, clicks, moves in spent.parts:
        print(f"{part}: {clicks} presses, {moves} fields")
    ratio = (spent.clicks + spent.moves) / len(facts)
    print(f"MS by hand: {spent.clicks} presses, {spent.moves} fields, {len(facts)} facts, {ratio:.2f} per fact")
    assert explained(found) == []
    assert hand.closed_on == ms["termination"]["date"]
    assert hand.client_since == ms["consent"]["signed_date"]
    assert hand.closing_reason == imported["case"]["closing_reason"]
    assert ratio <= GOAL


def entered(at_a_screen: Callable[..., Person], ms: dict[str, Any], spent: Spent) -> str:
    """The whole walk. The address of the file."""
    inah, sari = at_a_screen("inah", viewport=DESK), at_a_screen("sari", viewport=DESK)
    with spent.on("pengaduan", inah):
        number = first.is_received(inah, ms)
    with spent.on("keputusan", sari):
        first.is_accepted(sari, number)
    ratna = at_a_screen("ratna", viewport=DESK)
    with spent.on("klien", ratna):
        file = first.opens_the_file(ratna)
        first.who_she_is(ratna, ms)
    with spent.on("orang", ratna):
        first.who_is_around_her(ratna, ms)
    with spent.on("kontak, persetujuan, kontrak, risiko", ratna):
        first.how_they_met(ratna, ms)
        first.what_she_agreed_to(ratna, ms)
        first.no_danger(ratna)
        first.completes(ratna, "Engagement", "Asesmen")
    with spent.on("asesmen", ratna):
        assessment.what_it_is_about(ratna, ms)
        assessment.where_she_lives(ratna, ms)
        assessment.how_she_manages(ratna, ms)
        assessment.how_anxious_she_is(ratna, ms)
        assessment.who_rated_what(ratna, ms)
        assessment.what_does_not_agree(ratna, CONTRADICTIONS)
    with spent.on("alat asesmen", ratna):
        assessment.the_tools(ratna, ms)
        first.completes(ratna, "Asesmen", "Perencanaan")
    with spent.on("rencana", ratna):
        later.where_it_leads(ratna, ms)
        later.which_goals(ratna, ms)
        later.who_does_what(ratna)
        later.by_which_services(ratna, ms)
        first.completes(ratna, "Perencanaan", "Implementasi")
    with spent.on("sesi", ratna):
        later.five_sessions(ratna, ms)
        first.completes(ratna, "Implementasi", "Evaluasi")
    with spent.on("evaluasi", ratna):
        later.what_changed(ratna, ms)
    with spent.on("pengakhiran, rujukan, tindak lanjut", ratna):
        later.how_it_ends(ratna, ms)
        later.who_takes_over(ratna, ms)
        first.completes(ratna, "Terminasi", "Tindak lanjut")
        later.looks_in(ratna)
        later.is_closed(ratna, ms)
    for person in (inah, sari, ratna):
        person.has_nothing_to_complain_of()
    return file


def explained(found: Differences) -> list[Any]:
    """What no reason stands for; and reasons nothing stands behind any more, or that speak of a page where one writes it."""
    open_ones: list[Any] = [("only imported", place, what) for place, what in found.gone.items() if place not in ONLY_IN_THE_IMPORT]
    open_ones += [("only by hand", place, what) for place, what in found.more.items() if place not in ONLY_BY_HAND]
    open_ones += [("no such difference", place) for place in ONLY_IN_THE_IMPORT if place not in found.gone]
    open_ones += [("no such difference", place) for place in ONLY_BY_HAND if place not in found.more]
    fields = editable(record_pages())
    wrong = [place for place, why in ONLY_IN_THE_IMPORT.items() if why.startswith(NO_PAGE) and place[1] in fields.get(place[0], set())]
    return [*open_ones, *(("a page writes it", place) for place in wrong)]


def record_pages() -> list[RecordPage]:
    """Every page that writes a record of these tables."""
    modules = (consent, pages, people_pages, risk, assessment_pages, change, ending, plan, sessions)
    return [one for module in modules for one in vars(module).values() if isinstance(one, RecordPage)]
