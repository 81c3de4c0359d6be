"""The legend: only the marks that were used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.instruments.family import CLIENT
from sintas.kit.drawing import Canvas, Key
from sintas.practice.catalogue import load

from .lines import DASHED, DOTTED, FIRM, STEP_DROP, THIN, union_look
from .marks import feeling_keys, link_keys
from .symbols import outline
from .tree import Tree, Union

Draw = Callable[[Any, float, float], None]
S = 8.0  # half a symbol of the legend


def keys_of(tree: Tree, *, home: bool) -> list[Key]:
    """What this drawing needs explained."""
    return [
        *people_keys(tree),
        *child_keys(tree),
        *union_keys(tree),
        *feeling_keys(tree.feelings),
        *link_keys(tree.links),
        *home_keys(home),
    ]


def people_keys(tree: Tree) -> list[Key]:
    """Sexes, the client, the dead, those not born."""
    people = tree.people.values()
    shapes = {one.sex if one.sex in ("male", "female") else "" for one in people if one.before_birth in ("", "stillbirth")}
    keys = [
        Key(words, draw=shape(sex))
        for sex, words in (
            ("male", _("Laki-laki")),
            ("female", _("Perempuan")),
            ("", _("Jenis kelamin lain atau belum dicatat")),
        )
        if sex in shapes
    ]
    if CLIENT in tree.people:
        keys.append(Key(_("Klien"), draw=client(tree.people[CLIENT].sex)))
    if any(one.deceased for one in people):
        keys.append(Key(_("Sudah meninggal"), draw=crossed(next(one.sex for one in people if one.deceased))))
    used = {one.before_birth for one in people}
    lang = get_language() or "id"
    still = next((one.sex for one in people if one.before_birth == "stillbirth"), "")
    return keys + [Key(row.label(lang), draw=before_birth(row.code, still)) for row in load("before_birth").rows if row.code in used]


def child_keys(tree: Tree) -> list[Key]:
    """Lines down to children that are not plain."""
    lang = get_language() or "id"
    ways = {child.how for union in tree.unions for child in union.children if not child.unsure}
    drops: tuple[tuple[str, Draw], ...] = (
        ("adopted", lambda canvas, x, y: canvas.line(x, y - 10, x, y + 10, width=FIRM, dash=DASHED)),
        ("foster", lambda canvas, x, y: canvas.line(x, y - 10, x, y + 10, width=2.0, dash=DOTTED)),
        ("step", lambda canvas, x, y: canvas.line(x, y - 10, x, y + 10, look=STEP_DROP[0], width=STEP_DROP[1], dash=STEP_DROP[2])),
    )
    keys = [Key(load("tie_kinds").label(how, lang), draw=drawn) for how, drawn in drops if how in ways]
    if any(child.unsure for union in tree.unions for child in union.children):
        keys.append(Key(_("Orang tua belum pasti"), draw=unsure))
    for identical, words in ((False, _("Kembar")), (True, _("Kembar identik"))):
        if any(twins.identical is identical for twins in tree.twins):
            keys.append(Key(words, draw=twin_lines(identical)))
    return keys


def union_keys(tree: Tree) -> list[Key]:
    """Lines between partners, and how they ended. A firm or thin line with a slash or a ring on it is told by that mark alone;
    a dashed one says more than its slash."""
    pairs = [union for union in tree.unions if union.is_pair]
    looks = {union_look(union) for union in pairs if not is_marked(union) or union_look(union)[1]}
    said = (
        ((FIRM, ""), _("Menikah")),
        ((FIRM, DASHED), _("Bersama tanpa menikah")),
        ((THIN, ""), _("Pasangan, atau orang tua dari anak yang sama; jenisnya belum dicatat")),
    )
    keys = [Key(words, draw=couple(*look)) for look, words in said if look in looks]
    if any(union.kind == "married_unregistered" for union in pairs):
        keys.append(Key(_("Menikah tanpa dicatat negara"), draw=ringed))
    ends = {union.end for union in pairs}
    parted = [words for end, words in (("separated", _("Pisah rumah")), ("former", _("Mantan pasangan"))) if end in ends]
    if parted:
        keys.append(Key(" / ".join(parted), draw=slashed(1)))
    if "divorced" in ends:
        keys.append(Key(_("Bercerai"), draw=slashed(2)))
    return keys


def is_marked(union: Union) -> bool:
    """Whether its line carries slashes or the ring of a marriage that the state has not recorded."""
    return union.end in ("separated", "former", "divorced") or union.kind == "married_unregistered"


def home_keys(home: bool) -> list[Key]:
    return (
        [Key(_("Serumah"), draw=lambda canvas, x, y: canvas.rect(x - 16, y - 9, 32, 18, look="tie", width=1.4, round=6, dash="6 4"))]
        if home
        else []
    )


def shape(sex: str) -> Draw:
    return lambda canvas, x, y: outline(canvas, sex, x, y, S, "shape")


def client(sex: str) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        outline(canvas, sex, x, y, S + 2, "client")
        outline(canvas, sex, x, y, S - 2, "shape")

    return draw


def crossed(sex: str) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        outline(canvas, sex, x, y, S, "shape")
        half = S if sex == "male" else S * (0.71 if sex == "female" else 0.52)
        canvas.line(x - half, y - half, x + half, y + half, width=1.3)
        canvas.line(x + half, y - half, x - half, y + half, width=1.3)

    return draw


def before_birth(code: str, sex: str) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        if code == "stillbirth":
            crossed(sex)(canvas, x, y)
            return
        size = S if code == "pregnancy" else S - 2
        canvas.polygon(
            [(x, y - size), (x + size, y + size), (x - size, y + size)], look="ink" if code == "miscarriage" else "shape", width=1.3
        )
        if code == "termination":
            canvas.line(x - 4, y - 1.5, x + 4, y + 5, width=1.3)
            canvas.line(x + 4, y - 1.5, x - 4, y + 5, width=1.3)

    return draw


def unsure(canvas: Canvas, x: float, y: float) -> None:
    canvas.line(x - 4, y - 10, x - 4, y + 10, width=FIRM, dash=DASHED)
    canvas.text(x + 1, y + 5, "?", size=13, weight=700, anchor="start")


def twin_lines(identical: bool) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.polyline([(x - 12, y + 9), (x, y - 9), (x + 12, y + 9)], width=FIRM)
        if identical:
            canvas.line(x - 6, y, x + 6, y, width=FIRM)

    return draw


def couple(width: float, dash: str) -> Draw:
    return lambda canvas, x, y: canvas.line(x - 18, y, x + 18, y, width=width, dash=dash)


def ringed(canvas: Canvas, x: float, y: float) -> None:
    canvas.line(x - 18, y, x + 18, y, width=FIRM)
    canvas.circle(x, y, 4, width=1.4)


def slashed(count: int) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.line(x - 18, y, x + 18, y, width=FIRM)
        for at in range(count):
            canvas.line(x - 4 + 6 * at, y + 7, x + 4 + 6 * at, y - 7)

    return draw
