"""How a tie is drawn: parallel lines for closeness, a zigzag for conflict, an arrow for support; told apart without colour.

Lines and marks stand in catalogue `tie_qualities` (R81: "Sangat Dekat", "Dekat", "Energi"; part E, Hartman). A violent tie has no arrow
here: the arrows of an ecomap say where support flows, and a tie to the client does not say who did it to whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from sintas.kit.drawing import Key, Stroke
from sintas.practice.catalogue import load
from sintas.practice.checks import CONFLICT

Arrow = Literal["", "end", "start", "both"]
ENERGIES = ("to_client", "from_client", "both")
UNKNOWN = "not_known"  # also drawn where nothing was chosen
MARKS: dict[str, tuple[Stroke, str]] = {  # mark of the catalogue -> its line and look
    "solid": (Stroke(), "line"),
    "dotted": (Stroke(kind="dotted", width=2.4), "line"),
    "dashed": (Stroke(kind="dashed"), "soft"),
    "zigzag": (Stroke(zigzag="loose"), "hard"),
    "zigzag_arrow": (Stroke(lines=0, zigzag="loose", width=3), "hard"),
    "zigzag_tight_arrow": (Stroke(lines=0, zigzag="tight", width=3), "hard"),
    "arrow": (Stroke(bars=3), "hard"),
    "broken": (Stroke(kind="dashed", bars=2), "line"),
}
WARM = frozenset({"very_close", "close"})


@dataclass(frozen=True)
class TieMark:
    """A line from the other side (start) to the client (end)."""

    stroke: Stroke
    look: str


def energy_of(tie: Mapping[str, Any]) -> str:
    """Where support flows; support merely said to be there (True, in older files) goes to the client."""
    said = tie.get("energy")
    return "to_client" if said is True else str(said or "")


def in_conflict(tie: Mapping[str, Any]) -> bool:
    """A tie is in conflict when it says so, or when its closeness is a kind of conflict or violence."""
    return bool(tie.get("conflict")) or tie.get("closeness") in CONFLICT


def quality_mark(closeness: str) -> TieMark:
    """The line of a code of `tie_qualities`; "" and codes of a later list as not known."""
    listed = load("tie_qualities")
    row = listed.get(closeness if listed.has(closeness) else UNKNOWN)
    # dotted means distant: what nobody knows must not look like it
    kind = "dashed" if row.code == UNKNOWN else str(row.extra["mark"])
    stroke, look = MARKS[kind]
    lines: Any = row.extra["lines"] if stroke.lines else 0
    return TieMark(replace(stroke, lines=lines), "tie" if row.code in WARM else look)


def tie_mark(tie: Mapping[str, Any]) -> TieMark:
    """The whole line of a tie {"closeness", "energy", "conflict"}."""
    mark = quality_mark(str(tie.get("closeness") or ""))
    arrows: dict[str, Arrow] = {"to_client": "end", "from_client": "start", "both": "both"}
    arrow = arrows.get(energy_of(tie), "")
    if in_conflict(tie) and not mark.stroke.zigzag:
        mark = TieMark(replace(mark.stroke, zigzag="loose"), "hard")
    return TieMark(replace(mark.stroke, arrow=arrow), mark.look)


def tie_keys(ties: Iterable[Mapping[str, Any]]) -> list[Key]:
    """The legend of the lines these ties use, in the order of the catalogue; words that share a line share a key."""
    listed, lang = load("tie_qualities"), get_language() or "id"
    kept = list(ties)
    used = {str(tie.get("closeness") or "") for tie in kept}
    words: dict[TieMark, list[str]] = {}
    for row in listed.rows:
        if row.code in used:
            words.setdefault(quality_mark(row.code), []).append(row.label(lang))
    if used - {row.code for row in listed.rows}:
        words.setdefault(quality_mark(""), []).append(_("Kedekatan belum dicatat"))
    keys = [Key(" / ".join(said), stroke=mark.stroke, look=mark.look) for mark, said in words.items()]
    if any(in_conflict(tie) and not quality_mark(str(tie.get("closeness") or "")).stroke.zigzag for tie in kept):
        keys.append(Key(_("Ada konflik"), stroke=Stroke(lines=0, zigzag="loose"), look="hard"))
    if any(energy_of(tie) for tie in kept):
        keys.append(Key(_("Energi: dukungan mengalir ke arah panah"), stroke=Stroke(arrow="end"), look="tie"))
    return keys


def tie_words(tie: Mapping[str, Any]) -> list[str]:
    """The same line in words: "sangat dekat", "memberi dukungan kepada klien", "ada konflik"."""
    closeness = str(tie.get("closeness") or "")
    lang = get_language() or "id"
    said = load("tie_qualities").label(closeness, lang).lower() if closeness else _("kedekatan belum dicatat")
    flows = {
        "to_client": _("memberi dukungan kepada klien"),
        "from_client": _("menerima dukungan dari klien"),
        "both": _("saling mendukung dengan klien"),
    }
    # a closeness that is a conflict in itself has said so
    conflict = pgettext("ekomap", "ada konflik") if tie.get("conflict") and closeness not in CONFLICT else ""
    return [one for one in (said, flows.get(energy_of(tie), ""), conflict) if one]
