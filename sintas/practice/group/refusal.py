"""What cannot be kept as it was given, said so that the facilitator knows what to do; nothing typed is lost by it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """A plain sentence, the place (`stage.PLACES`) where it is put right, and the members (keys) it is about, if any."""

    code: str
    sentence_id: str
    sentence_en: str
    place: str
    keys: tuple[str, ...] = ()

    def sentence(self, lang: str) -> str:
        """The plain sentence in `lang` ("id" or "en"; anything else reads as Indonesian)."""
        return self.sentence_en if lang == "en" else self.sentence_id
