"""Who would sit together, side by side, out of what each lets go (R237). Remarks, never verdicts; nothing of it is kept but what was thought over.

Reading a copy leaves its row in that person's own file. Nobody whose release has ended is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.cases.codes import form_label
from sintas.cases.reading.releases import open_copies
from sintas.cases.reading.releases_to_groups import let_go_to
from sintas.kit.pieces import Cell, Column, Table, Tag
from sintas.practice.catalogue import load
from sintas.practice.group.candidate import Candidate, Concern
from sintas.practice.group.composition import concerns
from sintas.staff.actor import Actor

from ..models import Group, Member
from .copy import CODED


@dataclass(frozen=True)
class Remark:
    """One remark with the names they go by here; `key` is its code and whom it is about."""

    key: str
    sentence: str
    who: str
    severe: bool

    @property
    def tag(self) -> Tag | None:
        """Says which ones want a word."""
        return Tag(_("perlu dipikirkan"), "late") if self.severe else None


@dataclass(frozen=True)
class Looked:
    """What one look gave. `seen`: the releases read."""

    seen: list[UUID]
    table: Table
    remarks: list[Remark]


def look(by: Actor, group: Group) -> Looked:
    """Opens every copy that stands for this group: proposed, being prepared, members."""
    lang = get_language() or "id"
    standing = [one for one in let_go_to(group.pk) if one.stands]
    copies = open_copies(by=by, releases=[(one.release_id, one.file_id) for one in standing])
    taken = {one.release_id: one.pk for one in Member.objects.filter(file_id=group.pk).only("pk", "release_id", "file_id") if one.release_id}
    names = {str(copy.release_id): copy.title for copy in copies}
    candidates = [candidate(str(copy.release_id), copy.parts) for copy in copies]
    rows = [
        candidate_row(name_cell(group, one, names[one.key], taken), one, told(copy.parts), lang) for one, copy in zip(candidates, copies, strict=True)
    ]
    found = concerns(candidates, group.type)
    return Looked([copy.release_id for copy in copies], table(rows), [remark(one, names, lang) for one in found])


def told(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """The coded facts of a copy; {} for one that was made before copies had them."""
    return next((dict(part[CODED]) for part in parts if CODED in part), {})


def candidate(key: str, parts: list[dict[str, Any]]) -> Candidate:
    """As practice/group looks at somebody. Codes a list no longer has are left out, so that an old copy stops nobody's look."""
    facts = told(parts)
    return Candidate(
        key=key,
        age=facts.get("age"),
        child=bool(facts.get("child")),
        sex=facts.get("sex", ""),
        languages=frozenset(facts.get("languages", ())),
        problems=frozenset(facts.get("problems", ())),
        verbal=known("verbal_abilities", facts.get("verbal", "")),
        interest=known("group_interest_levels", facts.get("interest", "")),
        fears_groups=bool(facts.get("fears_groups")),
        warned=frozenset(code for code in facts.get("warned", ()) if known("group_proposal_warnings", code)),
    )


def known(listed: str, code: str) -> str:
    """The code if the list has it, else ""."""
    return code if code and load(listed).has(code) else ""


def remark(one: Concern, names: Mapping[str, str], lang: str) -> Remark:
    """With the names, in the order in which people read them."""
    return Remark(f"{one.code}:{','.join(one.keys)}", one.sentence(lang), ", ".join(sorted(names[key] for key in one.keys)), one.severity == "severe")




def table(rows: list[list[Cell]]) -> Table:
    """One line each."""
    titles = [_("Nama"), _("Usia"), _("Jenis kelamin"), _("Bahasa"), _("Bentuk kekerasan"), _("Mengungkapkan diri"), _("Minat")]
    return Table(_("Calon dan anggota berdampingan"), [Column(title) for title in titles], rows, hide_caption=True)


def name_cell(group: Group, one: Candidate, name: str, taken: Mapping[UUID, UUID]) -> Cell:
    """Leads to the page of the member, or of the proposal."""
    release_id = UUID(one.key)
    if release_id in taken:
        return Cell(name, reverse("groupwork:member", args=[group.pk, taken[release_id]]))
    return Cell(_("%(name)s (diusulkan)") % {"name": name}, reverse("groupwork:proposal", args=[group.pk, release_id]))


def candidate_row(name: Cell, one: Candidate, facts: Mapping[str, Any], lang: str) -> list[Cell]:
    """What she lets go, "–" where nothing is known; fears and warnings come up as remarks."""
    age = str(one.age) if one.age is not None else _("di bawah 18 tahun") if one.child else ""
    cells = [
        age,
        load("sexes").label(one.sex, lang) if known("sexes", one.sex) else "",
        ", ".join(load("languages").label(code, lang) for code in facts.get("languages", ()) if known("languages", code)),
        ", ".join(dict.fromkeys(form_label(form, lang) for form in facts.get("problems", ()))),
        load("verbal_abilities").label(one.verbal, lang) if one.verbal else "",
        load("group_interest_levels").label(one.interest, lang) if one.interest else "",
    ]
    return [name, *(Cell(words or "–") for words in cells)]
