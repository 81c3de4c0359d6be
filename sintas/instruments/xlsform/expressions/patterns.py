"""The patterns of regex(...), matched letter by letter with all possibilities side by side.

Python's `re` tries one possibility after another and can be made to run for years by a pattern a form brings along; this cannot: the
work is at most letters x states. Known: letters, `.`, [classes], \\d \\w \\s (and \\D \\W \\S), escaped signs, ( ), |, ? * + {n} {n,m}.
As in ODK, the whole text has to fit; ^ at the beginning and $ at the end change nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.utils.translation import gettext as _

from sintas.instruments.xlsform.expressions.problems import ExpressionError

MOST_STATES: Final = 1000
MOST_DEPTH: Final = 20
Ranges = tuple[tuple[int, int], ...]

_DIGIT: Final[Ranges] = ((48, 57),)
_WORD: Final[Ranges] = ((48, 57), (65, 90), (95, 95), (97, 122))
_SPACE: Final[Ranges] = ((9, 13), (32, 32))
_CLASSES: Final = {"d": _DIGIT, "w": _WORD, "s": _SPACE}
_SIGNS: Final = {"t": "\t", "n": "\n", "r": "\r"}


@dataclass(frozen=True, slots=True)
class Letters:
    """One letter out of some ranges of code points, or (`outside`) none of them."""

    ranges: Ranges
    outside: bool = False

    def takes(self, letter: int) -> bool:
        """Whether this letter fits."""
        return any(low <= letter <= high for low, high in self.ranges) != self.outside


@dataclass(frozen=True, slots=True)
class Row:
    """Parts one after the other."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several."""

    ways: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """A part so many times; `most` None is without end."""

    part: Part
    least: int
    most: int | None


Part = Letters | Row | Either | Times


class Pattern:
    """States and arrows: `letters[s]` leads on to `then[s]` for one letter, `free[s]` leads on without any."""

    def __init__(self) -> None:
        self.letters: list[Letters | None] = []
        self.then: list[int] = []
        self.free: list[list[int]] = []
        self.start = 0
        self.end = 0

    def state(self) -> int:
        """A new state without arrows. Raises OverflowError when there are too many."""
        if len(self.letters) >= MOST_STATES:
            raise OverflowError
        self.letters.append(None)
        self.then.append(-1)
        self.free.append([])
        return len(self.letters) - 1

    def fits(self, text: str) -> tuple[bool, int]:
        """Whether the whole text fits, and how many states were looked at on the way (the work done)."""
        now = self._reached({self.start})
        seen = len(now)
        for letter in text:
            code = ord(letter)
            steps = {self.then[at] for at in now if (set_ := self.letters[at]) is not None and set_.takes(code)}
            now = self._reached(steps)
            seen += len(now)
            if not now:
                return False, seen
        return self.end in now, seen

    def _reached(self, states: set[int]) -> set[int]:
        todo, reached = list(states), set(states)
        while todo:
            for at in self.free[todo.pop()]:
                if at not in reached:
                    reached.add(at)
                    todo.append(at)
        return reached


@lru_cache(maxsize=512)
def compiled(text: str, at: int) -> Pattern:
    """The pattern ready to match; `at` is where it stands in the expression. Raises ExpressionError for what is not known here."""
    part = _Reader(text, at).whole()
    pattern = Pattern()
    pattern.start = pattern.state()
    try:
        pattern.end = _laid(pattern, part, pattern.start)
    except OverflowError:
        raise ExpressionError(_("pola regex ini terlalu panjang; kurangi angka pengulangannya."), at) from None
    return pattern


def _laid(pattern: Pattern, part: Part, start: int) -> int:
    """Lays the part's states behind `start`; gives the state behind it."""
    match part:
        case Letters():
            end = pattern.state()
            pattern.letters[start], pattern.then[start] = part, end
            return _fresh(pattern, end)
        case Row():
            for each in part.parts:
                start = _laid(pattern, each, start)
            return start
        case Either():
            end = pattern.state()
            for way in part.ways:
                begin = pattern.state()
                pattern.free[start].append(begin)
                pattern.free[_laid(pattern, way, begin)].append(end)
            return _fresh(pattern, end)
        case Times():
            return _laid_times(pattern, part, start)


def _laid_times(pattern: Pattern, times: Times, start: int) -> int:
    for _nth in range(times.least):
        start = _fresh(pattern, _laid(pattern, times.part, start))  # a state each time, also for (){999}: so that the limit ends it
    end = pattern.state()
    if times.most is None:
        begin = pattern.state()
        pattern.free[start] += [begin, end]
        pattern.free[_laid(pattern, times.part, begin)] += [begin, end]
        return _fresh(pattern, end)
    for _nth in range(times.most - times.least):
        pattern.free[start].append(end)
        begin = pattern.state()
        pattern.free[start].append(begin)
        start = _laid(pattern, times.part, begin)
    pattern.free[start].append(end)
    return _fresh(pattern, end)


