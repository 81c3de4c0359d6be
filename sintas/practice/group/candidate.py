"""One candidate as composing a group needs to see them, and a remark on several of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["severe", "note"]


@dataclass(frozen=True)
class Candidate:
    """What helps to look at one candidate; "" and empty sets stand for what is not known. `key` is no name.

    `age` in whole years, the youngest possible where only a year is known (`ages.AgeRange.youngest`). `sex` of `sexes`, `languages`
    of `languages`, `verbal` of `verbal_abilities`, `interest` of `group_interest_levels`; `problems` are codes of any one list.
    `child` says so of somebody whose age is not known. `warned`: of `group_proposal_warnings`, said by whoever proposes.
    `perpetrator_of` and `related_to_perpetrator_of` hold keys of other candidates, `knows` keys of people met before.
    """

    key: str
    age: int | None = None
    child: bool = False
    sex: str = ""
    languages: frozenset[str] = frozenset()
    problems: frozenset[str] = frozenset()
    verbal: str = ""
    interest: str = ""
    fears_groups: bool = False
    perpetrator_of: frozenset[str] = frozenset()
    related_to_perpetrator_of: frozenset[str] = frozenset()
    knows: frozenset[str] = frozenset()
    warned: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Concern:
    """Something worth another look. `severe` asks for a word of the team before anybody is invited; `keys` in alphabetical order."""

    code: str
    severity: Severity
    sentence_id: str
    sentence_en: str
    keys: tuple[str, ...]
    source: str

    def sentence(self, lang: str) -> str:
        """The plain sentence in `lang` ("id" or "en"; anything else reads as Indonesian)."""
        return self.sentence_en if lang == "en" else self.sentence_id


def concern(code: str, severity: Severity, id: str, en: str, keys: Iterable[str], source: str) -> Concern:
    """A remark with its keys in order."""
    return Concern(code, severity, id, en, tuple(sorted(keys)), source)
