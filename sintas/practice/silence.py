"""When a case counts as silent, and how long recovery is reckoned with: what a unit sets, and what holds until it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

DAYS = 21  # our own working rule until the unit sets another
LONGEST_MONTHS = 60
HORIZON = (8, 12)  # months; a span to look ahead, never a limit on the service


@dataclass(frozen=True)
class Limits:
    """Days without a record after which a case is silent: for any case, and for those in a stage or at a risk level (by its code)."""

    any: int = DAYS
    by: Mapping[str, int] = field(default_factory=dict)

    def days_for(self, stage: str, level: str = "") -> int:
        """The shortest that is set for its stage or its risk level; where neither is set, what holds for any case."""
        return min((self.by[code] for code in (stage, level) if code in self.by), default=self.any)

    @property
    def shortest(self) -> int:
        """No case is silent before so many days."""
        return min([self.any, *self.by.values()])
