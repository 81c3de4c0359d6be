"""Legs of a multiple baseline: the same kind of measure in several settings, whose help began one after another (part D4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from sintas.kit.pieces import Fact
from sintas.practice.measurement import notes
from sintas.practice.measurement.multiple_baseline import Leg, MultipleBaseline, compare_legs
from sintas.practice.measurement.refused import MeasureRefused
from sintas.practice.measurement.series import phase

from .measures import Followed
from .measures_figures import FiguresShown, combined_facts, share
from .measures_words import title


def legs_with(of: Followed, everything: Iterable[Followed]) -> list[Followed]:
    """The legs of the design this measure belongs to, itself among them; empty when it stands alone."""
    found = [one for one in everything if one.group == of.group]
    return found if len(found) > 1 else []


def leg_of(one: Followed) -> Leg | None:
    """Its first baseline and what followed; None while one of them has no number."""
    later = [at for at in range(1, len(one.phases)) if any(value.phase == at for value in one.measured)][:1]
    if not one.before or not later:
        return None
    made = []
    for at in (0, later[0]):
        values = [value for value in one.values if value.phase == at and value.on is not None]
        made.append(phase(one.phases[at].letter, [value.value for value in values], [value.on for value in values if value.on is not None]))
    return Leg(title(one), made[0], made[1], one.direction)


def legs_figures(legs: Sequence[Followed], lang: str) -> FiguresShown | None:
    """All legs together, and which starts weaken the design; None while fewer than two can be compared."""
    found = [leg for leg in map(leg_of, legs) if leg is not None]
    if len(found) < 2:
        return None
    try:
        together = compare_legs(found)
    except MeasureRefused as refused:
        return FiguresShown([], [], why_not=refused.sentence(lang))
    facts = [
        Fact(name, _("NAP %(nap)s; Tau %(tau)s") % {"nap": share(one.nap), "tau": share(one.tau)}) for name, one in together.comparisons
    ]
    codes = ("weighted_by_pairs", *codes_of(together), "autocorrelation")
    exploratory = any(one.exploratory for _name, one in together.comparisons)
    return FiguresShown(
        [(_("Semua deret bersama"), [*facts, *combined_facts(together.combined)])], notes.sentences(codes, lang), exploratory
    )


def codes_of(together: MultipleBaseline) -> tuple[str, ...]:
    """What weakens the design."""
    said = {"legs_together": bool(together.together), "legs_unwatched": bool(together.unwatched)}
    return tuple(code for code, holds in said.items() if holds)
