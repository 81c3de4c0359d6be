"""Words, pills and pages of the entries of a story. A room above adds the page of its own kind of record when it starts (add_entry_page)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from sintas.practice import journeys
from sintas.practice.catalogue import load

from ..codes import form_label
from ..models import Case

# kind of record -> the lists its tags come from, in the order they are asked
# a verb may write a tag with its kind before it ("consent_given"): both spellings are read
LISTS = {
    "enquiry": ("access_routes", "urgency"),
    "contact": ("contact_forms", "techniques"),
    "session": ("therapy_steps", "techniques", "psychoeducation_topics"),
    "closing": ("closing_reasons",),
    "risk": ("risk_levels",),
    "consent": ("consent_outcomes", "consent_purposes"),
    "urgent_step": ("urgent_steps",),
    "observation": ("observation_areas",),
    "suicide_path": ("suicide_steps",),
    "linked": ("link_kinds",),
    "link_ended": ("link_kinds",),
    "stance": ("family_attitudes", "family_engagement"),
    "safety_fact": ("risk_facts",),
    "attachment": ("attachment_kinds",),
    "approval": ("approval_subjects",),
    "referral_step": ("referral_steps",),
    "transfer": ("transfer_reasons",),
}
# kinds whose first tag belongs into the title: "Kontak: kunjungan rumah"
NAMED_BY_FIRST = frozenset(
    {
        *("contact", "closing", "consent", "urgent_step", "risk", "attachment", "approval", "anxiety", "area", "information_source", "tool"),
        *("track", "track_step"),
    }
)
PAGES: dict[str, str] = {}
OWN_TAGS = ("stage", "team", "reopening")
States = Callable[[UUID, list[UUID]], dict[UUID, str]]
STATES: dict[str, States] = {}
NAMES: dict[str, Callable[[str, str], str]] = {}  # kinds whose tags a room above names itself
TITLES: dict[str, Callable[[list[str], str], str]] = {}  # kinds whose title a room above says out of its tags


def add_entry_page(kind: str, url_name: str) -> None:
    """Called while the program starts: where an entry of this kind is read and corrected (url takes file id and entry)."""
    PAGES[kind] = url_name


def add_states(kind: str, states: States) -> None:
    """Called while the program starts: how entries of this kind stand today (file id, entries -> words), one query for a page of story."""
    STATES[kind] = states


def add_names(kind: str, name_of: Callable[[str, str], str]) -> None:
    """Called while the program starts: the words of a tag (tag, language) of this kind of record, '' for one nobody knows."""
    NAMES[kind] = name_of


def add_titles(kind: str, title_of: Callable[[list[str], str], str]) -> None:
    """Called while the program starts: the title of a row of this kind (its tags, language), '' where its tags do not say one."""
    TITLES[kind] = title_of


def states_of(rows: Sequence[Any]) -> dict[UUID, str]:
    """Words on how the entries of these rows stand; asks only for kinds that are among them."""
    found: dict[UUID, str] = {}
    for kind, states in STATES.items():
        entries = [row.source_entry for row in rows if row.kind == kind and row.source_entry]
        found |= states(rows[0].file_id, entries) if entries else {}
    return found


def url_of(row: Any, case: Case) -> str:
    """The page of what the row speaks of, of a struck one its history; '' when it has none."""
    if row.source_entry is None:
        return ""
    page = PAGES.get(row.kind, f"cases:{row.kind}_entry")
    try:
        return reverse(page.removesuffix("_entry") + "_history" if row.struck else page, args=[case.pk, row.source_entry])
    except NoReverseMatch:
        return ""


def title_of(row: Any, case: Case, lang: str) -> str:
    """What it is, in the reader's words."""
    kinds = load("record_kinds")
    word = kinds.label(row.kind, lang)
    if row.kind in TITLES:
        return TITLES[row.kind](row.tags, lang) or word
    if row.kind == "stage" and len(row.tags) == 3:
        return stage_title(row.tags, case, lang)
    if row.kind == "team" and row.tags:
        return team_title(row.tags[0], lang)
    if row.kind == "session":
        steps = load("therapy_steps")
        named = [steps.label(tag, lang) for tag in row.tags if steps.has(tag)]
        return f"{word}: {', '.join(named)}" if named else word
    if row.kind in NAMED_BY_FIRST and row.tags and (label := tag_label(row.kind, row.tags[0], lang)):
        return f"{word}: {label}"
    return word


def stage_title(tags: list[str], case: Case, lang: str) -> str:
    """Tags of a stage row: outcome, stage left, stage entered."""
    outcome, left, entered = tags
    journey = journeys.get(case.journey)
    if outcome == "completed":
        return _("Tahap %(stage)s selesai") % {"stage": journey.label(left, lang)}
    if outcome == "overridden":
        return _("Tahap %(stage)s dilanjutkan walau belum lengkap") % {"stage": journey.label(left, lang)}
    return _("Kembali ke tahap %(stage)s") % {"stage": journey.label(entered, lang)}


def team_title(tag: str, lang: str) -> str:
    """ "joined_second", "left", "restricted", "lifted"."""
    own = {
        "joined_break_glass": _("Dibuka dalam keadaan darurat"),
        "restricted": _("Dijadikan kasus terbatas"),
        "lifted": _("Tidak lagi kasus terbatas"),
    }
    if tag in own:
        return own[tag]
    if tag.startswith("joined_"):
        return _("Tim bertambah: %(role)s") % {"role": load("team_roles").label(tag.removeprefix("joined_"), lang)}
    return _("Seorang anggota tim keluar") if tag == "left" else load("record_kinds").label("team", lang)


def pills_of(row: Any, lang: str) -> list[str]:
    """Labels of the tags that do not stand in the title already; a code no list knows is left out."""
    if row.kind in OWN_TAGS:
        return []
    skipped = 1 if row.kind in NAMED_BY_FIRST else 0
    tags = row.tags[skipped:]
    if row.kind == "session":
        tags = [tag for tag in tags if not load("therapy_steps").has(tag)]
    return [label for tag in tags if (label := tag_label(row.kind, tag, lang))]


def tag_label(kind: str, tag: str, lang: str) -> str:
    """The words of one tag of a kind of record, '' when none of its lists has it."""
    if kind in NAMES:
        return NAMES[kind](tag, lang)
    if kind == "incident" and ":" in tag:
        return form_label(tag, lang)
    bare = tag.removeprefix(f"{kind}_")
    return next((load(name).label(code, lang) for name in LISTS.get(kind, ()) for code in (tag, bare) if load(name).has(code)), "")
