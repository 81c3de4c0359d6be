"""Safety comes before paper: what must stand out in a file, and what may be done before anybody has agreed to anything.

Protection is not intervention. A safety step, urgent care, a safe house or a report the law demands is recorded at once with
its reason. Planned work with the client waits for consent. These rules state facts and duties; they predict nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sintas.practice import catalogue, consent
from sintas.practice.dossier import ConsentFacts

consent_allows_intervention = consent.allows_intervention


@dataclass(frozen=True)
class RedFlag:
    """A fact that stays in the header of the case until it is no longer true. `steps` are codes of `urgent_steps`, most urgent first.

    `opens` names the path that the fact opens ("suicide_risk"), or is empty.
    """

    code: str
    sentence_id: str
    sentence_en: str
    place: str
    steps: tuple[str, ...] = ()
    opens: str = ""

    def sentence(self, lang: str) -> str:
        """The plain sentence in `lang` ("id" or "en"; anything else reads as Indonesian)."""
        return self.sentence_en if lang == "en" else self.sentence_id


@dataclass(frozen=True)
class SafetyFacts:
    """What is known about safety today. `risk_facts` are codes of that list; `risk_level` is None while nobody has looked."""

    risk_facts: frozenset[str] = frozenset()
    risk_level: str | None = None
    lives_with_perpetrator: bool = False
    unsafe_guardian: bool = False
    suicide_path_open: bool = False
    safety_plan: bool = False


FIRST = ("wish_to_die", "self_harm", "unsafe_guardian", "lives_with_perpetrator", "no_safe_place_tonight")


def red_flags(facts: SafetyFacts) -> tuple[RedFlag, ...]:
    """The facts that must not go away by scrolling, gravest first.

    Living with the perpetrator, an unsafe guardian and an open suicide path count wherever they were recorded, also without
    a risk assessment. Raises `catalogue.UnknownCode` for a risk fact that is not in its list.
    """
    rows = catalogue.load("risk_facts")
    codes = set(facts.risk_facts)
    codes |= {"lives_with_perpetrator"} if facts.lives_with_perpetrator else set()
    codes |= {"unsafe_guardian"} if facts.unsafe_guardian else set()
    flagged = [rows.get(code) for code in codes]
    order = {row.code: place for place, row in enumerate(rows.rows)}
    flagged.sort(key=lambda row: (FIRST.index(row.code) if row.code in FIRST else len(FIRST), order[row.code]))
    flags = tuple(_flag(row) for row in flagged if row.flag("red_flag"))
    return _acute(facts) + _suicide_path(facts) + flags + _plan_missing(facts)


def _flag(row: catalogue.Code) -> RedFlag:
    return RedFlag(row.code, row.id, row.en, _place(row.code), _steps(row), str(row.extra.get("opens", "")))


def _acute(facts: SafetyFacts) -> tuple[RedFlag, ...]:
    if facts.risk_level != "acute":
        return ()
    return (RedFlag("acute", "Risiko akut: lindungi dahulu.", "Acute risk: protect first.", "risk", ("police", "safe_house", "medical")),)


def _suicide_path(facts: SafetyFacts) -> tuple[RedFlag, ...]:
    if not facts.suicide_path_open:
        return ()
    said = ("Jalur risiko bunuh diri terbuka.", "The suicide-risk path is open.")
    return (RedFlag("suicide_path_open", *said, "suicide_risk", ("suicide_path",), "suicide_risk"),)


def _plan_missing(facts: SafetyFacts) -> tuple[RedFlag, ...]:
    if facts.safety_plan or not needs_safety_plan(facts):
        return ()
    return (RedFlag("no_safety_plan", "Rencana keselamatan belum ada.", "There is no safety plan yet.", "safety_plan", ("safety_plan",)),)


def _place(code: str) -> str:
    return {"unsafe_guardian": "family", "wish_to_die": "suicide_risk", "self_harm": "suicide_risk"}.get(code, "risk")


def _steps(row: catalogue.Code) -> tuple[str, ...]:
    steps = row.extra.get("step", ())
    return tuple(str(step) for step in steps) if isinstance(steps, tuple) else ()


def needs_safety_plan(facts: SafetyFacts) -> bool:
    """A plan is due when the client lives with the perpetrator or the level chosen by people asks for one."""
    levels = catalogue.load("risk_levels")
    by_level = facts.risk_level is not None and levels.get(facts.risk_level).flag("needs_safety_plan")
    return facts.lives_with_perpetrator or "lives_with_perpetrator" in facts.risk_facts or by_level


def opens_suicide_path(codes: Iterable[str]) -> bool:
    """Whether one of these risk facts, impacts or signs of relapse is a wish to die (R114): the path opens at once, whoever recorded it.

    Codes of other lists are simply not found; recording must never fail over this question.
    """
    lists = tuple(catalogue.load(name) for name in ("risk_facts", "impacts", "relapse_signs"))
    return any(row.get(code).extra.get("opens") == "suicide_risk" for code in codes for row in lists if row.has(code))


@dataclass(frozen=True)
class SessionDecision:
    """Whether a piece of work may be written down now, and how.

    `answer`: "allowed"; "flagged" (kept, marked as held before consent); "protection" (kept at once, no consent needed);
    "needs_reason" (kept as soon as a reason is written: nothing typed is lost); "refused" (only for scheduling ahead).
    """

    answer: Literal["allowed", "flagged", "protection", "needs_reason", "refused"]
    sentence_id: str = ""
    sentence_en: str = ""
    place: str = ""

    @property
    def may_save(self) -> bool:
        """Whether it may be saved as it stands."""
        return self.answer in ("allowed", "flagged", "protection")

    def sentence(self, lang: str) -> str:
        """The plain sentence in `lang` ("id" or "en"; anything else reads as Indonesian); empty when simply allowed."""
        return self.sentence_en if lang == "en" else self.sentence_id


ALLOWED = SessionDecision("allowed")
PROTECTION = SessionDecision(
    "protection",
    "Dicatat sebagai pelindungan: tidak menunggu persetujuan.",
    "Recorded as protection: it does not wait for consent.",
)
PROTECTION_REASON = SessionDecision(
    "needs_reason",
    "Tulis alasan langkah pelindungan ini, satu kalimat cukup. Langkahnya sendiri tidak perlu ditunda.",
    "Write the reason for this step of protection; one sentence is enough. The step itself need not wait.",
    "sessions",
)
BEFORE_CONSENT = SessionDecision(
    "flagged",
    "Tersimpan, dengan tanda: berlangsung sebelum ada persetujuan.",
    "Saved, and marked: it took place before there was consent.",
    "consent",
)
BEFORE_CONSENT_REASON = SessionDecision(
    "needs_reason",
    "Sesi ini berlangsung sebelum ada persetujuan. Tulis alasannya, lalu simpan; catatan tidak hilang.",
    "This session took place before there was consent. Write the reason, then save; nothing is lost.",
    "sessions",
)
CONSENT_FIRST = SessionDecision(
    "refused",
    "Sesi belum dapat dijadwalkan karena persetujuan belum tercatat. Catat persetujuan lebih dahulu. "
    "Bila ini langkah pelindungan yang mendesak, pilih 'pelindungan' dan tulis alasannya.",
    "The session cannot be scheduled yet because no consent is recorded. Record the consent first. "
    "If this is an urgent step of protection, choose 'protection' and write the reason.",
    "consent",
)
CONSENT_FIRST_UNSAFE_GUARDIAN = SessionDecision(
    "refused",
    "Sesi belum dapat dijadwalkan karena persetujuan anak sendiri belum tercatat. "
    "Wali ditandai tidak aman: jangan ditanya dan jangan diberi tahu.",
    "The session cannot be scheduled yet because the child's own assent is not recorded. "
    "The guardian is marked unsafe: do not ask and do not tell.",
    "consent",
)


def decide_session(facts: ConsentFacts, *, happened: bool, protection: bool = False, reason: str = "") -> SessionDecision:
    """Whether a session may be scheduled (`happened=False`) or recorded (`happened=True`), given the consent of that day.

    `facts` are the consent facts as they stood on the day of the session, not as they stand while typing. `reason` is the
    worker's own words; only whether something is written counts here. Source: R52, and "protection is not intervention".
    """
    has_reason = bool(reason.strip())
    if protection:
        return PROTECTION if has_reason else PROTECTION_REASON
    if consent.allows_intervention(facts):
        return ALLOWED
    if happened:
        return BEFORE_CONSENT if has_reason else BEFORE_CONSENT_REASON
    only_unsafe_guardians = facts.is_child and facts.guardians > 0 and facts.safe_guardians == 0
    return CONSENT_FIRST_UNSAFE_GUARDIAN if only_unsafe_guardians else CONSENT_FIRST


def guardian_may_be_told(*, marked_unsafe: bool) -> bool:
    """Whether a guardian may be notified, asked for consent, or given anything from the file. Never when marked unsafe."""
    return not marked_unsafe
