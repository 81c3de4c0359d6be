"""What happened, in the order the document tells it; what it found, planned and saw is written when the case comes to that stage."""

from __future__ import annotations

from sintas.cases.actions.writing import record_contact
from sintas.cases.bases import Case
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.staff.actor import Actor

from .agreement import bring_agreement, bring_spoken_contract
from .assessment import bring_assessment
from .conference import bring_conferences
from .ending import bring_ending, bring_event, bring_follow_ups, bring_referral
from .evaluation import Evaluations, bring_evaluations
from .happening import happening
from .leaves import Part
from .plan import Goals, bring_plan
from .sessions import bring_session, the_session_of
from .stages import DESCRIBED, STAGES, Walk, sessions_in, stage_of
from .wording import told_at

CONTACTS = frozenset({"intake_engagement", "engagement"})


class Story:
    """One walk through the document: the timeline in its order, and beside it what the document describes of each stage."""

    def __init__(self, by: Actor, case: Case, own: Part) -> None:
        """Who of the timeline speaks of what is described elsewhere is decided before the walk begins. Raises BadInput."""
        self.by, self.case, self.own = by, case, own
        self.walk = Walk(by, case, own, self.reached)
        self.timeline = [(stage_of(entry), entry.text("stage", "passage.stage"), entry) for entry in own.items("timeline")]
        self.evaluations = Evaluations.of(own)
        self.taken = {entry.path for stage, _word, entry in self.timeline if stage == "evaluation" and self.evaluations.take(entry)}
        self.sessions, self.alone = paired([entry for stage, _word, entry in self.timeline if stage == "implementation"], sessions_in(own))
        self.apart: dict[str, list[Part]] = {"termination": [], "referral": [], "follow_up": []}
        for _stage, word, entry in self.timeline:
            if word in self.apart:
                self.apart[word].append(entry)
        self.goals: Goals = {}
        self.brought: set[str] = set()
        self.agreed = False

    def tell(self) -> None:
        """The timeline; then what is described outside of it, as far as it has a day; then the ending and what came after."""
        if not any(word == "contract" for _stage, word, _entry in self.timeline) and self.own.part("consent"):
            bring_agreement(self.by, self.case, self.own.part("consent"), None)
        for stage, word, entry in self.timeline:
            if word != "follow_up":
                self.walk.to(stage)
                self.one(word, entry)
        self.walk.to_the_last()
        for stage in list(DESCRIBED.values()):
            self.reached(stage)
        bring_ending(self.by, self.case, self.own.part("termination"), self.walk, self.apart["termination"])
        bring_referral(self.by, self.case, self.own.part("referral"), next(iter(self.apart["referral"]), None))
        for entry in self.apart["referral"][1:]:
            bring_event(self.by, self.case, entry)
        self.afterwards()

    def afterwards(self) -> None:
        """Looking in on the client; a case nobody closed stands in that stage now."""
        if self.apart["follow_up"] and self.case.closed_on is None:
            self.walk.to("follow_up")
        told = bring_follow_ups(self.by, self.case, self.own, self.goals, self.walk, self.apart["follow_up"])
        for entry in self.apart["follow_up"]:
            if entry.path not in told:
                bring_contact(self.by, self.case, entry)

    def one(self, word: str, entry: Part) -> None:
        """One entry of the timeline, by the stage it speaks of."""
        if entry.path in self.taken or word in self.apart:
            return
        if word == "contract" and not self.agreed:
            bring_agreement(self.by, self.case, self.own.part("consent"), happening(entry, "contract", "aims"))
            self.agreed = True
        elif word in CONTACTS:
            bring_contact(self.by, self.case, entry)
        elif STAGES[word] == "implementation":
            bring_session(self.by, self.case, self.sessions.get(entry.path), happening(entry, "session", "note"), self.goals)
        else:
            bring_event(self.by, self.case, entry)

    def reached(self, stage: str) -> None:
        """What the document describes of a stage the case has come to, once."""
        if stage in self.brought:
            return
        self.brought.add(stage)
        by, case, own = self.by, self.case, self.own
        if stage == "assessment":
            bring_assessment(by, case, own)
        elif stage == "planning":
            self.goals = bring_plan(by, case, own)
        elif stage == "implementation":
            self.reached("planning")  # sessions speak of its goals
            for part in self.alone:
                bring_session(by, case, part, None, self.goals)
            bring_conferences(by, case, own)
        elif stage == "evaluation":
            self.reached("planning")
            bring_evaluations(by, case, self.evaluations, self.goals)


def paired(entries: list[Part], described: list[Part]) -> tuple[dict[str, Part], list[Part]]:
    """(entry of the timeline -> the session it speaks of, sessions no entry speaks of)."""
    waiting, found = list(described), {}
    for entry in entries:
        one = the_session_of(entry, waiting)
        if one is not None:
            found[entry.path] = one
            waiting = [part for part in waiting if part is not one]
    return found, waiting


def bring_contact(by: Actor, case: Case, entry: Part) -> None:
    """Contact before or beside the sessions; its form is a code when the words are just that."""
    told = happening(entry, "contact", "result")
    form = load("contact_forms").match(str(entry.value.get("event") or ""))
    with told_at(entry.path):
        row = record_contact(
            by=by, case=case, form=form.code if form is not None else "", result=told.text, happened=told.happened, imported=True
        )
    entry.stands(row)


def bring_engagement(by: Actor, case: Case, own: Part) -> None:
    """How the worker approached the client, as a list of words without a day: one contact, and the contract if it is among them."""
    words = own.texts("engagement", "contact.approach")
    if not words:
        return
    with told_at(own.part("engagement").path):
        row = record_contact(by=by, case=case, approach="; ".join(words), happened=FuzzyDate.unknown(), imported=True)
        own.part("engagement").stands(row)
        bring_spoken_contract(by, case, words)
