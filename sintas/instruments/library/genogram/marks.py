"""What each line says: the quality of a tie, a second parent, somebody's care; told apart without colour (part E, Genogram)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.instruments.family import Bond
from sintas.kit.drawing import Key, Stroke
from sintas.practice.catalogue import load


@dataclass(frozen=True)
class Mark:
    """A line from the one to the other."""

    stroke: Stroke
    look: str


FEELINGS = {
    "very_close": Mark(Stroke(lines=3), "tie"),
    "close": Mark(Stroke(lines=2), "tie"),
    "ordinary": Mark(Stroke(width=1.2), "tie"),
    "normal": Mark(Stroke(width=1.2), "tie"),
    "distant": Mark(Stroke(kind="dotted", width=2.2), "soft"),
    "conflict": Mark(Stroke(lines=0, zigzag="loose", width=1.6), "hard"),
    "close_conflict": Mark(Stroke(lines=2, zigzag="loose", width=1.5), "hard"),
    "violence": Mark(Stroke(lines=0, zigzag="loose", arrow="end", width=2.2), "hard"),
    "violence_sexual": Mark(Stroke(lines=0, zigzag="tight", arrow="end", width=1.8), "hard"),
    "controlling": Mark(Stroke(arrow="end", width=2.2), "hard"),
    "cut_off": Mark(Stroke(bars=2, width=1.4), "hard"),
}
LINKS = {
    "biological": Mark(Stroke(width=1.4), "line"),
    "presumed": Mark(Stroke(kind="dashed", width=1.4, bars=1), "line"),
    "adopted": Mark(Stroke(kind="dashed", width=1.4), "line"),
    "foster": Mark(Stroke(kind="dotted", width=2), "line"),
    "step": Mark(Stroke(kind="dashed", width=1.1, bars=3), "soft"),
}
CARE = Mark(Stroke(kind="dotted", arrow="end", width=1.8), "soft")


def feeling_of(bond: Bond) -> Mark:
    """The line of a quality; one of a later list is a plain line."""
    return FEELINGS.get(bond.quality, FEELINGS["ordinary"])


def link_of(bond: Bond) -> Mark:
    """The line of a second parent or a guardian."""
    return LINKS.get(bond.kind, CARE)


def feeling_keys(bonds: list[Bond]) -> list[Key]:
    """The legend of these qualities in the order of the catalogue; words that share a line share a key."""
    used, lang = {bond.quality for bond in bonds}, get_language() or "id"
    words: dict[Mark, list[str]] = {}
    for row in load("tie_qualities").rows:
        if row.code in used:
            words.setdefault(FEELINGS.get(row.code, FEELINGS["ordinary"]), []).append(row.label(lang))
    arrow = _("(panah: kepada siapa)")
    return [
        Key(f"{' / '.join(said)} {arrow}" if mark.stroke.arrow else " / ".join(said), stroke=mark.stroke, look=mark.look)
        for mark, said in words.items()
    ]


def link_keys(bonds: list[Bond]) -> list[Key]:
    """The legend of second parents and guardians."""
    said = {
        "biological": _("Orang tua kandung lain"),
        "presumed": _("Orang tua lain, belum pasti"),
        "adopted": _("Orang tua angkat lain"),
        "foster": _("Orang tua asuh lain"),
        "step": _("Orang tua tiri lain"),
    }
    used = {bond.kind for bond in bonds}
    keys = [Key(words, stroke=LINKS[kind].stroke, look=LINKS[kind].look) for kind, words in said.items() if kind in used]
    if used - said.keys():
        keys.append(Key(_("Pengasuhan atau perwalian (panah: siapa yang diasuh)"), stroke=CARE.stroke, look=CARE.look))
    return keys
