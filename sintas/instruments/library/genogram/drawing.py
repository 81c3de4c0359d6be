"""A family -> its genogram (R100; part E): structure, lines of feeling in a layer of their own, people, words, legend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from sintas.instruments.family import Bond, Family
from sintas.instruments.free_words import shortener
from sintas.instruments.instrument import Content, Manner, Subject
from sintas.kit.drawing import Canvas, Drawing
from sintas.kit.drawing.curves import Point, rounded, stroked

from .chains import GHOST
from .grid import grid, seats
from .heading import draw_heading
from .home import draw_home, home_members
from .joint_words import union_lines
from .kin import tree_of
from .labels import label_of
from .legend import keys_of
from .lines import draw_children, draw_union, union_look
from .marks import Mark, feeling_of, link_of
from .room import room_for
from .routes import Route, across, planned, widened
from .scope import HOUSEHOLD, MOST, TWO, part_of
from .sheet import Sheet, sheet_of
from .symbols import draw_symbol
from .tree import Tree
from .unions import Joint, joints
from .ways import ways
from .words import Words


@dataclass
class Plan:
    """Everything placed, nothing drawn yet."""

    tree: Tree
    sheet: Sheet
    joints: list[Joint]
    routes: list[Route]


def family_in(content: Content, subject: Subject) -> Family:
    """The kept snapshot, else the family as the file knows it now."""
    kept = content.get("family")
    return Family.from_json(kept) if kept else subject.family


def with_short_notes(family: Family, short: Callable[[str], str]) -> Family:
    """The family with names inside its notes as the manner asks; names themselves are written where they are drawn."""
    return replace(family, people=tuple(replace(one, note=short(one.note)) for one in family.people))


def plan(tree: Tree, manner: Manner) -> Plan:
    """Places for everybody and every line."""
    labels = {ref: label_of(one, manner) for ref, one in tree.people.items()}
    for at, ref in seats(tree).items():  # its line has no place for words
        labels[ref].add(", ".join(union_lines(tree.unions[at], tree)))
    room = room_for(tree, labels)
    made = grid(tree, room)
    bonds = [*tree.links, *tree.feelings]
    routes = [*across(tree, made), *planned(bonds, tree, made)]
    if routes:
        wider = widened(room, routes, tree, made)
        made = grid(tree, wider, made) if wider.extra else made
    found = joints(tree, made, room)
    return Plan(tree, sheet_of(tree, made, room, labels, found, routes), found, routes)


def draw(content: Content, subject: Subject, manner: Manner) -> Drawing:
    """The genogram; of a family of more than 150 people two generations, and a note that offers the parts."""
    family = family_in(content, subject)
    short = shortener(manner, subject, [one.name for one in family.people])
    whole = tree_of(with_short_notes(family, short), subject.today.year)
    tree = part_of(whole, manner.scope)
    words = Words(tree, manner)
    placed = plan(tree, manner)
    sheet = placed.sheet
    canvas = Canvas(manner.ident, max(sheet.wide, 260.0), sheet.high)
    items = [words.person(ref) for ref in tree.people]
    items += draw_home(canvas, tree, sheet, words)
    items += draw_structure(canvas, placed, words)
    paths = [rounded(points) for points in ways(placed.routes, tree, sheet)]
    items += draw_routes(canvas, placed, paths, words)
    draw_people(canvas, tree, sheet, words, manner)
    if sheet.heading:
        draw_heading(canvas, sheet, paths)
    items += filter(None, map(words.missing, tree.loose))
    faults = [words.fault(fault) for fault in tree.faults]
    items += [*faults, *words.left_out(), *(short(one) for one in content.get("lines") or ())]
    note = " ".join([*faults, *offered(len(whole.people), manner.scope)])
    return canvas.finished(_("Genogram"), items=items, keys=keys_of(tree, home=bool(home_members(tree))), note=note)


def offered(people: int, scope: str) -> list[str]:
    """The sentence that offers the parts of a family too large for one sheet."""
    if people <= MOST or scope in (TWO, HOUSEHOLD):
        return []
    sentence = _(
        "Keluarga ini %(count)s orang, terlalu besar untuk satu lembar. Yang digambar: orang tua, saudara, pasangan dan anak klien. "
        "Pilih bagian lain bila perlu."
    )
    return [sentence % {"count": people}]


def draw_structure(canvas: Canvas, placed: Plan, words: Words) -> list[str]:
    """Unions and children."""
    items = []
    for joint in placed.joints:
        union = joint.union
        if union.is_pair:
            sentence = words.union(union)
            items.append(sentence)
            with canvas.mark(f"union-{joint.at}", sentence):
                draw_union(canvas, joint, placed.tree, placed.sheet)
        if union.children:
            sentence = words.children(union)
            items.append(sentence)
            with canvas.mark(f"children-{joint.at}", sentence):
                if union.people and not union.is_pair:
                    draw_union(canvas, joint, placed.tree, placed.sheet)
                draw_children(canvas, joint, placed.tree, placed.sheet)
    return items


def draw_routes(canvas: Canvas, placed: Plan, paths: list[list[Point]], words: Words) -> list[str]:
    """Lines that go their own way: to a partner in another row, second parents, care, and the quality of ties."""
    items = []
    for at, (route, path) in enumerate(zip(placed.routes, paths, strict=True)):
        if route.seat:
            thick, dash = union_look(placed.tree.unions[int(route.seat.removeprefix(GHOST))])
            canvas.polyline(path, width=thick, dash=dash)
            continue
        mark, sentence = line_of(route.bond, words)
        items.append(sentence)
        with canvas.mark(f"tie-{at}", sentence):
            stroked(canvas, path, mark.stroke, look=mark.look)
    return items


def line_of(bond: Bond, words: Words) -> tuple[Mark, str]:
    """How a tie is drawn and said."""
    return (feeling_of(bond), words.feeling(bond)) if bond.quality else (link_of(bond), words.link(bond))


def draw_people(canvas: Canvas, tree: Tree, sheet: Sheet, words: Words, manner: Manner) -> None:
    """Symbols and the words below them, each a mark that can be tapped."""
    adopted = {child.ref for union in tree.unions for child in union.children if child.how == "adopted"}
    unsure = tree.unsure()
    for ref, spot in sheet.spots.items():
        with canvas.mark(ref, words.person(ref), link=manner.to(ref), current=bool(manner.chosen) and manner.chosen == ref):
            draw_symbol(canvas, tree.people[ref], spot.x, spot.y, adopted=ref in adopted)
            if ref in unsure:  # a parent who is not certain
                canvas.text(spot.x + 9, spot.y - spot.size - 5, "?", size=13, weight=700, anchor="start", halo=True)
            spot.label.draw(canvas, spot.x, spot.words_top)
