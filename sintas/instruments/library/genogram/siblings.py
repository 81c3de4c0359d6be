"""Brothers and sisters from the eldest to the youngest: by recorded order, year or age, and what the relation says."""

from __future__ import annotations

from itertools import groupby

from sintas.instruments.family import CLIENT, Relative

from .tree import Child, Tree

UNKNOWN = 9_999.0  # sorts last; an expected child comes after it


def born_about(one: Relative, year: int) -> float | None:
    """The year of birth as far as it is known: written, or counted back from an age (of the dead: their age at death)."""
    if one.born is not None:
        return float(one.born)
    if one.age is None:
        return None
    return float((one.died if one.died is not None else year) - one.age) if not (one.deceased and one.died is None) else None


def in_birth_order(children: list[Child], tree: Tree, year: int) -> list[Child]:
    """The eldest first. Nothing known of somebody: last, in the order of the file. Twins stand together."""
    people = tree.people
    known = {child.ref: about(people[child.ref], tree, year) for child in children}
    for twins in tree.twins:
        if twins.one in known and twins.other in known:
            both = min(known[twins.one], known[twins.other])
            known |= {twins.one: both, twins.other: both}
    ranked = sorted(children, key=lambda child: known[child.ref])
    ranked = within_ties(ranked, known, people)
    ranked = by_recorded_order(ranked, people)
    return twins_together(ranked, tree)


def about(one: Relative, tree: Tree, year: int) -> float:
    """A number to sort by: the year of birth; for a brother or sister of the client of unknown age, just beside the client's."""
    found = born_about(one, year)
    if found is not None:
        return found
    if one.before_birth == "pregnancy":
        return UNKNOWN + 1
    client = tree.people.get(CLIENT)
    beside = {"older_sibling": -0.5, "younger_sibling": 0.5, "twin": 0.0}.get(one.relation)
    own = born_about(client, year) if client is not None else None
    if beside is not None and client is not None and own is None:
        return UNKNOWN + beside
    return own + beside if beside is not None and own is not None else UNKNOWN


def within_ties(ranked: list[Child], known: dict[str, float], people: dict[str, Relative]) -> list[Child]:
    """Among those of one year, somebody recorded as the sixth child stands sixth if that is possible."""
    slots: list[Child] = []
    for _year, group in groupby(ranked, key=lambda child: known[child.ref]):
        same = list(group)
        start, end = len(slots), len(slots) + len(same)
        placed: dict[int, Child] = {}
        for child in sorted((c for c in same if people[c.ref].order), key=lambda c: people[c.ref].order or 0):
            wanted = max(start, min(end - 1, (people[child.ref].order or 1) - 1))
            free = [at for at in range(start, end) if at not in placed]
            placed[min(free, key=lambda at: (abs(at - wanted), at))] = child
        rest = iter([child for child in same if child not in placed.values()])
        slots += [placed[at] if at in placed else next(rest) for at in range(start, end)]
    return slots


def by_recorded_order(ranked: list[Child], people: dict[str, Relative]) -> list[Child]:
    """Those with a recorded order stand in it among themselves, whatever their years say."""
    at = [index for index, child in enumerate(ranked) if people[child.ref].order]
    told = sorted((ranked[index] for index in at), key=lambda child: people[child.ref].order or 0)
    result = list(ranked)
    for index, child in zip(at, told, strict=True):
        result[index] = child
    return result


def twins_together(ranked: list[Child], tree: Tree) -> list[Child]:
    """A twin stands right after the other."""
    here = {child.ref: child for child in ranked}
    order = [child.ref for child in ranked]
    for twins in tree.twins:
        if twins.one in here and twins.other in here:
            first, second = sorted((twins.one, twins.other), key=order.index)
            order.remove(second)
            order.insert(order.index(first) + 1, second)
    return [here[ref] for ref in order]