def _fresh(pattern: Pattern, end: int) -> int:
    """A state nothing has been laid behind yet, so that what follows cannot overwrite an arrow."""
    following = pattern.state()
    pattern.free[end].append(following)
    return following


class _Reader:
    def __init__(self, text: str, at: int) -> None:
        self.text, self.offset, self.at = text, at, 0

    def wrong(self, what: str) -> ExpressionError:
        return ExpressionError(_("pola regex: %(what)s") % {"what": what}, self.offset + min(self.at, len(self.text)) + 1)

    @property
    def next(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        letter = self.next
        if not letter:
            raise self.wrong(_("pola berakhir sebelum selesai."))
        self.at += 1
        return letter

    def whole(self) -> Part:
        part = self.either(0)
        if self.next:
            raise self.wrong(_("kurung ditutup tetapi tidak dibuka."))
        return part

    def either(self, depth: int) -> Part:
        if depth > MOST_DEPTH:
            raise self.wrong(_("kurung bertumpuk terlalu dalam."))
        ways = [self.row(depth)]
        while self.next == "|":
            self.take()
            ways.append(self.row(depth))
        return ways[0] if len(ways) == 1 else Either(tuple(ways))

    def row(self, depth: int) -> Part:
        if depth == 0 and self.next == "^":
            self.take()
        parts: list[Part] = []
        while self.next and self.next not in "|)":
            if depth == 0 and self.next == "$" and self.text[self.at + 1 : self.at + 2] in ("", "|"):
                self.take()
                break
            parts.append(self.times(self.one(depth)))
        return Row(tuple(parts))

    def one(self, depth: int) -> Part:
        letter = self.take()
        match letter:
            case "(":
                if self.next == "?":
                    if self.text[self.at : self.at + 2] != "?:":
                        raise self.wrong(_("bentuk (?...) tidak tersedia."))
                    self.at += 2
                part = self.either(depth + 1)
                if self.next != ")":
                    raise self.wrong(_("kurung dibuka tetapi tidak ditutup."))
                self.take()
                return part
            case "[":
                return self.letters()
            case ".":
                return Letters(((10, 10), (13, 13)), outside=True)
            case "\\":
                return self.escaped()
            case "*" | "+" | "?" | "{" | "^" | "$":
                self.at -= 1
                raise self.wrong(_("tanda %(sign)s tidak pada tempatnya; untuk tandanya sendiri tulis \\%(sign)s.") % {"sign": letter})
        return Letters(((ord(letter), ord(letter)),))

    def escaped(self) -> Letters:
        letter = self.take()
        if letter.lower() in _CLASSES:
            return Letters(_CLASSES[letter.lower()], outside=letter.isupper())
        letter = _SIGNS.get(letter, letter)
        if letter.isascii() and letter.isalnum():
            self.at -= 1
            raise self.wrong(_("\\%(sign)s tidak tersedia.") % {"sign": letter})
        return Letters(((ord(letter), ord(letter)),))

    def letters(self) -> Letters:
        """What stands between [ and ]."""
        outside = self.next == "^"
        if outside:
            self.take()
        ranges: list[tuple[int, int]] = []
        while (letter := self.take()) != "]" or not ranges:
            if letter == "\\":
                found = self.escaped()
                if found.outside:
                    raise self.wrong(_("\\D, \\W, dan \\S tidak dapat dipakai di dalam [ ]."))
                if len(found.ranges) > 1 or found.ranges[0][0] != found.ranges[0][1]:
                    ranges += found.ranges
                    continue
                low = found.ranges[0][0]
            elif letter == "[":
                raise self.wrong(_("tulis \\[ untuk kurung siku di dalam [ ]."))
            else:
                low = ord(letter)
            high = low
            if self.next == "-" and self.text[self.at + 1 : self.at + 2] not in ("]", ""):
                self.take()
                upper = self.take()
                high = self.escaped().ranges[0][0] if upper == "\\" else ord(upper)
                if high < low:
                    raise self.wrong(_("rentang di dalam [ ] terbalik."))
            ranges.append((low, high))
        return Letters(tuple(ranges), outside)

    def times(self, part: Part) -> Part:
        """The part with the ?, *, + or {n,m} that follows it."""
        if not self.next or self.next not in "?*+{":
            return part
        sign = self.take()
        least, most = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(sign) or self.counted()
        if self.next and self.next in "?*+{":
            raise self.wrong(_("dua tanda pengulangan berurutan tidak tersedia."))
        return Times(part, least, most)

    def counted(self) -> tuple[int, int | None]:
        inside, closed, _rest = self.text[self.at :].partition("}")
        low, comma, high = inside.partition(",")
        good = (
            closed
            and low.isascii()
            and low.isdigit()
            and len(low) < 4
            and (not high or (high.isascii() and high.isdigit() and len(high) < 4))
        )
        if not good or (comma and high and int(high) < int(low)):
            raise self.wrong(_("pengulangan ditulis {n}, {n,}, atau {n,m}, paling banyak 999."))
        self.at += len(inside) + 1
        return int(low), (int(high) if high else None) if comma else int(low)
