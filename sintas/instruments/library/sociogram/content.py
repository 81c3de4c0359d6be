"""Members and choices as they are kept. Schema 1 was lines; they stay as remarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sintas.practice.catalogue import fold
from sintas.safekeeping.refusals import BadInput

from ...shape import cell, code, lines, mapping, only, rows, text
from .counting import counted

SCHEMA = 2
CHOICE = ("from", "to", "sign", "criterion")
SIGNS = ("choose", "reject")
MOST_MEMBERS, MOST_CHOICES, LONGEST, LONGEST_CRITERION = 30, 300, 80, 160


def clean(content: Mapping[str, Any]) -> dict[str, Any] | None:
    """Members once each, choices among them; None when nothing is said.

    Raises BadInput at `members`, `criterion` or the cell: more than 30 members, two of one name, a choice by or of
    somebody who is no member, of oneself, or twice the same.
    """
    mapping(content, "members")
    only(content, ("members", "choices", "criterion", "lines"), "members")
    members = members_of(content.get("members"))
    choices: list[dict[str, Any]] = []
    for at, row in enumerate(rows("choices", content.get("choices"), CHOICE, most=MOST_CHOICES)):
        choices.append(choice(at, row, members, choices))
    criterion = text("criterion", content.get("criterion"), LONGEST_CRITERION)
    remarks = lines("lines", content.get("lines"))
    if not (members or criterion or remarks):
        return None
    kept: dict[str, Any] = {"members": members, "choices": choices, "criterion": criterion}
    return kept | ({"lines": remarks} if remarks else {})


def members_of(value: Any) -> list[str]:
    """The names in the order written."""
    if value is not None and not isinstance(value, (list, tuple)):
        raise BadInput({"members": _("Tulis satu nama satu baris.")})
    names = [str(cell("members", one)) for one in value or () if not isinstance(one, bool)]
    names = [name for name in names if name]
    if len(names) > MOST_MEMBERS:
        raise BadInput({"members": _("Paling banyak %(most)s anggota dalam satu sosiogram. Bagi kelompoknya.") % {"most": MOST_MEMBERS}})
    seen: dict[str, str] = {}
    for name in names:
        text("members", name, LONGEST)
        if same(name) in seen:
            raise BadInput({"members": _("“%(name)s” tertulis dua kali. Beri pembeda, misalnya huruf nama belakang.") % {"name": name}})
        seen[same(name)] = name
    return names


def choice(at: int, row: Mapping[str, Any], members: Sequence[str], before: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One choice, its names written as among the members."""
    field = f"choices-{at}-"
    one, other = member(f"{field}from", row["from"], members), member(f"{field}to", row["to"], members)
    if one == other:
        raise BadInput({f"{field}to": _("Anggota tidak dapat memilih dirinya sendiri. Pilih anggota lain.")})
    sign = code(f"{field}sign", row["sign"] or "choose", SIGNS)
    criterion = text(f"{field}criterion", row["criterion"], LONGEST_CRITERION)
    if any((kept["from"], kept["to"], same(kept["criterion"])) == (one, other, same(criterion)) for kept in before):
        raise BadInput({f"{field}to": _("Pilihan ini sudah tertulis di atas. Hapus salah satu, atau tulis pertanyaan yang berbeda.")})
    return {"from": one, "to": other, "sign": sign, "criterion": criterion}


def member(field: str, value: Any, members: Sequence[str]) -> str:
    """The member meant, leaving aside case and spacing. Raises BadInput at `field`."""
    said = text(field, value, LONGEST)
    if not said:
        raise BadInput({field: _("Tulis nama anggotanya.")})
    found = next((name for name in members if same(name) == same(said)), None)
    if found is None:
        raise BadInput({field: _("“%(name)s” tidak ada dalam daftar anggota. Tambahkan dahulu, atau perbaiki namanya.") % {"name": said}})
    return found


def same(words: str) -> str:
    """What makes two names one; signs alone stay as they are."""
    return fold(words) or words


def upgrade(content: Mapping[str, Any], schema: int) -> dict[str, Any]:
    """Lines of schema 1 as remarks, word for word."""
    if schema not in (1, SCHEMA):
        raise ValueError(f"schema {schema} of this instrument is not known here")
    members, choices = list(content.get("members") or ()), list(content.get("choices") or ())
    kept: dict[str, Any] = {"members": members, "choices": choices, "criterion": content.get("criterion") or ""}
    return kept | ({"lines": list(content["lines"])} if content.get("lines") else {})


def facts(content: Mapping[str, Any]) -> dict[str, Any]:
    """Counts without names, so that sessions of a group can be laid side by side.

    `cohesion`: pairs who choose each other as a share of all possible pairs, 0-1, None for fewer than two members; `cliques`: their sizes.
    """
    found = counted(content)
    return {
        "members": len(found.members),
        "choices": len(found.chooses),
        "rejections": len(found.rejects),
        "isolates": len(found.isolates),
        "unchosen": len(found.unchosen),
        "pairs": len(found.pairs),
        "possible_pairs": found.possible_pairs,
        "stars": len(found.stars),
        "cliques": [len(one) for one in found.cliques],
        "cohesion": float(found.cohesion) if found.cohesion is not None else None,
    }
