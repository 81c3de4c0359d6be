"""The family of a demo case: people and ties recorded once, changed when something changed, and drawn from the file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sintas.cases.actions.people import record_person
from sintas.cases.actions.ties import record_tie
from sintas.cases.reading.kin import subject_of
from sintas.evidence.actions.tools import keep_tool
from sintas.instruments.family import CLIENT
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.safekeeping import trail

from .seen import INTAKE, LATER, Facts, Seen, without
from .way import Way

YEARS = ("since", "until")


class Relatives:
    """Who is who in one file: `entries` by the name a file of seen/ gives them, None for the client; what was said of each and of each tie."""

    def __init__(self, way: Way, seen: Seen) -> None:
        self.way, self.seen = way, seen
        self.entries: dict[str, UUID | None] = {CLIENT: None}
        self.people: dict[str, tuple[UUID, int, Facts]] = {}
        self.ties: dict[str, tuple[UUID, int, Facts]] = {}

    def first(self) -> None:
        """Everybody who is known at intake, those in the file already completed, and how they belong together."""
        self.take_up()
        self.write(self.seen.people, self.seen.ties, INTAKE)

    def later(self) -> None:
        """What is known by now, and what has changed."""
        self.write(self.seen.later_people, self.seen.later_ties, LATER)

    def take_up(self) -> None:
        """Who is in the file since the first day: whoever did it and whoever helps. After an enquiry the first is found by the relation."""
        known = dict(self.way.start.known)
        if "perpetrator" not in known:
            facts = self.way.start.perpetrator()
            self.open("read file")
            family = subject_of(self.way.case).family
            known["perpetrator"] = next((UUID(one.ref), facts) for one in family.people if one.relation == facts["relation"])
        self.people = {who: (entry, 1, facts) for who, (entry, facts) in known.items()}
        self.entries |= {who: entry for who, (entry, _facts) in known.items()}

    def write(self, people: list[Facts], ties: list[Facts], at: str) -> None:
        """People, then ties, then the drawing of that day."""
        for row in people:
            self.person(row)
        for row in ties:
            self.tie(row)
        self.draw(self.seen.genogram[at])

    def person(self, row: Facts) -> None:
        """One person; of somebody known already what is said here stands beside what stood before."""
        who, facts = row["who"], self.facts(row)
        version: Facts = {}
        if who in self.people:
            entry, number, before = self.people[who]
            version, facts = {"entry": entry, "based_on": number}, before | facts
        kept = record_person(by=self.way.by, case=self.way.case, **facts, **version)
        self.people[who], self.entries[who] = (kept.entry, kept.number, facts), kept.entry

    def facts(self, row: Facts) -> Facts:
        """Keywords of record_person()."""
        today = self.way.course.day.year
        facts = without(row, "who", "older", "age", "died")
        if "older" in row:
            facts["birth"] = FuzzyDate.in_year(today - self.way.start.age - row["older"])
        if "age" in row:
            facts["birth"] = FuzzyDate.in_year(today - row["age"])
        return facts | ({"deceased": True, "death": FuzzyDate.in_year(today - row["died"])} if "died" in row else {})

    def tie(self, row: Facts) -> None:
        """A tie, or under the name of an earlier one what has changed of it."""
        name, facts = row.get("name", ""), row
        version: Facts = {}
        if name in self.ties:
            entry, number, before = self.ties[name]
            version, facts = {"entry": entry, "based_on": number}, before | row
        today = self.way.course.day.year
        said = without(facts, "name", "one", "other", *YEARS) | {key: FuzzyDate.in_year(today - facts[key]) for key in YEARS if key in facts}
        ends: dict[str, Any] = {key: self.entries[facts[key]] for key in ("one", "other")}
        kept = record_tie(by=self.way.by, case=self.way.case, **ends, **said, **version)
        if name:
            self.ties[name] = (kept.entry, kept.number, facts)

    def draw(self, note: str) -> None:
        """The genogram as the file stands that day, kept."""
        self.open("read drawing")
        content = {"family": subject_of(self.way.case).family.to_json()}
        keep_tool(
            by=self.way.by, case=self.way.case, tool="genogram", happened=self.way.course.day, content=content, note=note, drawn_with_client=True
        )

    def open(self, verb: str) -> None:
        """The row of the trail before the file's content is read."""
        trail.record(by=self.way.by, verb=verb, file_id=self.way.case.pk, opens=True)

    def ref(self, who: str) -> str:
        """How a drawing names somebody of the file."""
        entry = self.entries[who]
        return CLIENT if entry is None else str(entry)
