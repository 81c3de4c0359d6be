"""Words and numbers of a definition: what every other part of it is made of."""

from dataclasses import dataclass
from decimal import Decimal

Number = int | Decimal
Value = int | Decimal | str


@dataclass(frozen=True)
class Text:
    """Words on screen in both languages. A unit's own scale may have Indonesian only; then English readers see the Indonesian."""

    id: str
    en: str = ""

    def say(self, lang: str) -> str:
        """The words in `lang`; anything but "en", or a missing English text, reads as Indonesian."""
        return self.en if lang == "en" and self.en else self.id

    def __bool__(self) -> bool:
        return bool(self.id or self.en)


NOTHING = Text("")
