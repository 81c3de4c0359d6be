"""The sociogram in words: each member's choices, what is counted, choices under questions of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from ...instrument import Manner
from .counting import Counted

MOST_CLIQUES = 8


def called(content: Mapping[str, Any], manner: Manner) -> dict[str, str]:
    """How every member is written; two of the same initials get a number."""
    members = list(content.get("members") or ())
    short = [manner.called(name) for name in members]
    often, met, found = Counter(short), Counter[str](), {}
    for name, letters in zip(members, short, strict=True):
        met[letters] += 1
        found[name] = f"{letters} {met[letters]}" if often[letters] > 1 else letters
    return found


def member_told(name: str, counts: Counted, names: Mapping[str, str]) -> str:
    """ "Rini: dipilih 3 orang; saling memilih dengan Sari; memilih Tuti; menghindari Wati"."""
    chosen = [other for other in counts.members if (name, other) in counts.chooses]
    mutual = [other for other in chosen if (other, name) in counts.chooses]
    parts = [
        (_("saling memilih dengan %(names)s"), mutual),
        (_("memilih %(names)s"), [other for other in chosen if other not in mutual]),
        (_("tidak memilih atau menghindari %(names)s"), [other for other in counts.members if (name, other) in counts.rejects]),
    ]
    said = [_("dipilih %(count)s orang") % {"count": counts.received(name)}]
    said += [words % {"names": listed(others, names)} for words, others in parts if others]
    if counts.rejected(name):
        said.append(_("dihindari %(count)s orang") % {"count": counts.rejected(name)})
    return f"{names[name]}: {'; '.join(said)}"


def listed(people: Iterable[str], names: Mapping[str, str]) -> str:
    """Names with commas."""
    return ", ".join(names[one] for one in people)


def counts_told(counts: Counted, names: Mapping[str, str]) -> list[str]:
    """What is counted, one thing a line; nothing for a group nobody has asked yet."""
    if not (counts.chooses or counts.rejects):
        return []
    told = [_("Saling memilih: %(pairs)s dari %(all)s pasangan yang mungkin") % {"pairs": len(counts.pairs), "all": counts.possible_pairs}]
    cliques = counts.cliques
    groups = "; ".join(listed(one, names) for one in cliques[:MOST_CLIQUES])
    if len(cliques) > MOST_CLIQUES:
        groups = _("%(groups)s; dan %(more)s lagi") % {"groups": groups, "more": len(cliques) - MOST_CLIQUES}
    for words, said in (
        (_("Paling banyak dipilih: %(names)s"), listed(counts.stars, names)),
        (_("Kelompok kecil yang saling memilih: %(names)s"), groups),
        (_("Belum dipilih: %(names)s"), listed((one for one in counts.unchosen if one not in counts.isolates), names)),
        (_("Belum terhubung (tidak memilih dan belum dipilih): %(names)s"), listed(counts.isolates, names)),
    ):
        if said:
            told.append(words % {"names": said})
    return told


def criteria_told(content: Mapping[str, Any], names: Mapping[str, str], short: Callable[[str], str]) -> list[str]:
    """Choices under questions of their own, a line for each question; `short` writes the names in a question as the manner asks."""
    asked: dict[str, list[str]] = {}
    for one in content.get("choices") or ():
        if one["criterion"]:
            words = _("%(one)s memilih %(other)s") if one["sign"] == "choose" else _("%(one)s tidak memilih atau menghindari %(other)s")
            asked.setdefault(one["criterion"], []).append(words % {"one": names[one["from"]], "other": names[one["to"]]})
    return [f"{short(criterion)}: {'; '.join(said)}" for criterion, said in asked.items()]
