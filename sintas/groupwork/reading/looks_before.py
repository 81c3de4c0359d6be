"""Earlier looks at who would sit together (R237): by whom, how many stood side by side, and what was thought over. No copy is opened for it.

A remark tells what somebody let go. Of whoever has taken that back since, neither the remark nor what was thought over about it is shown.
"""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.cases.reading.releases_to_groups import let_go_to
from sintas.cases.reading.versions import Version
from sintas.kit import numbers
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import NotYours

from ..models import Group, GroupComposition
from .members import members_of, proposed_of
from .veil import Veil

# Severe remarks of practice/group/looks.py by what they look at (group_composition); those of a proposal say it themselves.
LOOKED_AT = {"perpetrator_and_survivor": "safety_together", "relative_of_perpetrator": "safety_together", "children_with_adults": "age"}
WARNED = "warned_"


def looks_before(group: Group, entry: UUID, lang: str) -> list[Version]:
    """Every look, the latest first, each whole: other people stood side by side in it. Content must have been opened. Raises NotYours."""
    rows = list(GroupComposition.objects.filter(file_id=group.pk, entry=entry).select_related("author").order_by("number", "set_aside", "written_at"))
    if not rows:
        raise NotYours(verb="read history", file_id=group.pk)
    let_go = let_go_to(group.pk)
    members = members_of(group, let_go)
    named = {str(one.release_id): one.called for one in members if one.called}
    named |= {str(one.release_id): _("yang diusulkan") for one in proposed_of(let_go, members)}
    veil = Veil(group, members)
    return [
        Version(row.number, row.author.full_name, numbers.moment(row.written_at), row.set_aside, False, look_facts(row, named, veil, lang))
        for row in reversed(rows)
    ]  # fmt: skip


def look_facts(row: GroupComposition, named: dict[str, str], veil: Veil, lang: str) -> list[Fact]:
    """One look. `named`: release -> what its person may be called today."""
    there = ngettext("%(n)s orang", "%(n)s orang", len(row.seen)) % {"n": len(row.seen)}
    shown, hidden = [Fact(_("Dilihat berdampingan"), there)], 0
    for key, words in (row.words or {}).items():
        code, _colon, releases = key.partition(":")
        who = [named.get(one, "") for one in releases.split(",")]
        if all(who):
            shown.append(Fact(f"{remark_words(code, lang)} ({', '.join(sorted(who))})", veil(words)))
        else:
            hidden += 1
    if row.unanswered:
        shown.append(Fact(_("Belum dipikirkan"), ngettext("%(n)s hal", "%(n)s hal", row.unanswered) % {"n": row.unanswered}))
    if hidden:
        shown.append(Fact(_("Tidak ditampilkan"), _("hal tentang orang yang tidak dibuka lagi untuk kelompok: %(n)s") % {"n": hidden}))
    return shown


def remark_words(code: str, lang: str) -> str:
    """What a remark looked at: "Usia", "Keberadaannya tidak boleh diketahui"."""
    if code.startswith(WARNED) and load("group_proposal_warnings").has(code.removeprefix(WARNED)):
        return load("group_proposal_warnings").label(code.removeprefix(WARNED), lang)
    return load("group_composition").label(LOOKED_AT[code], lang) if code in LOOKED_AT else _("Hal lain")
