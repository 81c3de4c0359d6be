"""What somebody outside reads before a conference: the invitation, and of the case no more than the client lets go for this. Opens content."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.consent import age_of, may
from sintas.cases.reading.for_paper import file_for_paper
from sintas.cases.reading.paper_shapes import CaseFile
from sintas.casework.reading.packet_words import filled, part
from sintas.casework.reading.paper_conference import ConferencePart, conferences_for_paper
from sintas.casework.reading.paper_plan import InterventionPart, intervention_for_paper
from sintas.kit import clock, numbers
from sintas.practice.catalogue import load
from sintas.safekeeping.redaction import redact, without_words

from ..models import Convening, Invitation
from .sent import NAME, house

PURPOSE = "case_conference"  # consent_purposes
# Classes a pack knows how to show, in the order of its parts.
CLASSES = ("identity", "family", "violence_codes", "story", "risk_safety", "services", "progress")


@dataclass(frozen=True)
class Pack:
    """The copy as it would go out now. `title`: for whom."""

    title: str
    parts: list[dict[str, Any]] = field(default_factory=list)


def may_see(case: Case, recipient_kind: str) -> tuple[frozenset[str], frozenset[str]]:
    """Classes of CLASSES the client lets go to this kind of recipient for a conference today, and those that must go with any of them: of a
    child every word is data of a child. None of them when that is not let go.
    """
    today = clock.today()
    always = frozenset({"child"} if age_of(case, today)[0] else ())
    if not all(may(case, PURPOSE, recipient_kind, one, today) for one in always):
        return frozenset(), always
    return frozenset(one for one in CLASSES if may(case, PURPOSE, recipient_kind, one, today)) | always, always


def pack_of(case: Case, row: Convening, one: Invitation, classes: Collection[str], by_id: UUID, lang: str) -> Pack:
    """Compose it; the trail row stands first. Names of unsafe guardians and protected addresses are taken out of running text, and the
    client's own name too where the identity is not let go.
    """
    with translation.override(lang):
        whole = file_for_paper(case, lang, ("people", "incidents", "risk"))
        held = [one for one in conferences_for_paper(case, lang) if one.entry != row.entry]  # of this one each is shown her part alone
        parts = in_parts(
            redact(whole, classes), redact(intervention_for_paper(case, lang), classes), redact(held[-1], classes) if held else None,
            row, classes, lang,
        )  # fmt: skip
        return Pack(title_of(one), [*hushed(parts, whole, classes), house(case, by_id)])


def hushed(parts: list[dict[str, Any]], whole: CaseFile, classes: Collection[str]) -> list[dict[str, Any]]:
    """Without what no running text may carry out of the house: protected addresses, names of unsafe guardians, and the client's own where the
    identity is not let go.
    """
    hidden = [(whole.secrets, _("[alamat dilindungi]"), 8), (whole.unsafe_names, _("[nama tidak ditulis]"), NAME)]
    if "identity" not in classes:
        hidden.append((names_in(whole), _("[klien]"), NAME))
    for secrets, mark, shortest in hidden:
        parts = without_words(parts, secrets, mark, shortest=shortest)
    return parts


def title_of(one: Invitation) -> str:
    """ "Bu Tuti, Puskesmas Contoh"."""
    return ", ".join(filter(None, (one.name, one.organisation)))


def names_in(file: CaseFile) -> tuple[str, ...]:
    """The client's name as a whole and each word of it, and how they are called."""
    return tuple(dict.fromkeys([file.client.name, file.client.called, *file.client.name.split(), *file.client.called.split()]))


def in_parts(
    file: CaseFile, plan: InterventionPart, last: ConferencePart | None, row: Convening, classes: Collection[str], lang: str
) -> list[dict[str, Any]]:
    """In the shape a release keeps (cases.models.ReleaseBody.parts); what holds nothing is left out."""
    client = file.client
    risk = file.risk
    return filled(
        [
            part(_("Undangan"), facts=when_and_where(row, lang), text=row.purpose),
            part(_("Pokok bahasan"), lines=[f"{no}. {point}" for no, point in enumerate(row.agenda, 1)]),
            part(
                _("Klien"),
                facts=[
                    (_("Kode"), file.number), (_("Nama"), client.name), (_("Disapa"), client.called), (_("Jenis kelamin"), client.sex),
                    (_("Lahir atau usia"), client.birth or client.age),
                ],
            ),
            part(_("Keluarga"), lines=[": ".join(filter(None, (one.relation, one.name))) for one in file.people if one.kin]),
            part(_("Bentuk kekerasan"), lines=sorted({form for one in file.incidents for form in one.forms})),
            part(_("Ringkasan kasus"), text=(row.summary or "") if "story" in classes else ""),
            part(_("Keselamatan"), facts=[(_("Tingkat bahaya"), risk.level), (_("Tanggal"), risk.when)] if risk else [], lines=risk.facts if risk else ()),
            part(_("Layanan yang direncanakan"), lines=[": ".join(filter(None, (one.pillar, one.service or one.provider))) for one in plan.services]),
            part(_("Rencana sekarang"), text=plan.goal_general, lines=[one.text for one in plan.goals]),
            part(_("Keputusan pembahasan sebelumnya"), lines=decided(last)),
        ]
    )  # fmt: skip


def when_and_where(row: Convening, lang: str) -> Sequence[tuple[Any, str]]:
    """The day, the hours, the place or how to join, and who leads."""
    hours = "–".join(numbers.clock_time(at) for at in (row.at, row.ends_at) if at)
    mode = load("conference_modes").label(row.mode, lang) if row.mode else ""
    return [
        (_("Hari"), numbers.long_day(row.on)), (_("Jam"), hours), (_("Cara bertemu"), mode), (_("Tempat atau cara bergabung"), row.place or ""),
        (_("Pemimpin"), row.leader or ""),
    ]  # fmt: skip


def decided(last: ConferencePart | None) -> list[str]:
    """What was decided last time, who does it, by when."""
    return [", ".join(filter(None, (one.what, one.owner, one.due))) for one in last.decisions] if last else []
