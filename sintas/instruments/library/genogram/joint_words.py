"""What a union is, in words: beside its line and in the text."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sintas.instruments.choices import label

from .tree import FORMER, Tree, Union


def union_lines(union: Union, tree: Tree) -> list[str]:
    """Short words at the line itself, from above: kind and year it began, how and when it ended."""
    begun = {
        "married": _("menikah"),
        "married_unregistered": _("menikah"),
        "living_together": _("bersama"),
        "engaged": _("tunangan"),
        "dating": _("pacaran"),
    }
    ended = {"separated": _("pisah"), "divorced": _("bercerai"), FORMER: _("berakhir"), "": _("sampai")}
    if union.end == "divorced":
        begun[""] = _("menikah")
    told = union.kind in ("living_together", "engaged", "dating")
    lines = []
    if union.since is not None or told:
        lines.append(" ".join(filter(None, [begun.get(union.kind, _("sejak")), str(union.since or "")])))
    if union.until is not None and union.end != "widowed":
        lines.append(f"{ended[union.end]} {union.until}")
    if union.end == "widowed" and not any(tree.people[ref].deceased for ref in union.people):
        lines.append(" ".join(filter(None, [_("ditinggal wafat"), str(union.until or "")])))
    return lines


def worded_pairs(tree: Tree) -> set[frozenset[str]]:
    """Partners whose line has words: side by side, nothing else may pass between them."""
    return {frozenset(union.people) for union in tree.unions if union.is_pair and union_lines(union, tree)}


def union_words(union: Union) -> str:
    """The union in a sentence's words: "menikah 1994, bercerai 1997"."""
    if union.kind:
        begun = label("tie_kinds", union.kind)
    elif union.end == "divorced" and union.since is not None:
        begun = _("menikah")
    elif union.end and union.end != FORMER:
        begun = ""
    elif union.end == FORMER:
        begun = _("mantan pasangan")
    elif union.partners:
        begun = _("pasangan, jenis ikatannya belum dicatat")
    else:
        begun = _("orang tua dari anak yang sama, hubungan keduanya belum dicatat")
    if union.since is not None:
        named = bool(begun) and bool(union.kind or union.end == "divorced")
        since = _("sejak %(year)s") % {"year": union.since}
        begun = f"{begun} {union.since}" if named else ", ".join(filter(None, [begun, since]))
    ended = label("tie_kinds", union.end) if union.end not in ("", FORMER) else ""
    if union.until is not None:
        ended = f"{ended or _('sampai')} {union.until}"
    return ", ".join(filter(None, [begun, ended]))
