"""What a group's team would read of a member: out of her file no more than she lets go for group work, under the name she chose. Opens content."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from sintas.cases.actions.releasing_group import PURPOSE, READERS
from sintas.cases.bases import Case
from sintas.cases.reading.coded import coded_facts
from sintas.cases.reading.consent import age_of, may
from sintas.cases.reading.for_paper import file_for_paper
from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.packet_words import filled, part, word
from sintas.kit import clock
from sintas.safekeeping.redaction import redact, without_words

# Classes this copy knows how to show, in the order of its parts. Without the first there is nobody to speak of.
CLASSES = ("identity", "disability", "violence_codes", "assessment")
CODED = "coded"  # the key in the first part
SHORTEST_NAME = 3  # letters: shorter ones stand inside other words


def may_go(case: Case) -> tuple[frozenset[str], frozenset[str]]:
    """Classes of CLASSES the client lets go to a group today, and those that must go with any of them: of a child every word is data of a child.
    Empty when there is no copy to make.
    """
    today = clock.today()
    always = frozenset({"identity", "child"} if age_of(case, today)[0] else {"identity"})
    if not all(may(case, PURPOSE, READERS, one, today) for one in always):
        return frozenset(), always
    return frozenset(one for one in CLASSES if may(case, PURPOSE, READERS, one, today)) | always, always


@dataclass(frozen=True)
class SaidOfHer:
    """What her worker says beside the file, of the class assessment: codes of verbal_abilities, group_interest_levels, group_proposal_warnings."""

    verbal: str = ""
    interest: str = ""
    fears_groups: bool = False
    warned: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.verbal or self.interest or self.fears_groups or self.warned)


def copy_for_group(
    case: Case, *, called: str, classes: Collection[str], words: str, by_name: str, lang: str, of_her: SaidOfHer | None = None
) -> list[dict[str, Any]]:
    """In the shape a release keeps, the first part with the same facts in codes (`CODED`), by which candidates are laid side by side. Her own name,
    names of unsafe guardians and protected addresses are taken out of running text.
    """
    of_her = of_her if of_her and "assessment" in classes else SaidOfHer()
    with translation.override(lang):
        whole = file_for_paper(case, lang, ("incidents", "disability"))
        shown = redact(whole, classes)
        client, needs = shown.client, shown.disability
        parts = filled(
            [
                part(
                    _("Tentang anggota"),
                    facts=[
                        (_("Ingin dipanggil"), called), (_("Usia"), client.age or client.birth), (_("Jenis kelamin"), client.sex),
                        (_("Bahasa"), ", ".join(client.languages)),
                    ],
                ),
                part(_("Penyesuaian yang diperlukan"), lines=[*needs.kinds, *needs.needs], text=needs.accommodation),
                part(_("Bentuk kekerasan"), lines=sorted({form for one in shown.incidents for form in one.forms})),
                part(_("Untuk menyusun kelompok"), facts=composing_facts(of_her, lang), lines=warning_lines(of_her, lang)),
                part(_("Dari pendampingnya"), text=words if "assessment" in classes else ""),
            ]
        )  # fmt: skip
        parts = hushed(parts, whole, called)
        parts[0][CODED] = coded_for_group(case, classes, of_her)
        return [*parts, part(_("Pendamping"), facts=[(_("Nama"), by_name)])]


def composing_facts(of_her: SaidOfHer, lang: str) -> list[tuple[str, str]]:
    """In words."""
    fears = _("ya; temani sendiri dahulu") if of_her.fears_groups else ""
    return [
        (_("Cara mengungkapkan diri"), word("verbal_abilities", of_her.verbal, lang)),
        (_("Minat mengikuti kelompok"), word("group_interest_levels", of_her.interest, lang)),
        (_("Takut berada dalam kelompok"), fears),
    ]


def warning_lines(of_her: SaidOfHer, lang: str) -> list[str]:
    """What to mind."""
    return [word("group_proposal_warnings", code, lang) for code in of_her.warned]


def coded_for_group(case: Case, classes: Collection[str], of_her: SaidOfHer) -> dict[str, Any]:
    """What reading/composition.py compares by. Age, sex and languages go with who she is."""
    facts = coded_facts(case)
    return {
        "age": facts.age, "child": facts.child, "sex": facts.sex, "languages": list(facts.languages),
        "problems": list(facts.forms) if "violence_codes" in classes else [],
        "verbal": of_her.verbal, "interest": of_her.interest, "fears_groups": of_her.fears_groups, "warned": list(of_her.warned),
    }  # fmt: skip


def hushed(parts: list[dict[str, Any]], whole: CaseFile, called: str) -> list[dict[str, Any]]:
    """Without what the group is not to know: the name she bears outside it, unless it is the one she chose."""
    chosen = {called.casefold(), *called.casefold().split()}
    own = [name for name in dict.fromkeys([whole.client.name, *whole.client.name.split(), whole.client.called]) if name.casefold() not in chosen]
    hidden = [
        (whole.secrets, _("[alamat dilindungi]"), 8),
        (whole.unsafe_names, _("[nama tidak ditulis]"), SHORTEST_NAME),
        (own, _("[klien]"), SHORTEST_NAME),
    ]
    for secrets, mark, shortest in hidden:
        parts = without_words(parts, secrets, mark, shortest=shortest)
    return parts
