"""The intervention plan as it is put before whoever approves it (R162-R194, R416-R418): its frame and all its rows."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.practice.catalogue import load
from sintas.staff.models import User

from ..models import Goal, Implementer, Plan, PlannedService, PlanStep
from .packet_words import Packet, Part, day, filled, last_change, own_words, part, version_title, word, words, written
from .plan_steps import is_id

MODELS = (Plan, Goal, PlannedService, Implementer, PlanStep)


def changed(case: Case) -> datetime | None:
    """When the plan or any of its rows was last written."""
    return last_change(case, *MODELS)


def compose(case: Case, entry: UUID | None, lang: str) -> Packet | None:
    """None while no plan is written. Opens content."""
    row = Plan.current.filter(file_id=case.pk).first()
    if row is None:
        return None
    with translation.override(lang):
        title = version_title(load("approval_subjects").label("plan", lang), row.number)
        goals = list(Goal.current.filter(file_id=case.pk).order_by("position", "written_at"))
        parts = [*frame(row, lang), *goal_parts(goals, lang), *services(case, goals, lang), *people(case, lang), steps(case, row, lang)]
        return Packet(title, filled(parts), entry=row.entry, number=row.number)


def frame(row: Plan, lang: str) -> list[Part]:
    """General goal, stopping violence first, resources, the client's agreement, the day of review."""
    head = [
        (_("Ditulis oleh"), written(row)),
        (_("Sasaran"), row.target or ""),
        (_("Berangkat dari"), row.follows_from or ""),
        (_("Ditinjau lagi"), day(row.review_on)),
    ]
    agreed = [
        (_("Jawaban klien"), word("agreement_answers", row.agreement, lang)),
        (_("Tanggal"), day(row.agreed_on)),
        (_("Menurut klien"), row.agreement_words or ""),
        (_("Dijelaskan lebih dahulu"), _("ya") if row.explained_before else _("belum dicatat")),
        (_("Gagasan dari"), words("ideas_of", row.ideas_of, lang)),
        (_("Disusun bersama"), words("contact_parties", row.made_with, lang)),
    ]
    means = [
        (_("Orang"), row.people or ""),
        (_("Biaya"), row.cost or ""),
        (_("Metode"), row.method or ""),
        (_("Alat"), row.equipment or ""),
        (_("Waktu"), row.time or ""),
    ]
    violence = [(_("Kekerasan masih berlangsung"), word("degrees", row.violence_ongoing, lang))]
    return [
        part(_("Versi ini"), facts=head),
        part(_("Tujuan umum"), text=row.goal_general, core=True),
        part(_("Menghentikan kekerasan lebih dahulu"), facts=violence, lines=row.stop_violence or ()),
        part(_("Persetujuan klien"), facts=agreed, core=True),
        part(_("Sumber dari dalam"), lines=row.resources_internal or ()),
        part(_("Sumber dari luar"), lines=row.resources_external or ()),
        part(_("Yang diperlukan"), facts=means),
        part(_("Belum dikodekan"), lines=own_words(row)),
    ]


def goal_parts(goals: list[Goal], lang: str) -> list[Part]:
    """Each specific goal with what would show it; an empty plan says that it has none."""
    if not goals:
        return [part(_("Tujuan khusus"), core=True)]
    found = []
    for at, goal in enumerate(goals, 1):
        facts = [
            (_("Untuk apa"), word("functioning_aims", goal.aim, lang)),
            (_("Jangka"), word("goal_horizons", goal.horizon, lang)),
            (_("Indikator"), goal.indicator or ""),
            (_("Awal"), goal.baseline or ""),
            (_("Target"), goal.target or ""),
            (_("Batas"), day(goal.due_on)),
            (_("Tidak diukur"), (goal.why_not_measured or _("ya")) if goal.not_measured else ""),
        ]
        found.append(part(_("Tujuan %(no)s: %(goal)s") % {"no": at, "goal": goal.text}, facts=facts))
    return found


def services(case: Case, goals: list[Goal], lang: str) -> list[Part]:
    """Who gives what, by which method, for which goals."""
    numbered = {goal.entry: str(at) for at, goal in enumerate(goals, 1)}
    found = []
    for row in PlannedService.current.filter(file_id=case.pk).order_by("written_at"):
        facts = [
            (_("Pilar"), word("pillars", row.pillar, lang)),
            (_("Metode"), word("practice_methods", row.method, lang)),
            (_("Teknik"), word("techniques", row.technique, lang)),
            (_("Terapi"), word("therapies", row.therapy, lang)),
            (_("Kelompok"), word("group_types", row.group_type, lang)),
            (_("Dasar"), word("service_bases", row.basis, lang)),
            (_("Tindakan"), words("plan_actions", row.actions, lang)),
            (_("Pemberi layanan"), row.provider or ""),
            (_("Bersama"), row.members or ""),
            (_("Waktu"), " – ".join(one for one in (day(row.starts_on), day(row.ends_on)) if one)),
            (_("Untuk tujuan"), ", ".join(numbered[one] for one in row.goals if one in numbered)),
        ]
        name = word("services", row.service, lang)
        title = _("Layanan: %(what)s") % {"what": name} if name else _("Layanan")
        found.append(part(title, facts=facts, lines=[*(row.content or ()), *own_words(row)]))
    return found


def people(case: Case, lang: str) -> list[Part]:
    """Who carries the plan, and who goes on when the worker leaves."""
    lines = []
    for row in Implementer.current.filter(file_id=case.pk).order_by("written_at"):
        held = [row.name or "", word("plan_implementers", row.part, lang), row.role or ""]
        if row.continues:
            held.append(_("melanjutkan setelah pendamping selesai"))
        if row.until:
            held.append(_("sampai %(day)s") % {"day": day(row.until)})
        lines.append(", ".join(one for one in held if one))
    return [part(_("Pelaksana"), lines=lines, core=True)]


def steps(case: Case, plan: Plan, lang: str) -> Part:
    """The agreed steps with their foreseen obstacles."""
    rows = list(PlanStep.current.filter(file_id=case.pk).order_by("due_on", "written_at"))
    ids = {row.owner for row in rows if is_id(row.owner)}
    names = {str(one.pk): one.full_name for one in User.objects.filter(pk__in=[*ids, *(row.author_id for row in rows)]).only("full_name")}
    lines = []
    for row in rows:
        own = {"me": names.get(str(row.author_id), ""), "client": _("klien"), "other": row.owner_words or "", "": row.owner_words or ""}
        said = ", ".join(one for one in (row.what, own.get(row.owner) or names.get(row.owner, ""), day(row.due_on)) if one)
        if row.obstacle:
            said += ". " + _("Hambatan: %(what)s") % {"what": row.obstacle}
        if row.answer:
            said += ". " + _("Jalan keluar: %(what)s") % {"what": row.answer}
        lines.append(said)
    return part(_("Langkah yang disepakati"), lines=lines)
