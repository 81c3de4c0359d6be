"""The page "Keselamatan": red flags first, then the level with its reasons, the plan, the suicide path, urgent steps, warning notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit import clock, numbers
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Fact, Link, Pill, Row
from sintas.practice.catalogue import load
from sintas.practice.safety import SafetyFacts, red_flags
from sintas.staff.models import User

from ..models import Case, Risk, SafetyPlan, SuicidePath, UrgentStep, Warning
from .plan import PlanShown, plan_of
from .risk import safety_facts

PLACES = {"risk": "cases:risk", "safety_plan": "cases:safety_plan", "family": "cases:people", "suicide_risk": "cases:suicide_path"}
OWN_PAGES = {"safety_plan": "cases:safety_plan", "suicide_path": "cases:suicide_path"}  # steps that have a page of their own
HISTORY = 20


@dataclass(frozen=True)
class FlagShown:
    """A red flag in words, where it is put right, and the steps worth considering at once."""

    words: str
    link: Link
    steps: list[Link]


@dataclass(frozen=True)
class RiskShown:
    """An assessment as read; `level` is a word, never a figure."""

    level: str
    meaning: str
    grave: bool
    facts: list[Fact]
    when: str
    review: str
    late: bool
    url: str


@dataclass(frozen=True)
class WarningShown:
    text: str
    review: str
    late: bool
    url: str
    end_url: str


@dataclass(frozen=True)
class PathShown:
    """An open suicide-risk path."""

    facts: list[Fact]
    url: str
    end_url: str


@dataclass(frozen=True)
class SafetyPage:
    """Everything the page shows; no models reach the template."""

    flags: list[FlagShown]
    prompts: list[Link]
    risk: RiskShown | None
    history: list[Row]
    plan: PlanShown | None
    path: PathShown | None
    paths_ended: list[Row]
    urgent: list[Row]
    warnings: list[WarningShown] = field(default_factory=list)
    names: dict[UUID, str] = field(default_factory=dict)


def safety_page(case: Case) -> SafetyPage:
    """Read all of it; content must have been opened (trail). About a dozen queries whatever the number of records."""
    risks = sorted(Risk.current.filter(file_id=case.pk), key=lambda r: (r.happened_on or clock.local(r.written_at).date(), r.written_at))
    paths = list(SuicidePath.current.filter(file_id=case.pk).order_by("-written_at"))
    steps = list(UrgentStep.current.filter(file_id=case.pk).order_by("-happened_on", "-written_at")[:HISTORY])
    plan = SafetyPlan.current.filter(file_id=case.pk).first()
    names = authors([*risks, *paths, *steps, *([plan] if plan else [])])
    facts = safety_facts(case)
    path = next((one for one in paths if one.state != "ended"), None)
    return SafetyPage(
        flags=flags_shown(case, facts),
        prompts=prompts_for(case, facts),
        risk=risk_shown(case, risks[-1], names) if risks else None,
        history=[risk_row(case, one, names) for one in reversed(risks[:-1])][:HISTORY],
        plan=plan_of(case, plan, names.get(plan.author_id, "")) if plan else None,
        path=path_shown(case, path, names) if path else None,
        paths_ended=[ended_row(one, names) for one in paths if one.state == "ended"],
        urgent=[urgent_row(case, one, names) for one in steps],
        warnings=warnings_of(case),
        names=names,
    )


def flags_shown(case: Case, facts: SafetyFacts) -> list[FlagShown]:
    """The rules' red flags with links into this file."""
    lang = get_language() or "id"
    return [
        FlagShown(
            flag.sentence(lang),
            Link(reverse(PLACES[flag.place], args=[case.pk]), _("Buka")),
            [step_link(case, step, lang) for step in flag.steps],
        )
        for flag in red_flags(facts)
    ]


def step_link(case: Case, step: str, lang: str) -> Link:
    """Where a step is done or written down."""
    page = OWN_PAGES.get(step)
    url = reverse(page, args=[case.pk]) if page else reverse("cases:urgent_step", args=[case.pk]) + f"?step={step}"
    return Link(url, load("urgent_steps").label(step, lang))


def prompts_for(case: Case, facts: SafetyFacts) -> list[Link]:
    """What is offered to whoever lives with the perpetrator or stands in grave danger (LK3-B): legal aid and a safe house, as she wishes."""
    if not facts.lives_with_perpetrator and facts.risk_level not in ("high", "acute"):
        return []
    lang = get_language() or "id"
    new = reverse("cases:task", args=[case.pk])
    return [Link(f"{new}?kind={kind}", load("task_kinds").label(kind, lang)) for kind in ("legal_referral", "safe_house")]


