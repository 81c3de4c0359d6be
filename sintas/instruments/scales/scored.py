"""What came out of one administration: figures, what they rest on, and the plain reason where there is no figure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from sintas.instruments.scales.definition import Alert, Band, Finding, Number, Text


@dataclass(frozen=True)
class Part:
    """The total of the whole or of one subscale. `exact` is unrounded; `prorated` when blanks were filled with the average of the rest.

    `total` None comes with `why_no_total`; `band` None comes with `why_no_band`. Both are sentences in the language of the page.
    """

    code: str
    label: Text
    low: Number
    high: Number
    total: Number | None = None
    exact: Fraction | None = None
    prorated: bool = False
    missing: tuple[str, ...] = ()
    why_no_total: str = ""
    band: Band | None = None
    why_no_band: str = ""


@dataclass(frozen=True)
class FindingSeen:
    """Whether a pattern stands in the answers: "present", "absent", or "unknown" where blanks could still decide it."""

    finding: Finding
    state: str

    def say(self, lang: str) -> str:
        """The pattern's own sentence; empty when blanks leave it open."""
        words = {"present": self.finding.present, "absent": self.finding.absent}.get(self.state)
        return words.say(lang) if words else ""


@dataclass(frozen=True)
class Scored:
    """The result of one administration. Keep `code`, `version`, `language` and the answers; all else can be counted again from them.

    `missing`: items left blank that were to be answered; `not_asked`: items an earlier answer made needless. `points`: what each scored item
    counted, reversal and skips applied. `notice`: the licence line to print; `untested`: the wording has not been tested with people who
    speak it, so there is neither band nor pattern. Alerts stand whatever else is missing.
    """

    code: str
    version: str
    scoring: str
    language: str
    whole: Part
    subscales: tuple[Part, ...] = ()
    findings: tuple[FindingSeen, ...] = ()
    alerts: tuple[Alert, ...] = ()
    missing: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    points: Mapping[str, Number] = field(default_factory=dict)
    notice: str = ""
    untested: bool = False

    @property
    def total(self) -> Number | None:
        """The total of the whole, None when it cannot be had (`why_no_total`)."""
        return self.whole.total

    @property
    def band(self) -> Band | None:
        """The band of the whole with its source and population, None when none may be shown (`why_no_band`)."""
        return self.whole.band

    @property
    def why_no_total(self) -> str:
        """Why there is no total; empty when there is one."""
        return self.whole.why_no_total

    @property
    def why_no_band(self) -> str:
        """Why there is no band; empty when there is one."""
        return self.whole.why_no_band

    @property
    def alert_codes(self) -> tuple[str, ...]:
        """The paths to open, each once."""
        return tuple(dict.fromkeys(alert.code for alert in self.alerts))
