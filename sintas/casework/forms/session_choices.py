"""What can be chosen in the forms of a session."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Any, cast
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.cases.bases import Case
from sintas.cases.forms.base import listed
from sintas.kit import numbers
from sintas.kit.forms import Words
from sintas.kit.options import Option, option
from sintas.practice.catalogue import load

from ..reading.sessions import Held, goal_texts

LONG = 20_000  # characters


def or_none(name: str, empty: Words) -> Any:
    """Choices of a list with a first one that chooses nothing; its words are translated when the page is made."""
    return listed(name, empty=cast(str, empty))


def techniques() -> list[tuple[str, Option]]:
    """The sixteen, each with its purpose and caution. What is not used with survivors is said in the name itself."""
    lang = get_language() or "id"
    return [
        option(
            row.code,
            _("%(name)s (hanya penghargaan)") % {"name": row.label(lang)}
            if row.extra.get("punishment_for_survivors") is False
            else row.label(lang),
            words=" ".join((str(row.extra.get("local_word", "")), *row.aliases)),
            purpose=row.text("purpose", lang),
            caution=row.text("caution", lang),
        )
        for row in load("techniques").in_use()
    ]


def steps(earlier: Container[str]) -> list[tuple[str, Option]]:
    """Steps of therapies that have an order; those recorded before are marked so."""
    lang = get_language() or "id"
    return [
        option(row.code, row.label(lang), mark=str(row.extra.get("mark", "")), earlier=row.code in earlier)
        for row in load("therapy_steps").in_use()
    ]


def therapy_of(steps: Iterable[str]) -> str:
    """The therapy these steps belong to, so that whoever ticks a step need not name it as well; '' for none, or for steps of several."""
    known = load("therapy_steps")
    found = {known.get(code).group for code in steps}
    return found.pop() if len(found) == 1 else ""


def done_so_far(held: Iterable[Held]) -> str:
    """ "W tercatat Sen 16 Sep, D tercatat Sel 17 Sep.": each step with the first day it was done; '' before the first."""
    first: dict[str, str] = {}
    for day, codes in held:
        for code in sorted(codes):
            first.setdefault(code, numbers.short_day(day) if day else "")
    rows = [row for row in load("therapy_steps").in_use() if row.code in first]
    marks = [(str(row.extra.get("mark") or row.label("id")), first[row.code]) for row in rows]
    said = [_("%(step)s tercatat %(day)s") % {"step": mark, "day": day} if day else _("%(step)s tercatat") % {"step": mark} for mark, day in marks]
    return f"{', '.join(map(str, said))}." if said else ""


def goals(case: Case, also: Iterable[UUID] = ()) -> list[tuple[str, str]]:
    """The plan's specific goals, numbered; `also` keeps those a session named before that have left the plan since."""
    return [(str(entry), f"{at}. {text}") for at, (entry, text) in enumerate(goal_texts(case, also=also).items(), start=1)]


def blank_as_none(facts: dict[str, Any], *names: str) -> dict[str, Any]:
    """A sealed field that holds nothing is NULL."""
    return {name: (value or None) if name in names else value for name, value in facts.items()}
