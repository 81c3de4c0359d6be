"""The sentences that must stand beside a figure (list `measurement_notes`). A figure without its note says more than it knows."""

from sintas.practice import catalogue


def sentence(code: str, lang: str) -> str:
    """The sentence in `lang` ("id" or "en"; anything else reads as Indonesian). Raises `catalogue.UnknownCode`."""
    return catalogue.load("measurement_notes").get(code).label(lang)


def sentences(codes: tuple[str, ...], lang: str) -> list[str]:
    """One sentence for each code, in their order."""
    return [sentence(code, lang) for code in codes]
