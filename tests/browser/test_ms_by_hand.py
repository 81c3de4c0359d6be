"""All of MS by hand at a desk (1280 px wide): enquiry to follow-up, every stage through its gate, and at the end the same case as the imported one.

Three people write on the days the document names, signing in anew every day; what it does not date is said to be unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import yaml

from sintas.cases.bases import Case
from sintas.cases.views import consent, pages, people_pages, risk
from sintas.cases.views.recording import RecordPage
from sintas.casework import exporting, importing
from sintas.casework.views import assessment_pages, change, ending, plan, sessions
from sintas.kit import clock
from sintas.safekeeping.identity import acting_as

from . import ms_assessment as assessment
from . import ms_first_stages as first
from . import ms_later_stages as later
from .conftest import DESK
from .person import Person
from .same_case import Differences, differences, editable

pytestmark = [pytest.mark.browser, pytest.mark.count, pytest.mark.django_db(transaction=True)]
MS = Path(importing.__file__).parent.parent / "fixtures" / "ms.yaml"
JAKARTA = ZoneInfo("Asia/Jakarta")
GOAL = 2.0  # presses and fields per recorded fact
OF_OTHERS = ("institution", "practicum", "anomalies", "id")  # the house, the school, the document itself
CONTRADICTIONS = [
    ("emosi", "mampu mengatur emosinya dengan baik", 'weakness "mudah emosi"'),
    ("kesehatan", "figure says tidak memiliki riwayat penyakit", "text reports radang tenggorokan"),
]
# Leaves that are placed and that nobody types: the sentence the document had instead of a problem, and two answers the route says by itself.
NOT_TYPED = (
    "assessment.problem_focus_stated",
    "client.access_route.referral_from_dinsos",
    "client.access_route.application_for_assistance",
)
NO_PAGE = "no page writes this: "
WEEKDAY = "the weekday the document gives cannot be: a remark about the document"
# (table, column) -> why the imported case says more, or says it otherwise
ONLY_IN_THE_IMPORT: dict[tuple[str, str], str] = {
    ("contract", "aims"): "says that the document does not hold the contract itself: a remark about the document",
    ("assessment", "focus_in_source"): NO_PAGE + "what stood in the document where the problem should stand",
    ("session", "own_words"): NO_PAGE + "a step of the document that is a step of no therapy; its words stand in the note",
    ("termination", "manner"): WEEKDAY,
    ("referral", "chronology"): WEEKDAY,
}
# (table, column; "" for whole rows) -> why the case by hand says more than the document
ONLY_BY_HAND: dict[tuple[str, str], str] = {
    ("client", "called"): "gate form_of_address",
    ("reach", ""): "gate safe_contact",
    ("risk", ""): "gate risk_looked_at",
    ("consent", "limits_explained"): "gate confidentiality_explained",
    ("contact", "form"): "the page of a contact asks what kind it was",
    ("assessment", "problems"): "gate problems_named; the document names it as the focus",
    ("assessment", "potentials"): "gate potential_named; the document names them in the quadrant",
    ("plan", "violence_ongoing"): "gate first_stops_further_violence",
    ("plan", "agreement"): "gate client_agrees_to_plan",
    ("goal", "not_measured"): "gate every_goal_measured_or_said_not",
    ("goal", "why_not_measured"): "why it is not measured",
    ("session", "no_next_step"): "the page of a session asks what comes next",
    ("evaluation", "decision"): "gate decision_taken",
    ("evaluation", "decision_reason"): "a decision says why",
    ("termination", "judged"): "gate four_criteria_judged",
    ("termination", "final_counselling"): "gate final_counselling",
    ("termination", "final_words"): "one that was not held says why",
    ("termination", "channels"): "gate follow_up_channel",
    ("termination", "kind_of"): "gate planned_or_unexpected",
    ("referral", "services_given"): "the page begins with what the file knows of the sessions",
    ("referral", "state"): "a new referral is prepared, not sent",
    ("follow_up", ""): "the document ends with the referral; the stage asks for one look",
}


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
        one = importing.read(MS)[0]
        importing.carry_in(by=by, one=one)
        imported = exporting.document(by=by, case=Case.objects.get(source_ref="MS"))
        hand = exporting.document(by=by, case=Case.objects.get(pk=UUID(file.split("/")[2])))
    facts = [path for path in one.book.placed if not path.startswith(OF_OTHERS) and path not in NOT_TYPED]
    for part, clicks, moves in spent.parts:
        print(f"{part}: {clicks} presses, {moves} fields")
    ratio = (spent.clicks + spent.moves) / len(facts)
    print(f"MS by hand: {spent.clicks} presses, {spent.moves} fields, {len(facts)} facts, {ratio:.2f} per fact")
    left = explained(differences(imported, hand))
    assert not left, "\n".join(map(str, left))
    for day in ("opened_on", "client_since", "closed_on", "closing_reason", "journey"):
        assert hand["case"][day] == imported["case"][day], day
    assert how_she_came(hand) >= how_she_came(imported)
    assert stages_of(hand)[:-1] == stages_of(imported)  # by hand she went on to follow-up; her document ends with the ending
    assert ratio <= GOAL


def how_she_came(document: dict[str, Any]) -> set[str]:
    """The codes of the enquiry in the story."""
    rows = [row for row in document["tables"]["record"] if row["kind"]["code"] == "enquiry"]
    return {tag["code"] for row in rows for tag in row["tags"]}


def stages_of(document: dict[str, Any]) -> list[str]:
    """Every stage the case stood in, in order."""
    return [row["stage"]["code"] for row in document["tables"]["passage"]]


def entered(at_a_screen: Callable[..., Person], ms: dict[str, Any], spent: Spent) -> str:
    """The whole walk, day by day. The address of the file."""
    inah, sari, ratna = (at_a_screen(name, viewport=DESK, signed_in=False) for name in ("inah", "sari", "ratna"))

    @contextmanager
    def at(person: Person, part: str, month: int, day: int, minute: int = 0) -> Iterator[None]:
        """A piece of work at that hour; whoever comes in on a new day signs in first."""
        with clock.stopped(datetime(2024, month, day, 10, minute, tzinfo=JAKARTA)), spent.on(part, person):
            if minute == 0:
                person.signs_in()
            yield

    with at(inah, "pengaduan", 8, 23):
        number = first.is_received(inah, ms)
    with at(sari, "keputusan", 8, 23):
        first.is_accepted(sari, number)
    with at(ratna, "klien", 8, 23):
        file = first.opens_the_file(ratna)
        first.who_she_is(ratna, ms)
    with at(ratna, "orang", 8, 23, 5):
        first.who_is_around_her(ratna, ms)
    with at(ratna, "kontak", 8, 23, 10):
        first.how_they_met(ratna, ms)
    with at(ratna, "persetujuan, kontrak, risiko", 8, 26):
        first.opens_the_file(ratna)
        first.what_she_agreed_to(ratna, ms)
        first.no_danger(ratna)
        first.completes(ratna, "Engagement", "Asesmen")
    with at(ratna, "asesmen", 9, 2):
        first.opens_the_file(ratna)
        assessment.what_it_is_about(ratna, ms)
        assessment.where_she_lives(ratna, ms)
        assessment.how_she_manages(ratna, ms)
        assessment.how_anxious_she_is(ratna, ms)
        assessment.who_rated_what(ratna, ms)
        assessment.what_does_not_agree(ratna, CONTRADICTIONS)
    with at(ratna, "alat asesmen", 9, 2, 10):
        assessment.the_tools(ratna, ms)
        first.completes(ratna, "Asesmen", "Perencanaan")
    with at(ratna, "rencana", 9, 2, 20):
        later.where_it_leads(ratna, ms)
        later.which_goals(ratna, ms)
        later.who_does_what(ratna)
        later.by_which_services(ratna, ms)
        first.completes(ratna, "Perencanaan", "Implementasi")
    for held in (16, 17, 20, 22):
        with at(ratna, "sesi", 9, held):
            first.opens_the_file(ratna)
            later.sessions_of(ratna, ms, date(2024, 9, held))
    with at(ratna, "evaluasi", 9, 23):
        first.opens_the_file(ratna)
        first.completes(ratna, "Implementasi", "Evaluasi")
        later.what_changed(ratna, ms)
    with at(ratna, "pengakhiran, rujukan", 9, 26):
        first.opens_the_file(ratna)
        later.how_it_ends(ratna, ms)
        later.who_takes_over(ratna, ms)
        first.completes(ratna, "Terminasi", "Tindak lanjut")
        later.is_closed(ratna)
    with at(ratna, "tindak lanjut", 10, 10):
        first.opens_the_file(ratna, closed=True)
        later.looks_in(ratna)
    for person in (inah, sari, ratna):
        person.has_nothing_to_complain_of()
    return file


def explained(found: Differences) -> list[Any]:
    """What no reason stands for; and reasons nothing stands behind any more, or that speak of a page where one writes it."""
    open_ones: list[Any] = [("only imported", place, what) for place, what in found.gone.items() if place not in ONLY_IN_THE_IMPORT]
    open_ones += [("other words", place, what) for place, what in found.gone.items() if not shortened(what)]
    open_ones += [("only by hand", place, what) for place, what in found.more.items() if place not in ONLY_BY_HAND]
    open_ones += [("no such difference", place) for place in ONLY_IN_THE_IMPORT if place not in found.gone]
    open_ones += [("no such difference", place) for place in ONLY_BY_HAND if place not in found.more]
    fields = editable(record_pages())
    wrong = [place for place, why in ONLY_IN_THE_IMPORT.items() if why.startswith(NO_PAGE) and place[1] in fields.get(place[0], set())]
    return [*open_ones, *(("a page writes it", place) for place in wrong)]


def shortened(pairs: list[Any]) -> bool:
    """Whether what stands by hand is the imported words without a remark, or nothing at all."""
    return all(mine is None or (isinstance(mine, str) and mine in imported) for imported, mine in pairs)


def record_pages() -> list[RecordPage]:
    """Every page that writes a record of these tables."""
    modules = (consent, pages, people_pages, risk, assessment_pages, change, ending, plan, sessions)
    return [one for module in modules for one in vars(module).values() if isinstance(one, RecordPage)]