def risk_shown(case: Case, row: Risk, names: dict[UUID, str]) -> RiskShown:
    """The assessment that stands last."""
    lang = get_language() or "id"
    level = load("risk_levels").get(row.level)
    facts = [
        Fact(_("Alasannya"), row.reasons),
        Fact(_("Menurut klien"), row.client_view or "", gap="" if row.client_view else _("Belum ditanyakan."), voice=True),
        Fact(_("Fakta"), labels("risk_facts", row.facts, lang), gap="" if row.facts else _("Tidak ada yang ditandai.")),
        Fact(
            _("Yang melindungi"),
            "\n".join(filter(None, (labels("protective_factors", row.protective, lang), row.protective_words))),
            gap="" if row.protective or row.protective_words else _("Belum dicatat."),
        ),
    ]
    return RiskShown(
        level=level.label(lang),
        meaning=level.definition(lang),
        grave=row.level in ("high", "acute"),
        facts=facts,
        when=signed(row, names),
        review=numbers.day(row.review_on) if row.review_on else "",
        late=row.review_on is not None and row.review_on < clock.today(),
        url=reverse("cases:risk_entry", args=[case.pk, row.entry]),
    )


def risk_row(case: Case, row: Risk, names: dict[UUID, str]) -> Row:
    label = load("risk_levels").label(row.level, get_language() or "id")
    return Row(label, reverse("cases:risk_entry", args=[case.pk, row.entry]), sub=row.reasons, end=signed(row, names))


def path_shown(case: Case, row: SuicidePath, names: dict[UUID, str]) -> PathShown:
    """An open path in facts; what is missing is said."""
    lang = get_language() or "id"
    ahead = row.look_again_at
    facts = [
        Fact(_("Dicatat"), signed(row, names)),
        Fact(_("Yang dikatakan klien"), row.said or "", gap="" if row.said else _("Belum ditulis."), voice=True),
        Fact(
            _("Sudah dilakukan"),
            "\n".join(filter(None, (labels("suicide_steps", row.done, lang), row.done_words))),
            gap="" if row.done or row.done_words else _("Belum dicatat. Lakukan sekarang."),
        ),
        Fact(
            _("Sudah diberi tahu"),
            "\n".join(filter(None, (labels("suicide_told", row.told, lang), row.told_words))),
            gap="" if row.told or row.told_words else _("Belum dicatat."),
        ),
        Fact(_("Dilihat kembali"), numbers.moment(ahead) if ahead else "", gap="" if ahead else _("Belum ditetapkan.")),
    ]
    return PathShown(facts, reverse("cases:suicide_path", args=[case.pk]), reverse("cases:suicide_end", args=[case.pk]))


def ended_row(row: SuicidePath, names: dict[UUID, str]) -> Row:
    return Row(_("Diakhiri"), sub=row.ended_why or "", end=signed(row, names, ended=True))


def urgent_row(case: Case, row: UrgentStep, names: dict[UUID, str]) -> Row:
    """A step of protection with its reason; that it came before consent is marked, not judged."""
    lang = get_language() or "id"
    title = load("urgent_steps").label(row.step, lang)
    pills = [Pill(_("sebelum persetujuan"))] if row.came_before_consent else []
    told = [Pill(load("told_client").label(row.told_client, lang))] if row.told_client else []
    sub = f"{row.what} · {_('Alasan: %(reason)s') % {'reason': row.reason}}"
    return Row(title, reverse("cases:urgent_step_entry", args=[case.pk, row.entry]), sub=sub, end=signed(row, names), pills=pills + told)


def warnings_of(case: Case) -> list[WarningShown]:
    """Notes that still stand, the one due first on top."""
    return [
        WarningShown(
            text=row.text,
            review=numbers.day(row.review_on),
            late=row.review_on < clock.today(),
            url=reverse("cases:warning_entry", args=[case.pk, row.entry]),
            end_url=reverse("cases:warning_end", args=[case.pk, row.entry]),
        )
        for row in Warning.current.filter(file_id=case.pk, ended_on=None).order_by("review_on")
    ]


def authors(rows: Iterable[Any]) -> dict[UUID, str]:
    """Names of those who wrote these rows (one query)."""
    ids = {row.author_id for row in rows}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "full_name")) if ids else {}


def signed(row: Any, names: dict[UUID, str], *, ended: bool = False) -> str:
    """When it was and who wrote it."""
    when = "" if ended or not row.happened else FuzzyDate.decode(row.happened).text(get_language() or "id")
    return ", ".join(filter(None, (when or numbers.day(row.written_at), names.get(row.author_id, ""))))


def labels(name: str, codes: Iterable[str], lang: str) -> str:
    """Words of codes, one a line."""
    return "\n".join(load(name).label(code, lang) for code in codes)
