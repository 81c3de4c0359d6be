"""What helps while assessing: the five strengths principles, and how to listen and ask (R77-R78, R291-R295). Read, never ticked."""

from __future__ import annotations

from dataclasses import dataclass

from sintas.practice.catalogue import load


@dataclass(frozen=True)
class Principle:
    """One of the five, with a question that may be asked."""

    name: str
    question: str


@dataclass(frozen=True)
class Prompts:
    """`attitudes` are how to listen and ask."""

    principles: list[Principle]
    attitudes: list[str]


def prompts(lang: str) -> Prompts:
    """From the catalogue alone."""
    return Prompts(
        [Principle(row.label(lang), row.text("prompt", lang)) for row in load("strengths_principles").in_use()],
        [row.label(lang) for group in ("assessment", "always") for row in load("prompts").of_group(group)],
    )
