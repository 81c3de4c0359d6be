"""The way of one case: who walks it, where in time it stands, and what was promised on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

from sintas.cases.actions.tasks import done
from sintas.cases.bases import Case
from sintas.cases.reading.duty_states import last_task
from sintas.kit import clock

from .beginning import Beginning
from .lives import Sentences
from .past import working
from .plan import CLOSED
from .stories import Story, Telling


class Way:
    """What every stage of one case needs; `goals` are the entries of the plan's goals by their number in the story, `steps` those of its steps.

    `promised` are records that gave a task, with its kind.
    """

    def __init__(self, start: Beginning, case: Case, sentences: Sentences, told: Telling) -> None:
        self.start, self.case, self.sentences, self.told = start, case, sentences, told
        self.by, self.course, self.plan = start.by, start.course, start.plan
        self.goals: dict[int, UUID] = {}
        self.steps: list[UUID] = []
        self.promised: list[tuple[UUID, str]] = []
        self.pace = 1

    @property
    def story(self) -> Story:
        """All that can be told of this life."""
        return self.told.story

    @contextmanager
    def later(self, share: int = 1, hour: int = 10, minute: int = 0) -> Iterator[date]:
        """A `share`-th part of this stage's time later, at that hour: the day."""
        day = self.course.later(max(self.pace // share, 1))
        with working(self.by, day, hour, minute):
            yield day

    def ahead(self, days: int) -> date:
        """So many days ahead. What would fall due after the last word in an open case waits for its next review instead."""
        on = self.course.day + timedelta(days=days)
        if on <= self.course.last:
            return on
        return self.course.last if self.start.again is None else self.start.again

    @property
    def closed(self) -> bool:
        """Whether this case is closed today."""
        return self.plan.reached == CLOSED

    def keep_promises(self) -> None:
        """What had to be done by now was done; the words are those of a worker who ticks it off."""
        for entry, kind in self.promised:
            task = last_task(self.case, entry, kind)
            if task is not None and task.done_at is None and task.due_at is not None and task.due_at < clock.now():
                done(by=self.by, task=task, evidence=self.sentences.next("done"))
