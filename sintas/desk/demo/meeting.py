"""The meetings of a group of the demo, each on its day: the plan before it, who came, what happened, what was taken home; drawings and ideas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from sintas.groupwork.actions.attending import mark_attendance
from sintas.groupwork.actions.group_tasks import give_group_task
from sintas.groupwork.actions.homework import give_homework, look_back
from sintas.groupwork.actions.ideas import add_idea, choose_idea, group_ideas, set_aside
from sintas.groupwork.actions.picturing import keep_sociogram
from sintas.groupwork.actions.processing import write_process
from sintas.groupwork.actions.sessions import plan_session
from sintas.groupwork.models import Group, GroupSession
from sintas.safekeeping import trail
from sintas.staff.actor import Actor

from .past import working

Facts = dict[str, Any]
BEGINS, ENDS = time(9), time(11)
PLAN = ("phase", "topic", "aims", "activities", "techniques")
PROCESS = ("phase", "techniques", "seen", "themes", "words", "answer", "closing")


class Meetings:
    """One group's; `held` are its sessions so far. The lead writes the plans and what happened, her colleague keeps the list."""

    def __init__(self, lead: Actor, second: Actor, group: Group, *, others: str) -> None:
        self.lead, self.second, self.group, self.others = lead, second, group, others
        self.held: list[GroupSession] = []
        self.taken_home: tuple[UUID, str] | None = None

    def plan(self, on: date, told: Mapping[str, Any], *, on_day: date) -> GroupSession:
        """Planned on `on_day` for `on`, from nine to eleven, with both facilitators."""
        tasks = [f"facilitator:{self.lead.user_id}", f"co_facilitator:{self.second.user_id}"]
        with working(self.lead, on_day, 15):
            return plan_session(
                by=self.lead, case=self.group, on=on, at=BEGINS, ends_at=ENDS, tasks=tasks, others=self.others, **{name: told[name] for name in PLAN}
            )

    def hold(self, day: date, told: Mapping[str, Any], members: Mapping[str, UUID]) -> None:
        """Everything of one Friday; `members` by name take part by then."""
        row = self.plan(day, told, on_day=day - timedelta(days=1))
        self.held.append(row)
        away = dict.fromkeys(told.get("excused", ()), "excused") | dict.fromkeys(told.get("absent", ()), "absent")
        quiet = set(told.get("quiet", ())) | set(away)
        marks = [(member, away.get(name, "present"), name not in quiet) for name, member in members.items()]
        with working(self.second, day, 11, 5):
            mark_attendance(by=self.second, group=self.group, session=row.entry, marks=marks)
        with working(self.lead, day, 12):
            said = {name: told[name] for name in PROCESS if name in told}
            write_process(by=self.lead, case=self.group, session=row.entry, led_by=[self.lead.user_id, self.second.user_id], **said)
            self.looked_back(row.entry)
            work = give_homework(by=self.lead, case=self.group, session=row.entry, words=told["homework"])
            self.taken_home = (work.entry, told["result"]) if "result" in told else None

    def looked_back(self, session: UUID) -> None:
        """What was taken home the week before was asked about."""
        if self.taken_home is not None:
            trail.record(by=self.lead, verb="read group session", file_id=self.group.pk, opens=True)
            look_back(by=self.lead, group=self.group, session=session, results=dict([self.taken_home]))

    def draw(self, rows: Iterable[Mapping[str, Any]], members: Mapping[str, UUID]) -> None:
        """Who chose whom, asked of everybody who takes part, on the day of the last session."""
        held = self.held[-1]
        for row in rows:
            pairs = [(members[one], members[other]) for one, other in row["choices"]]
            with working(self.lead, held.on, 13):
                keep_sociogram(
                    by=self.lead, case=self.group, asked=list(members.values()), choices=pairs, question=row["question"], happened=held.on,
                    session=held.entry, session_number=held.no,
                )  # fmt: skip

    def collect(self, told: Mapping[str, Any], *, due: date) -> None:
        """Ideas of the last session: grouped, one chosen and made a task that is due ahead, one kept for later."""
        held = self.held[-1]
        with working(self.lead, held.on, 13, 30):
            entries = [
                add_idea(by=self.lead, case=self.group, words=words, session=held.entry, session_number=held.no).entry for words in told["words"]
            ]
            group_ideas(by=self.lead, group=self.group, theme=told["theme"], entries=entries)
            choose_idea(by=self.lead, group=self.group, entry=entries[told["chosen"]], chosen=True, chosen_by=told["hands"])
            set_aside(by=self.lead, group=self.group, entry=entries[told["aside"]], aside=True)
            give_group_task(by=self.lead, group=self.group, title=told["task"], owner_id=self.second.user_id, due_on=due, idea=entries[told["chosen"]])
