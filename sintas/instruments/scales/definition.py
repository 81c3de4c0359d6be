"""What a scale is: its texts, answers, scoring, limits with their source, licence, and who may use it. Plain frozen data, no behaviour but asking."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sintas.instruments.scales.limits import Alert, Band, BandSet, ChangeGuide, Finding, Need, Reliability
from sintas.instruments.scales.words import NOTHING, Number, Text, Value

__all__ = [
    "COLOURS",
    "KINDS",
    "MANNERS",
    "METHODS",
    "TOPICS",
    "TOTAL",
    "Alert",
    "Band",
    "BandSet",
    "ChangeGuide",
    "Finding",
    "Item",
    "Licence",
    "Need",
    "Number",
    "Option",
    "Reliability",
    "Scale",
    "Scoring",
    "Section",
    "SkipRule",
    "Subscale",
    "Text",
    "Value",
    "Wording",
]

KINDS = ("scale", "total_only", "checklist", "ratings")
METHODS = ("sum", "mean", "none")
COLOURS = ("green", "amber", "red", "own")
TOPICS = ("safety", "satisfaction")
MANNERS = ("self", "interview", "proxy")
TOTAL = "total"


@dataclass(frozen=True)
class Option:
    """One possible answer: a number that is scored, or a code such as "yes". `anchor` says in whole sentences when to choose it."""

    value: Value
    label: Text
    anchor: Text = NOTHING


@dataclass(frozen=True)
class Item:
    """One question. `id` names what the text asks, never its place, so another order of items can break neither scoring nor reversal.

    `kind`: "choice" (one of `options`), "tick" (the answer "yes" or nothing; nothing is no missing answer), "text" (open words, never scored).
    `steps`: codes of the catalogue list `urgent_steps` worth considering when the answer is "yes".
    """

    id: str
    text: Text
    kind: str = "choice"
    options: tuple[Option, ...] = ()
    reversed: bool = False
    scored: bool = True
    section: str = ""
    note: Text = NOTHING
    code_list: str = ""
    steps: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The values of the options that are numbers, in their order."""
        return tuple(option.value for option in self.options if not isinstance(option.value, str))

    def points(self, value: Number) -> Number:
        """What an answer counts: itself, or mirrored between the lowest and the highest option when the item is reversed."""
        return min(self.numbers) + max(self.numbers) - value if self.reversed else value


@dataclass(frozen=True)
class Section:
    """A heading over items, for reading only; it is scored by nobody."""

    code: str
    label: Text


@dataclass(frozen=True)
class Subscale:
    """Items that are totalled together. Of a `total_only` scale `items` is empty and the part's own total is typed in."""

    code: str
    label: Text
    items: tuple[str, ...]
    low: Number
    high: Number


@dataclass(frozen=True)
class SkipRule:
    """`item` is not asked when the answer to `after` is `when`; it then counts `scores` and is not missing."""

    item: str
    after: str
    when: Value
    scores: Number


@dataclass(frozen=True)
class Wording:
    """The texts in one language and where they come from. `validated`: tested with people who speak it. `notice` is printed as it stands."""

    language: str
    source: Text
    validated: bool
    notice: str = ""


@dataclass(frozen=True)
class Licence:
    """Why we may use this. `reason` says why the items are not here, when they are not."""

    colour: str
    statement: Text
    source: Text = NOTHING
    reason: Text = NOTHING


@dataclass(frozen=True)
class Scoring:
    """How answers become a total. `version` changes only when the same answers would give another total or another question is asked.

    `multiplier` works on the sum (Zung's index, WHO-5). `low` and `high` are the ends of the finished total. Totals above `missing_share` of
    unanswered items in the whole or in any part are refused; below it they are prorated, or refused too when `prorate` is off.
    `step`: the smallest difference of a total typed in.
    """

    method: str
    version: str
    low: Number
    high: Number
    multiplier: Number = 1
    missing_share: Number = Decimal("0.2")
    prorate: bool = True
    step: Number = 1

    @property
    def decimals(self) -> int:
        """How many decimals a finished total is shown with: sums are whole, means have two."""
        return 2 if self.method == "mean" or Fraction(self.multiplier).denominator > 1 or self.step != 1 else 0


@dataclass(frozen=True)
class Scale:
    """A questionnaire, checklist or set of ratings. `better`: the direction of improvement, "up", "down" or "" where there is none.

    `kind`: "scale" is scored; "total_only" knows no items, the total is typed in; "checklist" and "ratings" are never added up.
    `ages`: lowest and highest age in years, None for no limit. `entry`: for totals typed in, what exactly to type. `topic`: one of TOPICS
    where the list of scales shows it apart.
    """

    code: str
    version: str
    kind: str
    title: Text
    purpose: Text
    instruction: Text
    period: Text
    checked: str
    wordings: tuple[Wording, ...]
    licence: Licence
    scoring: Scoring
    items: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()
    subscales: tuple[Subscale, ...] = ()
    skip_rules: tuple[SkipRule, ...] = ()
    band_sets: tuple[BandSet, ...] = ()
    alerts: tuple[Alert, ...] = ()
    findings: tuple[Finding, ...] = ()
    change_guides: tuple[ChangeGuide, ...] = ()
    reliability: Reliability | None = None
    given_by: tuple[str, ...] = ()
    read_by: tuple[str, ...] = ()
    completed_by: tuple[str, ...] = ()
    ages: tuple[int | None, int | None] = (None, None)
    better: str = ""
    entry: Text = NOTHING
    topic: str = ""

    @property
    def bands(self) -> tuple[Band, ...]:
        """Every stretch of every source, for a page that shows what has been published."""
        return tuple(band for one in self.band_sets for band in one.bands)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the scale can be given in."""
        return tuple(wording.language for wording in self.wordings)

    @property
    def by_id(self) -> Mapping[str, Item]:
        """The items by their names."""
        return {item.id: item for item in self.items}

    @property
    def sectioned(self) -> tuple[tuple[Section | None, tuple[Item, ...]], ...]:
        """The items under their headings, in the order of the headings: the order in which a form shows them. Those without one come first."""
        headings: tuple[Section | None, ...] = (None, *self.sections)
        together = [(one, tuple(item for item in self.items if item.section == (one.code if one else ""))) for one in headings]
        return tuple((one, items) for one, items in together if items)

    def wording(self, language: str) -> Wording | None:
        """The wording in `language`, or None when there is none."""
        return next((wording for wording in self.wordings if wording.language == language), None)

    def needs_leave(self, language: str) -> bool:
        """Whether this wording stays off until the unit's psychologist allows it: a scored questionnaire in words nobody has tested."""
        wording = self.wording(language)
        return self.kind == "scale" and (wording is None or not wording.validated)

    def may_give(self, profession: str) -> bool:
        """Whether a worker of this profession (code of the catalogue list `professions`) may give the scale; an empty list allows everyone."""
        return not self.given_by or profession in self.given_by

    def may_read(self, profession: str) -> bool:
        """Whether a worker of this profession may read answers and totals; an empty list allows everyone who may see the file."""
        return not self.read_by or profession in self.read_by

    def fits_age(self, years: int | None) -> bool:
        """Whether the scale is meant for this age; an unknown age fits, the worker judges."""
        low, high = self.ages
        return years is None or ((low is None or years >= low) and (high is None or years <= high))
