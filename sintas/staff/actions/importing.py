"""Many people at once from a spreadsheet: read, shown with everything that is wrong, then entered all together or not at all."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.fuzzy_words import FuzzyDateError, parse
from sintas.kit.sheet import Line, Problem, fold
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput

from ..actor import Actor
from ..lists import practice_list
from ..models import User
from ..policy import need, units_of
from ..roles import ROLES
from .ending_dates import end_of_an_import
from .registering import LIST_OF, Entered, problems, problems_of_username, put, register_person

# key -> headings; the first is the one of the example sheet
COLUMNS: dict[str, tuple[str, ...]] = {
    "full_name": ("Nama lengkap", "Nama", "Full name"),
    "username": ("Nama pengguna", "Username"),
    "unit": ("Unit",),
    "role": ("Peran", "Role"),
    "profession": ("Profesi", "Profession"),
    "grade": ("Jenjang", "Jenjang jabatan", "Grade"),
    "position_group": ("Kelompok jabatan", "Position group"),
    "nip": ("NIP",),
    "str_number": ("Nomor STR", "STR", "STR number"),
    "str_expires_on": ("STR berlaku sampai", "STR valid until"),
    "email": ("Surel", "Email", "E-mail"),
}
SAID: dict[str, tuple[str, ...]] = {
    "worker": ("pendamping", "pekerja sosial", "peksos", "psikolog"),
    "head": ("kepala unit", "kepala"),
    "supervisor": ("supervisor", "penyelia"),
    "intake": ("petugas penerima", "penerima", "intake"),
    "carer": ("pengasuh", "pembina asrama", "pengasuh atau pembina asrama"),
    "mentor": ("instruktur", "pembimbing program", "instruktur atau pembimbing program"),
    "student": ("praktikan", "mahasiswa"),
    "administrator": ("administrator", "admin"),
    "auditor": ("auditor",),
}


@dataclass(frozen=True)
class NewPerson:
    """One row, understood. Plain values, so that the preview can carry it to the confirmation."""

    row: int
    username: str
    unit_id: str
    role: str
    facts: dict[str, str] = field(default_factory=dict)

    def as_facts(self) -> dict[str, Any]:
        """The facts as register_person takes them."""
        until = self.facts.get("str_expires_on")
        return {**self.facts, "str_expires_on": date.fromisoformat(until) if until else None}


@dataclass(frozen=True)
class Preview:
    """What would be entered, and what stands in the way. Only a preview without problems can be confirmed."""

    people: list[NewPerson]
    problems: list[Problem]


def preview(*, by: Actor, lines: list[Line]) -> Preview:
    """Understand every row, entering nothing. Raises Refusal."""
    need(by, "staff.register")
    units = {fold(unit.name): str(unit.pk) for unit in units_of(by).filter(closed=False)}
    people, found = [], []
    seen: dict[str, int] = {}
    nips: dict[str, int] = {}
    for line in lines:
        person, wrong = understood(line, units, by.organisation_id)
        for value, before, column in ((person.username, seen, "username"), (person.facts.get("nip", ""), nips, "nip")):
            if value and value in before:
                wrong[column] = _("Sama dengan baris %(row)d. Setiap petugas ditulis satu kali.") % {"row": before[value]}
            elif value:
                before[value] = line.row
        people.append(person)
        found += [Problem(line.row, COLUMNS[key][0] if key in COLUMNS else "", sentence) for key, sentence in wrong.items()]
    return Preview(people, found)


def understood(line: Line, units: dict[str, str], organisation_id: UUID) -> tuple[NewPerson, dict[str, Any]]:
    """(the person, column key -> what to do)."""
    wrong: dict[str, Any] = {}
    facts = {key: line.text(key) for key in ("full_name", "nip", "str_number", "email")}
    for key, name in LIST_OF.items():
        typed = line.text(key)
        row = practice_list(name).match(typed) if typed else None
        if typed and row is None:
            wrong[key] = _("“%(typed)s” tidak ada dalam daftar. Pilih dari lembar Daftar di berkas contoh, atau kosongkan.") % {
                "typed": typed[:40]
            }
        facts[key] = row.code if row else ""
    until = line.text("str_expires_on")
    day = day_of(until)
    if until and day is None:
        wrong["str_expires_on"] = _("Tulis tanggalnya lengkap, misalnya 31 Desember 2027.")
    unit_id = units.get(fold(line.text("unit")), "")
    if not unit_id:
        wrong["unit"] = _("Tulis nama unit persis seperti di halaman Lembaga.")
    role = role_of(line.text("role"))
    if not role:
        wrong["role"] = _(
            "Tulis salah satu: pendamping, kepala unit, supervisor, petugas penerima, pengasuh, praktikan, administrator, auditor."
        )
    for key in ("nip", "str_number"):
        if key in line.cut:
            wrong[key] = _("Lembar kerja memotong angka sepanjang ini. Ubah format selnya menjadi Teks, lalu ketik ulang angkanya.")
    username = line.text("username").lower()
    wrong |= problems_of_username(username)
    trial = User(organisation_id=organisation_id, username=username)
    put(trial, {**facts, "str_expires_on": day})
    wrong = {**problems(trial), **wrong}
    facts["nip"] = trial.nip
    return NewPerson(line.row, username, unit_id, role, {**facts, "str_expires_on": day.isoformat() if day else ""}), wrong


def day_of(typed: str) -> date | None:
    """A day known exactly, in any of the usual spellings; None otherwise."""
    try:
        when = parse(typed, today=clock.today()) if typed else None
    except FuzzyDateError:
        return None
    return when.earliest if when is not None and when.earliest is not None and when.earliest == when.latest else None


def role_of(typed: str) -> str:
    """The role somebody means, '' when it is none."""
    asked = fold(typed)
    for role, words in SAID.items():
        if asked and asked in {fold(word) for word in (role, str(ROLES[role][0]), *words)}:
            return role
    return ""


@transaction.atomic
def import_people(*, by: Actor, people: list[NewPerson]) -> list[Entered]:
    """Enter them all, each with a code to hand over. One row that cannot be entered any more (BadInput, names the row) undoes all."""
    need(by, "staff.register")
    entered = []
    for person in people:
        try:
            facts = person.as_facts()
            until = end_of_an_import(User(profession=facts["profession"], position_group=facts["position_group"]), [person.role])
            roles = [(UUID(person.unit_id), person.role)]
            entered.append(register_person(by=by, username=person.username, roles=roles, expires_on=until, **facts))
        except BadInput as bad:
            raise BadInput({"row": _("Baris %(row)d: %(sentence)s") % {"row": person.row, "sentence": bad.sentence}}) from None
    trail.record(by=by, verb="import people", count=len(entered))
    return entered


def as_plain(people: list[NewPerson]) -> list[dict[str, Any]]:
    """For carrying the preview to its confirmation."""
    return [asdict(person) for person in people]
