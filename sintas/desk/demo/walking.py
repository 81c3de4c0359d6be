"""How the work goes on: contacts, agreement, sessions, notes, and the stages one after the other, each completed by its own verb."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sintas.cases.actions.consent import record_consent
from sintas.cases.actions.contract import agree_contract
from sintas.cases.actions.risk import assess_risk
from sintas.cases.actions.stance import record_stance
from sintas.cases.actions.writing import record_contact, write_note
from sintas.cases.bases import Case
from sintas.casework.actions.sessions import record_session
from sintas.casework.actions.stages import close_case, complete_stage

from .beginning import ADULT, Beginning
from .lives import Sentences
from .past import working
from .plan import CLOSED, STAGES

PLANNED_ENDING = frozenset({"goals_met", "positive_change", "time_over"})
STILL_DANGEROUS = "implementation"  # an unplanned ending comes in the middle of the work
YOUNG = 3  # days after which consent is usually asked


class Walk:
    """Carries one case from its first contact to where the plan says it stands today."""

    def __init__(self, start: Beginning, case: Case, sentences: Sentences) -> None:
        self.start, self.case, self.sentences = start, case, sentences
        self.by, self.course, self.plan = start.by, start.course, start.plan

    def go(self) -> None:
        """Every stage that is behind the case, then what belongs to the one it stands in."""
        ends_in = self.last_stage()
        steps = 1 + STAGES.index(ends_in)
        pace = max((self.course.last - self.course.day).days // (steps + 1), 1)
        for stage in STAGES[:steps]:
            self.work(stage, pace)
            if stage != ends_in:
                with working(self.by, self.course.day, 16):
                    complete_stage(by=self.by, case=self.case, stage=stage)
        with working(self.by, self.course.later(10_000), 15, 30):
            write_note(by=self.by, case=self.case, text=self.sentences.next("notes"), happened=self.course.day)
            if self.plan.reached == CLOSED:
                close_case(
                    by=self.by, case=self.case, reason_code=self.plan.closing, reason="Dibicarakan bersama klien.", on=self.course.day
                )

    def last_stage(self) -> str:
        """The stage in which the case stands, or stood when it was closed."""
        if self.plan.reached != CLOSED:
            return STAGES[self.plan.reached]
        return "termination" if self.plan.closing in PLANNED_ENDING else STILL_DANGEROUS

    def work(self, stage: str, pace: int) -> None:
        """What is done in a stage, spread over `pace` days."""
        parts: dict[str, Callable[[int], None]] = {
            "engagement": self.engage,
            "assessment": self.assess,
            "implementation": self.implement,
            "evaluation": self.evaluate,
        }
        parts.get(stage, self.quietly)(pace)

    def engage(self, pace: int) -> None:
        """First contact, then the agreement; a file of yesterday has not come so far."""
        with working(self.by, self.course.day, 14):
            self.contact("conversation")
        if self.plan.reached == 0 and self.plan.ago <= YOUNG:
            return
        with working(self.by, self.course.later(min(pace, YOUNG)), 10):
            self.agree()

    def agree(self) -> None:
        """Read aloud and signed; for a child its own word, and the safe guardian's where there is one. An unsafe one is never asked."""
        common: dict[str, Any] = {
            "purposes": ("service", "record"),
            "recipients": ("own_team", "own_supervisor"),
            "data_classes": ("identity", "story"),
            "reading": "signed_language" if self.start.life.disability.get("communication") else "read_aloud",
            "limits_explained": True,
            "report_duty_explained": True,
            "right_to_withdraw_explained": True,
            "happened": self.course.day,
        }
        child = self.start.age < ADULT
        if not child:
            record_consent(by=self.by, case=self.case, outcome="given", manner="signed", **common)
        elif self.start.guardian is not None:
            record_consent(
                by=self.by, case=self.case, outcome="given", manner="spoken", given_by="child_assent", child_assent="yes", **common
            )
            record_consent(
                by=self.by, case=self.case, outcome="given", manner="signed", given_by="guardian", guardian=self.start.guardian, **common
            )
        else:
            decided = "Pendamping, supervisor dan guru BK bersama anak."
            record_consent(
                by=self.by, case=self.case, outcome="given", manner="spoken", given_by="child_assent", child_assent="yes",
                decided_by=decided, **common,
            )  # fmt: skip
        words = self.sentences.words
        agree_contract(
            by=self.by, case=self.case, aims=words["aims"], worker_tasks=words["worker_tasks"], client_tasks=words["client_tasks"],
            read_aloud=True, signed=True, review_on=self.start.again, happened=self.course.day,
        )  # fmt: skip

    def assess(self, pace: int) -> None:
        """Talks with the client and those who may know; how the family stands."""
        with working(self.by, self.course.later(max(pace // 2, 1)), 11):
            self.contact("home_visit")
            record_stance(by=self.by, case=self.case, attitude="supports_partly", engagement="when_asked", happened=self.course.day)
        with working(self.by, self.course.later(max(pace // 2, 1)), 14):
            self.contact("coordination")

    def implement(self, pace: int) -> None:
        """Two to four sessions."""
        held = self.start.chance.randint(2, 4)
        for at in range(held):
            with working(self.by, self.course.later(max(pace // held, 1)), 10):
                self.session(last=at == held - 1 and self.plan.reached == STAGES.index("implementation"))

    def session(self, *, last: bool) -> None:
        """What was promised in the last one is still owed; what was promised before was done."""
        told = self.sentences.next("sessions")
        record_session(
            by=self.by, case=self.case, happened=self.course.day, channel="face_to_face", worker_role="companion", duration_min=60,
            note=told["note"], client_words=told["words"], techniques=told["techniques"], therapy="psychosocial", pillar="therapy",
            next_step=told["next"], next_owner="client", next_on=self.start.again if last else None,
        )  # fmt: skip

    def evaluate(self, pace: int) -> None:
        """Looked at again: the danger has become less."""
        with working(self.by, self.course.later(pace), 11):
            assess_risk(
                by=self.by, case=self.case, level="low" if self.start.life.level == "low" else "medium",
                reasons="Kejadian tidak berulang sejak pertemuan terakhir; rencana keselamatan dikuasai klien.",
                facts=[], protective=self.start.life.protective, review_on=self.start.again,
            )  # fmt: skip

    def quietly(self, pace: int) -> None:
        """A note and a call."""
        with working(self.by, self.course.later(pace), 13):
            write_note(by=self.by, case=self.case, text=self.sentences.next("notes"), happened=self.course.day)
            self.contact("short_call")

    def contact(self, form: str) -> None:
        record_contact(
            by=self.by, case=self.case, form=form, channel="phone" if form == "short_call" else "face_to_face", parties=("client",),
            result=self.sentences.next("contacts"), happened=self.course.day, duration_min=45,
        )  # fmt: skip
