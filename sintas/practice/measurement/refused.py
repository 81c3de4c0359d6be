"""What cannot be measured as it was given, said to the worker."""


class MeasureRefused(ValueError):
    """Numbers nothing honest can be computed from. The sentence says what to do; it never repeats what was typed."""

    def __init__(self, code: str, sentence_id: str, sentence_en: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence_id = sentence_id
        self.sentence_en = sentence_en

    def sentence(self, lang: str) -> str:
        """The plain sentence in `lang` ("id" or "en"; anything else reads as Indonesian)."""
        return self.sentence_en if lang == "en" else self.sentence_id
