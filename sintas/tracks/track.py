"""What a track is: steps from data, read by loader.py out of library/<slug>.toml. Knows no case and no database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

PART = "-"  # between a track and its step in one word: "legal-police_report"
START = "start"  # what a deadline counts from when it counts from the decision to take the track


@dataclass(frozen=True)
class Said:
    """A code with its words in both languages, and where they come from."""

    code: str
    id: str
    en: str
    source: str = ""
    hint_id: str = ""
    hint_en: str = ""

    def label(self, lang: str) -> str:
        """The words in `lang` ("id" or "en"; anything else reads as Indonesian)."""
        return self.en if lang == "en" else self.id

    def hint(self, lang: str) -> str:
        """What the words mean or how it is done; '' when they say it all."""
        return self.hint_en if lang == "en" else self.hint_id


@dataclass(frozen=True)
class Rule:
    """Why a track is offered, or must not be: any one of these facts is enough. All are codes that the file keeps in plain columns.

    `facts` of risk_facts, `levels` of risk_levels, `relations` groups of perpetrator_relations, `flags` of flags, `forms` "set:code" of the
    lists of violence, as an incident keeps them. `going_on`: an incident still goes on. `unseen`: nobody has looked at danger yet, so nobody can say
    that it is safe.
    """

    said: Said
    facts: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    going_on: bool = False
    unseen: bool = False


@dataclass(frozen=True)
class Due:
    """By when a step is owed, counted from the start of the track or from another step. Hours are elapsed, days end at 16.00."""

    after: str
    hours: int
    days: int
    said: Said
    law: bool = False

    @property
    def within(self) -> timedelta:
        """How long there is."""
        return timedelta(hours=self.hours, days=self.days)


@dataclass(frozen=True)
class Step:
    """One step. `after` are steps that come first, `papers` codes of attachment_kinds, `record` the url name of its own kind of record.

    `duty` (catalogue deadlines): the same is owed by law; where that duty stands in the case its clock leads, and the step has none. One of
    `duty_outcomes` answers the duty as well, any outcome where none is named. `said_by` ("legal-visum_receipt"): that step of another track,
    done, says that this one was. `ends_record`: this step is the end of that kind of record, and is written there.
    """

    said: Said
    after: tuple[str, ...] = ()
    outcomes: tuple[Said, ...] = ()
    papers: tuple[str, ...] = ()
    questions: tuple[Said, ...] = ()
    due: Due | None = None
    accompany: bool = False
    repeats: bool = False
    record: str = ""
    duty: str = ""
    duty_outcomes: tuple[str, ...] = ()
    said_by: str = ""
    ends_record: str = ""

    @property
    def code(self) -> str:
        return self.said.code


@dataclass(frozen=True)
class Track:
    """A whole track. `law`: it quotes law, so its page says that this is no legal advice. `checked` says what was verified."""

    slug: str
    said: Said
    version: str
    checked: str
    fits: Said
    steps: tuple[Step, ...]
    sources: tuple[str, ...] = ()
    law: bool = False
    prompts: tuple[Said, ...] = ()
    aims: tuple[Said, ...] = ()
    functions: tuple[Said, ...] = ()
    offer: tuple[Rule, ...] = ()
    never: tuple[Rule, ...] = ()

    def step(self, code: str) -> Step | None:
        """The step of this code."""
        return next((one for one in self.steps if one.code == code), None)

    def owed_after(self, what: str) -> Iterable[Step]:
        """Steps whose time begins to run with `what` ("start", or the code of a step)."""
        return (one for one in self.steps if one.due is not None and one.due.after == what)


def part_of(slug: str, code: str) -> str:
    """Track and step in one word."""
    return f"{slug}{PART}{code}"


def named(rows: Iterable[Said], code: str, lang: str) -> str:
    """The words of one code among these; the code itself when none has it (a later version may have dropped it)."""
    return next((row.label(lang) for row in rows if row.code == code), code)
