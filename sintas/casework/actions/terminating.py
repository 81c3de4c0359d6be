"""write_termination(): the ending of the work, its four criteria judged one by one. One entry per case; a change is its next version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from sintas.cases.actions.keeping import keep
from sintas.cases.actions.recording import as_fuzzy
from sintas.cases.bases import Case
from sintas.cases.codes import all_checked, checked
from sintas.cases.policy import can
from sintas.practice import readiness
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput, Refusal
from sintas.staff.actor import Actor

from ..models import Termination
from ..reading.ending_facts import learns
from .approving import supersede
from .assessing_base import carried, emptied, standing, the_only
from .ending_base import same_day
from .ending_tasks import agree_contacts, hand_on

VERB = "casework.end"
ONE = {
    "kind_of": "ending_kinds",
    "success": "ending_success",
    "final_counselling": "final_counselling",
    "returns_to": "return_places",
    "source_of_trauma": "degrees",
}
MANY = {"reasons": "closing_reasons", "channels": "follow_up_channels"}
LIGHT = ("kind_of", "handover", "happened", "submission", "based_on")  # say nothing by themselves


def write_termination(*, by: Actor, case: Case, entry: UUID | None = None, imported: bool = False, **facts: Any) -> Termination:
    """Write the ending, or its next version (R329-R341, R346, R410-R411). `facts` are fields of Termination and happened, based_on, submission.

    `judged` are "criterion:level" and `evidence` {criterion: words}; a criterion nobody judged yet is kept as such, the gate of the stage
    asks for it. A student's ending is a hand-over: the case goes on, its lead is asked who carries on (R410). What is not named stays as
    the version before has it. `channels` with `follow_up_on` become one task of the lead each; nothing imported gives tasks.
    Raises Refusal, BadInput (nothing said, a judgement or code outside its list, no word why the last talk was not held), Overtaken, AlreadyDone.
    """
    if not can(by, VERB, case):
        raise Refusal(verb="record termination", file_id=case.pk)
    facts = emptied(Termination, facts)
    codes_checked(facts)
    before = standing(Termination, case, entry)
    if before is None and not any(value for name, value in facts.items() if name not in LIGHT):
        raise BadInput({"reasons": _("Pilih alasannya, nilai satu kriteria, atau tulis satu kalimat tentang pengakhiran ini.")})
    facts = same_day(before, facts) | carried(Termination, by=by, case=case, before=before, facts=facts, kind="termination")
    if not imported:
        whole(facts)
        facts["handover"] = bool(facts.get("handover")) or learns(by, case)
    row = keep(
        Termination, by=by, case=case, kind="termination", verb=VERB, entry=entry or the_only(case, "termination"), imported=imported,
        line=line_of(facts), tags=[*filter(None, [facts.get("kind_of")]), *facts.get("reasons", ())], **facts,
    )  # fmt: skip
    if not imported:
        agree_contacts(by=by, case=case, before=before, now=row)
        if row.handover and not (before is not None and before.handover):
            hand_on(by=by, case=case, entry=row.entry)
    supersede(by=by, case=case, subject="closure")
    return row


def codes_checked(facts: dict[str, Any]) -> None:
    """Every code against its list, in place. Raises BadInput naming the field."""
    for field, name in ONE.items():
        checked(field, name, facts.get(field) or "")
    for field, name in MANY.items():
        if field in facts:
            facts[field] = all_checked(field, name, facts[field])
    if "judged" in facts:
        facts["judged"] = judged_checked(facts["judged"])
    unknown = (facts.get("evidence") or {}).keys() - set(readiness.criteria())
    if unknown:
        raise BadInput({"judged": _("“%(code)s” bukan kriteria pengakhiran. Pilih salah satu dari empat kriteria.") % {"code": min(unknown)}})


def judged_checked(judged: Iterable[str]) -> list[str]:
    """The judgements in the order of the criteria, each criterion once. Raises BadInput for a level without its criterion, or the reverse."""
    pairs = [one.partition(":") for one in judged]
    try:
        found = readiness.look(readiness.Judgement(criterion, level) for criterion, _colon, level in pairs)
    except ValueError:
        raise BadInput({"judged": _("Pilih penilaian bagi kriteria yang ada: terpenuhi, sebagian, atau belum.")}) from None
    if len(found.judgements) < len(pairs):
        raise BadInput({"judged": _("Satu kriteria dinilai dua kali. Pilih satu penilaian untuk tiap kriteria.")})
    return [f"{one.criterion}:{one.level}" for one in found.judgements]


def whole(facts: Mapping[str, Any]) -> None:
    """What belongs together stands together; a document out of the past is kept as it is. Raises BadInput."""
    held = facts.get("final_counselling") or ""
    if held and load("final_counselling").get(held).flag("reason") and not facts.get("final_words"):
        raise BadInput({"final_words": _("Tulis mengapa konseling akhir tidak dapat dilakukan; satu kalimat cukup.")})
    first, ended = facts.get("follow_up_on"), as_fuzzy(facts.get("happened")).earliest
    if first is not None and ended is not None and first < ended:
        raise BadInput({"follow_up_on": _("Kontak pertama tidak dapat jatuh sebelum pengakhiran. Periksa tanggalnya.")})


def line_of(facts: Mapping[str, Any]) -> str | None:
    """What the story tells of it."""
    for name in ("manner", "reason_words", "achievements", "reflection", "client_view", "final_words"):
        if said := facts.get(name):
            return said if isinstance(said, str) else "; ".join(said)
    return None
