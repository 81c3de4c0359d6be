"""What a partner is shown: the referral in words, cut down to the classes of data the client released to this receiver. Opens content."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.reading.for_paper import file_for_paper
from sintas.cases.reading.paper_shapes import CaseFile, ReachLine
from sintas.casework.models import Referral
from sintas.casework.reading.packet_words import filled, part
from sintas.casework.reading.paper_ending import ReferralPart, referrals_for_paper
from sintas.casework.reading.released import LetGo
from sintas.intake.reading.arrived import CARRY, LETTER, REACH
from sintas.kit import clock
from sintas.safekeeping.redaction import redact, without_words
from sintas.staff.models import Unit, User

ALWAYS = ("identity", "child")
NAME = 3  # letters: the shortest name taken out of running text


@dataclass(frozen=True)
class Copy:
    """The copy, as it would go out today. `classes`: what stands in it; `enough` False: not even the identity is released, so nothing goes."""

    receiver: str
    classes: list[str] = field(default_factory=list)
    parts: list[dict[str, Any]] = field(default_factory=list)
    enough: bool = True


def classes_of(case: Case, row: Referral) -> tuple[list[str], bool]:
    """Classes ticked in the referral that consent still gives to this receiver today, and whether the identity is among them."""
    let_go = LetGo(case, clock.today())
    given = let_go.to(row.receiver_kind)
    always = ALWAYS if let_go.is_child else ALWAYS[:1]
    return sorted((set(row.released) | set(always)) & given), set(always) <= given


def copy_of(case: Case, row: Referral, by_id: UUID, lang: str, *, carry: bool = False) -> Copy:
    """Compose it; the trail row stands first. Names of unsafe guardians and protected addresses are taken out of running text. `carry`: with
    what a unit of this installation opens its own case with, said no differently (intake/reading/arrived.py).
    """
    classes, enough = classes_of(case, row)
    if not enough:
        return Copy(row.receiver, enough=False)
    with translation.override(lang):
        whole = file_for_paper(case, lang, ("reach",))
        one = next(one for one in referrals_for_paper(case, lang) if one.entry == row.entry)
        file, told = redact(whole, classes), redact(one, classes)
        for secrets, mark, shortest in ((whole.secrets, _("[alamat dilindungi]"), 8), (whole.unsafe_names, _("[nama tidak ditulis]"), NAME)):
            file, told = without_words(file, secrets, mark, shortest=shortest), without_words(told, secrets, mark, shortest=shortest)
        parts = in_parts(case, file, told, by_id)
        return Copy(row.receiver, classes, [parts[0] | {CARRY: carried(file, told) | {"synthetic": case.synthetic}}, *parts[1:]] if carry and parts else parts)


def carried(file: CaseFile, one: ReferralPart) -> dict[str, Any]:
    """The same words by the fields they belong to: of the client, and of the letter (intake's ReferralIn)."""
    client = file.client
    letter = {
        "reason": "\n".join(one.reasons), "aim": one.purpose, "chronology": one.chronology, "services_given": one.services_given,
        "progress": "\n".join(one.condition), "letter_number": file.number,
    }  # fmt: skip
    who = {"name": client.name, "called": client.called, "birth": client.birth, "sex": client.sex}
    reach = [{"way": one.way, "when": one.when, "say": one.say, "never_say": one.never_say, "allowed": one.allowed} for one in file.reach]
    return who | {LETTER: letter, REACH: reach}


def in_parts(case: Case, file: CaseFile, one: ReferralPart, by_id: UUID) -> list[dict[str, Any]]:
    """In the shape a release keeps (cases.models.ReleaseBody.parts); what holds nothing is left out."""
    client = file.client
    age = client.birth or (_("%(years)s tahun") % {"years": client.age} if client.age else "")
    return filled(
        [
            part(
                _("Klien"),
                facts=[
                    (_("Kode"), file.number), (_("Nama"), client.name), (_("Disapa"), client.called), (_("Jenis kelamin"), client.sex),
                    (_("Lahir atau usia"), age), (_("Bahasa"), ", ".join(client.languages) if client.name else ""),
                    (_("Juru bahasa"), _("diperlukan") if client.needs_interpreter else ""),
                ],
            ),
            part(_("Yang diharapkan"), facts=[(_("Kedesakan"), one.urgency)], text=one.purpose, lines=one.reasons),
            part(_("Kronologi ringkas"), text=one.chronology),
            part(_("Layanan yang telah diberikan"), text=one.services_given),
            part(_("Keadaan saat dirujuk"), lines=one.condition),
            part(_("Cara menghubungi klien dengan aman"), lines=ways(file.reach)),
            house(case, by_id),
        ]
    )


def ways(reach: Collection[ReachLine]) -> list[str]:
    """What may be used first, then what must never be used: a wrong call can do harm."""
    may = [". ".join(filter(None, (", ".join(filter(None, (one.way, one.when))), said(one)))) for one in reach if one.allowed and one.way]
    return may + [_("Jangan dipakai: %(way)s") % {"way": one.way} for one in reach if not one.allowed and one.way]


def said(one: ReachLine) -> str:
    """Whom to say one is, and what must not be done."""
    say = _("Sebutkan diri sebagai: %(words)s") % {"words": one.say} if one.say else ""
    return ". ".join(filter(None, (say, _("Yang tidak boleh: %(words)s") % {"words": one.never_say} if one.never_say else "")))


def house(case: Case, by_id: UUID) -> dict[str, Any]:
    """Whom to ask about it: the house, never the client."""
    unit = Unit.objects.select_related("organisation").get(pk=case.unit_id)
    worker = User.objects.only("full_name").get(pk=by_id)
    lines = [str(line).strip() for line in unit.letterhead if str(line).strip()] or [unit.organisation.name, unit.name]
    return part(
        _("Penghubung"),
        facts=[(_("Petugas"), worker.full_name), (_("Lembaga"), "\n".join(lines))],
        text=_("Mohon tidak menghubungi klien atau keluarganya langsung sebelum berbicara dengan kami."),
    )
