"""Measurements in order, phase by phase. A session without a measurement keeps its place in time and is counted as left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import Literal

from sintas.practice.measurement.exact import Number, exact
from sintas.practice.measurement.refused import MeasureRefused

Direction = Literal["up", "down"]
SIGN = {"up": 1, "down": -1}


@dataclass(frozen=True)
class Point:
    """One session: when (a session number, or the ordinal of a day), and what was measured; None when nothing was."""

    at: Fraction
    value: Fraction | None


@dataclass(frozen=True)
class Phase:
    """A stretch under one condition: "A" is baseline, any other capital an intervention. Make one with `phase`."""

    letter: str
    points: tuple[Point, ...]

    @property
    def values(self) -> tuple[Fraction, ...]:
        """What was measured, in order, without the empty sessions."""
        return tuple(point.value for point in self.points if point.value is not None)

    @property
    def measured(self) -> tuple[tuple[Fraction, Fraction], ...]:
        """(time, value) of the sessions that were measured."""
        return tuple((point.at, point.value) for point in self.points if point.value is not None)

    @property
    def left_out(self) -> int:
        """How many sessions have no measurement."""
        return sum(1 for point in self.points if point.value is None)

    @property
    def begins(self) -> Fraction:
        """When its first session was, measured or not."""
        return self.points[0].at

    @property
    def ends(self) -> Fraction:
        """When its last session was, measured or not."""
        return self.points[-1].at


def phase(letter: str, values: Sequence[Number | None], times: Sequence[Number | date] | None = None, *, after: Number = 0) -> Phase:
    """A phase out of its values in order; None for a session without a measurement.

    Without `times` the sessions are numbered on from `after` (the end of the phase before). Days may stand for times.
    Raises MeasureRefused: a letter that is no capital, nothing measured, times that do not rise or do not match the values,
    a value that is no number.
    """
    if not (len(letter) == 1 and "A" <= letter <= "Z"):
        raise MeasureRefused(
            "phase_letter",
            "Beri tiap fase satu huruf besar: A untuk masa awal, B untuk masa pendampingan.",
            "Give each phase one capital letter: A for baseline, B for intervention.",
        )
    at = [exact(one.toordinal() if isinstance(one, date) else one) for one in times] if times is not None else _numbered(len(values), after)
    found = Phase(letter, tuple(Point(when, None if value is None else exact(value)) for when, value in zip(at, values, strict=False)))
    if len(at) != len(values) or any(earlier >= later for earlier, later in pairwise(at)):
        raise MeasureRefused(
            "times",
            "Waktu ukuran belum berurutan. Beri tiap ukuran satu waktu, dari yang paling awal, tanpa waktu yang sama.",
            "The times of the measurements are not in order. Give each measurement one time, earliest first, none twice.",
        )
    if not found.values:
        raise MeasureRefused(
            "empty_phase",
            f"Fase {letter} belum punya ukuran. Masukkan paling sedikit satu angka untuk fase ini.",
            f"Phase {letter} has no measurement yet. Enter at least one number for it.",
        )
    return found


def _numbered(many: int, after: Number) -> list[Fraction]:
    first = exact(after) + 1
    return [first + number for number in range(many)]


def in_order(phases: Iterable[Phase]) -> None:
    """Raises MeasureRefused when a phase begins before the one before it has ended."""
    for earlier, later in pairwise(phases):
        if later.begins <= earlier.ends:
            raise MeasureRefused(
                "phases_overlap",
                "Sebuah fase dimulai sebelum fase sebelumnya selesai. Periksa waktu ukurannya.",
                "A phase begins before the one before it has ended. Check the times of the measurements.",
            )


def sign(improve: str) -> int:
    """1 where more is better ("up"), -1 where less is ("down"). Raises MeasureRefused for anything else: it is never guessed."""
    if improve not in SIGN:
        raise MeasureRefused(
            "direction",
            "Nyatakan arah yang diharapkan: naik (up) atau turun (down).",
            "State the desired direction: up or down.",
        )
    return SIGN[improve]


def rising(a: Sequence[Fraction], b: Sequence[Fraction], improve: str) -> tuple[list[int], list[int]]:
    """Both series as whole numbers in which more is better, in the same order and with the same ties: what the counts work on."""
    scale = sign(improve) * lcm(*(value.denominator for value in (*a, *b)))
    return [int(value * scale) for value in a], [int(value * scale) for value in b]
