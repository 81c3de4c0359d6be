"""What a published source lets us say about a total: bands, patterns, change, reliability; and the alerts that no total can silence."""

from dataclasses import dataclass

from sintas.instruments.scales.words import Number, Text


@dataclass(frozen=True)
class Band:
    """A stretch of totals, both ends included, with the words, the citation and the people it was found with."""

    set: str
    low: Number
    high: Number
    label: Text
    source: Text
    population: Text


@dataclass(frozen=True)
class BandSet:
    """Limits from one source. `on`: "total" and/or subscale codes. `language`: the wording they were found with; "" for any tested wording.

    Stretches may leave gaps where the source leaves them. `places`: decimals a total is rounded to before it is looked up (None: as it is shown).
    """

    code: str
    on: tuple[str, ...]
    language: str
    source: Text
    population: Text
    bands: tuple[Band, ...]
    places: int | None = None
    default: bool = False


@dataclass(frozen=True)
class Alert:
    """When an answer (or the total, `item` = "") is at least `at_least` or is `value`, `code` opens the path of that name, whatever the total."""

    code: str
    item: str
    at_least: Number | None
    value: str
    sentence: Text


@dataclass(frozen=True)
class Need:
    """At least `count` of `items` answered with `at_least` or more."""

    items: tuple[str, ...]
    at_least: Number
    count: int


@dataclass(frozen=True)
class Finding:
    """A pattern of answers that a source describes. It is said as a pattern, never as a diagnosis."""

    code: str
    label: Text
    present: Text
    absent: Text
    needs: tuple[Need, ...]
    source: Text
    population: Text


@dataclass(frozen=True)
class ChangeGuide:
    """A published rule of thumb for a change of the total, in points."""

    reliable: Number
    meaningful: Number
    source: Text
    population: Text


@dataclass(frozen=True)
class Reliability:
    """Figures for reliable change (D5): only where they were published together for a named population."""

    mean: Number
    sd: Number
    reliability: Number
    source: Text
    population: Text
