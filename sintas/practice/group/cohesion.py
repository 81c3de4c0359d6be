"""How a group holds together over its sessions: who came, who was heard, and who chooses whom.

The sociogram of `instruments/library/sociogram` counts and draws one picture, by the names written in it: received choices, pairs,
isolates, stars, cliques. Nothing here counts a single picture anew for a screen. This file lays pictures and attendance of several
sessions side by side, by keys of members, and compares only those who were asked both times: a newcomer nobody knows yet must
not look like a group that falls apart. Exact fractions, no score, no band: it is something to talk over (R255).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations, pairwise

Choice = tuple[str, str]  # (who chooses, who is chosen)
PRESENT = "present"


@dataclass(frozen=True)
class Roll:
    """One held session: the members of that day, their marks (codes of `attendance_states`), and who was heard.

    Raises ValueError for a mark or a voice of somebody who is not expected; `session.attendance_problems` says it to people.
    """

    expected: frozenset[str]
    marks: Mapping[str, str] = field(default_factory=dict, hash=False)
    heard: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not (set(self.marks) | self.heard) <= self.expected:
            raise ValueError("a mark or a voice of somebody who was no member that day")

    @property
    def present(self) -> frozenset[str]:
        """Who came."""
        return frozenset(key for key, mark in self.marks.items() if mark == PRESENT)

    @property
    def unmarked(self) -> frozenset[str]:
        """Members without a mark: neither present nor absent, so that a list half filled does not look like an empty room."""
        return self.expected - set(self.marks)

    @property
    def rate(self) -> Fraction | None:
        """Share of the marked members who came, 0 to 1; None while nobody is marked."""
        return Fraction(len(self.present), len(self.marks)) if self.marks else None

    @property
    def heard_share(self) -> Fraction | None:
        """Share of those present who were heard (R257), 0 to 1; None when nobody came."""
        return Fraction(len(self.heard & self.present), len(self.present)) if self.present else None


def attendance_of(key: str, rolls: Iterable[Roll]) -> Fraction | None:
    """The share of sessions one member came to, of those with a mark of hers; None without any. Never shown as a reproach."""
    marks = [roll.marks[key] for roll in rolls if key in roll.marks]
    return Fraction(sum(1 for mark in marks if mark == PRESENT), len(marks)) if marks else None


def not_heard_yet(rolls: Iterable[Roll]) -> frozenset[str]:
    """Members who came at least once and were heard in no session: who could be given room in another way (R257)."""
    came: set[str] = set()
    heard: set[str] = set()
    for roll in rolls:
        came |= roll.present
        heard |= roll.heard
    return frozenset(came - heard)


@dataclass(frozen=True)
class Picture:
    """Who chose whom on one day, by keys. `asked` are the members who were asked; rejections have no place here.

    Raises ValueError for a choice of oneself, or by or of somebody who was not asked.
    """

    asked: frozenset[str]
    choices: frozenset[Choice] = frozenset()

    def __post_init__(self) -> None:
        if any(one == other or one not in self.asked or other not in self.asked for one, other in self.choices):
            raise ValueError("a choice of oneself or outside the members asked")

    def among(self, members: frozenset[str]) -> "Picture":
        """The same picture with these members only."""
        kept = self.asked & members
        return Picture(kept, frozenset(choice for choice in self.choices if kept.issuperset(choice)))

    @property
    def mutual(self) -> int:
        """Pairs who choose each other."""
        return sum(1 for one, other in combinations(sorted(self.asked), 2) if {(one, other), (other, one)} <= self.choices)

    @property
    def possible(self) -> int:
        """Pairs there could be: n (n - 1) / 2."""
        return len(self.asked) * (len(self.asked) - 1) // 2

    @property
    def density(self) -> Fraction | None:
        """Mutual pairs of the possible ones, 0 to 1; None for fewer than two members."""
        return Fraction(self.mutual, self.possible) if self.possible else None

    @property
    def isolates(self) -> frozenset[str]:
        """Who chose nobody and was chosen by nobody."""
        return self.asked - {key for choice in self.choices for key in choice}


@dataclass(frozen=True)
class Change:
    """From one picture to the next, among those asked both times. `density` is the difference, -1 to 1, None for fewer than two.

    `connected` had no tie and has one now; `apart` the other way round: somebody to sit down with, not a verdict.
    """

    stayed: frozenset[str]
    density: Fraction | None
    connected: frozenset[str]
    apart: frozenset[str]


def change(before: Picture, after: Picture) -> Change:
    """What changed between two pictures."""
    stayed = before.asked & after.asked
    then, now = before.among(stayed), after.among(stayed)
    difference = now.density - then.density if now.density is not None and then.density is not None else None
    return Change(stayed, difference, then.isolates - now.isolates, now.isolates - then.isolates)


def changes(pictures: Sequence[Picture]) -> tuple[Change, ...]:
    """Each step from one picture to the next, in the order given: one fewer than there are pictures."""
    return tuple(change(before, after) for before, after in pairwise(pictures))
