"""What the papers of a group are made of: words and counts, no model. Nobody's name stands in it but those of whoever facilitates."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AgreedPart:
    """The contract as it was agreed; empty words where nothing was said."""

    aims: str = ""
    timetable: str = ""
    member_tasks: str = ""
    facilitator_tasks: str = ""
    confidentiality: str = ""
    complaints: str = ""
    ending: str = ""
    when: str = ""
    review: str = ""
    read_aloud: bool = False


@dataclass(frozen=True)
class CountsPart:
    """Who takes part, as numbers: nobody can be picked out of them. `inside`: members who stand today; `before`: everybody who once took part."""

    inside: int = 0
    preparing: int = 0
    suspended: int = 0
    before: int = 0


@dataclass(frozen=True)
class AttendedPart:
    """One member on a list: initials of the name she chose, a code of attendance_states ("" while nobody marked her), whether she was heard."""

    who: str
    state: str = ""
    spoke: bool = False


@dataclass(frozen=True)
class SessionPart:
    """One session: its plan, who came, what happened. `unlisted` counts members of that day who may not be named any more; `came` of `expected`."""

    no: str = ""
    day: str = ""
    hours: str = ""
    state: str = ""
    phase: str = ""
    techniques: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    topic: str = ""
    aims: str = ""
    activities: str = ""
    materials: str = ""
    others: str = ""
    reasons: tuple[str, ...] = ()
    told: bool = False
    seen: tuple[str, ...] = ()
    themes: str = ""
    words: str = ""
    answer: str = ""
    closing: str = ""
    led_by: tuple[str, ...] = ()
    attended: tuple[AttendedPart, ...] = ()
    unlisted: int = 0
    came: str = ""
    homework: tuple[str, ...] = ()


@dataclass(frozen=True)
class SessionLine:
    """One session in the report of the group."""

    no: str
    day: str
    topic: str
    phase: str
    came: str


@dataclass(frozen=True)
class MemberLine:
    """One member in the report of the group, by initials: to how many of the sessions with a mark of hers she came, in how many she was heard."""

    who: str
    came: str
    heard: str


@dataclass(frozen=True)
class ResultPart:
    """What the group's own evaluation found, of the group as a whole: effects seen in any look, what helped, the newest decision."""

    effects: tuple[str, ...] = ()
    helped: tuple[str, ...] = ()
    helped_words: str = ""
    decision: str = ""
    reason: str = ""
    when: str = ""


@dataclass(frozen=True)
class ChangesPart:
    """How what was measured of members went, as far as it was let go: (way in words, how many), (initials, way in words), and of how many nothing was."""

    counts: tuple[tuple[str, int], ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    untold: int = 0


@dataclass(frozen=True)
class PassageLine:
    """One stage the group was in."""

    stage: str
    began: str
    ended: str
    how: str


@dataclass(frozen=True)
class GroupPart:
    """One group. Lists are tuples of words in the paper's language; without anything it is the reading of a blank form."""

    number: str = ""
    name: str = ""
    kind: str = ""
    openness: str = ""
    purposes: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    aim_words: str = ""
    need: str = ""
    size: str = ""
    setting: str = ""
    schedule: str = ""
    rules: tuple[str, ...] = ()
    rules_words: str = ""
    stage: str = ""
    opened: str = ""
    closed: str = ""
    facilitators: tuple[str, ...] = ()
    facilitating: tuple[str, ...] = ()  # the same people, each with her part in the group (R409)
    mentors: tuple[str, ...] = ()
    mentors_words: str = ""
    counts: CountsPart = CountsPart()
    contract: AgreedPart | None = None
    session: SessionPart | None = None
    sessions: tuple[SessionLine, ...] = ()
    members: tuple[MemberLine, ...] = ()
    passages: tuple[PassageLine, ...] = ()
    held: str = ""
    result: ResultPart | None = None
    changes: ChangesPart = ChangesPart()
