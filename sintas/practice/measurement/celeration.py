"""The celeration line: the baseline's course carried on, and how much of intervention lies beyond it (split-middle, part D4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import Literal

from sintas.practice.measurement.series import Phase, sign

FEWEST = 2
Halves = Literal["mean", "median"]


@dataclass(frozen=True)
class Celeration:
    """A line through the two halves of baseline. `beyond` and `short` count intervention points in and against the desired direction.

    `p` is the chance of `beyond` or more of `of` points if each side were equally likely. Points on the line are not beyond, yet
    stay in `of`: the careful way, since it makes p larger.
    """

    slope: Fraction
    intercept: Fraction
    halves: Halves
    beyond: int
    short: int
    of: int
    p: Fraction

    @property
    def on_line(self) -> int:
        """Points exactly on the line."""
        return self.of - self.beyond - self.short

    def at(self, time: Fraction) -> Fraction:
        """The height of the line at a time of the same kind as the phases' own."""
        return self.intercept + self.slope * time


def celeration(a: Phase, b: Phase, improve: str, halves: Halves = "mean") -> Celeration | None:
    """The line and its counts, or None under two baseline points; of an odd number the middle one belongs to neither half.

    `halves` says what stands for a half: its means of time and value, or its medians.
    """
    way, measured = sign(improve), a.measured
    if len(measured) < FEWEST:
        return None
    half = len(measured) // 2
    centre = _mean if halves == "mean" else _median
    (x1, y1), (x2, y2) = ([centre(column) for column in zip(*part, strict=True)] for part in (measured[:half], measured[-half:]))
    slope = (y2 - y1) / (x2 - x1)
    intercept = y1 - slope * x1
    away = [way * (value - intercept - slope * at) for at, value in b.measured]
    beyond = sum(one > 0 for one in away)
    return Celeration(slope, intercept, halves, beyond, sum(one < 0 for one in away), len(away), at_least(beyond, len(away)))


def at_least(successes: int, of: int) -> Fraction:
    """The chance of so many heads or more in `of` throws of a fair coin."""
    return Fraction(sum(comb(of, number) for number in range(successes, of + 1)), 2**of)


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _median(values: Sequence[Fraction]) -> Fraction:
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
