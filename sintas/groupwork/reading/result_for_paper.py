"""What the report of a group says of its evaluation: effects, what helped, the decision. Of the group, never of one member. Opens content."""

from __future__ import annotations

from collections.abc import Iterable

from sintas.practice.catalogue import load

from ..models import Group
from .for_paper import without_names
from .later import day_of, decision_words, newest_first
from .members import members_of
from .paper_shapes import ResultPart

NOT_SEEN = "none_seen"


def result_of(group: Group, lang: str, unnamed: str) -> ResultPart | None:
    """None while nobody has looked back. Codes of every look, in the order of their lists; words and decision of the newest one that has them."""
    looks = list(newest_first(group))
    if not looks:
        return None
    seen = {code for one in looks for code in one.effects}
    told = ResultPart(
        in_order("mutual_aid_effects", seen - {NOT_SEEN} or seen, lang),
        in_order("supporting_factors", {code for one in looks for code in one.supporting}, lang),
        next((one.supporting_words for one in looks if one.supporting_words), ""),
        decision_words(looks[0], lang),
        looks[0].decision_reason or "",
        day_of(looks[0], lang),
    )
    return without_names(told, group, members_of(group), unnamed)


def in_order(list_name: str, codes: Iterable[str], lang: str) -> tuple[str, ...]:
    """The words of several codes as their list has them."""
    wanted = set(codes)
    return tuple(row.label(lang) for row in load(list_name).rows if row.code in wanted)
