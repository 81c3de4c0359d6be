"""Forms of violence across laws and standards: a crosswalk that suggests and never decides (C19)."""

from collections.abc import Iterable
from dataclasses import dataclass

from sintas.practice import catalogue

PRACTICE = "violence_practice"
CODE_SETS = ("violence_kdrt", "violence_tpks", "violence_simfoni", "violence_gbvims", "violence_ppkpt")


@dataclass(frozen=True)
class Suggestion:
    """A row of another code set that may fit. `because` is the practice word it came from; `only_if` under which condition.

    A worker confirms it or leaves it; nothing is ever stored from a suggestion alone.
    """

    code_set: str
    code: str
    label_id: str
    label_en: str
    because: tuple[str, ...]
    only_if_id: tuple[str, ...] = ()
    only_if_en: tuple[str, ...] = ()

    def label(self, lang: str) -> str:
        """The form of violence in the words of its code set."""
        return self.label_en if lang == "en" else self.label_id

    def only_if(self, lang: str) -> str:
        """The condition in words, empty when the words simply correspond."""
        return "; ".join(self.only_if_en if lang == "en" else self.only_if_id)


def suggest(codes: Iterable[str]) -> tuple[Suggestion, ...]:
    """What the practice words (codes of `violence_practice`) may be called elsewhere, in the order of CODE_SETS and their lists.

    The same target out of several words comes once, with all its reasons. Raises `catalogue.UnknownCode` for a word not in the list.
    """
    words = catalogue.load(PRACTICE)
    wanted = {words.get(code).code for code in codes}
    found = [row for row in catalogue.load("crosswalk").rows if row.extra["word"] in wanted]
    suggestions: list[Suggestion] = []
    for code_set in CODE_SETS:
        for target in catalogue.load(code_set).rows:
            rows = [row for row in found if row.extra["list"] == code_set and row.extra["to"] == target.code]
            if rows:
                suggestions.append(
                    Suggestion(
                        code_set=code_set,
                        code=target.code,
                        label_id=target.id,
                        label_en=target.en,
                        because=tuple(dict.fromkeys(str(row.extra["word"]) for row in rows)),
                        only_if_id=_conditions(rows, "id"),
                        only_if_en=_conditions(rows, "en"),
                    )
                )
    return tuple(suggestions)


def _conditions(rows: list[catalogue.Code], lang: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for row in rows if (text := row.text("only_if", lang))))
