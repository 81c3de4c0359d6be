"""The head of a case page: who it is, what must stay in sight, where the work stands. Opens header keys only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.names import initials
from sintas.kit.pieces import Alert, Link, Stage, Tab
from sintas.kit.places import address
from sintas.practice.catalogue import load
from sintas.practice.journeys import JOURNEYS
from sintas.staff.actor import Actor

from ..models import Case, Client, Flag, Passage
from ..tabs import tabs_for
from .client_age import years_old
from .recent import lately_of
from .together import Together


@dataclass(frozen=True)
class Remember:
    """Something to bear in mind that is no danger: how to call, which language; drawn with a sign of its own."""

    icon: str
    words: Alert


@dataclass(frozen=True)
class Head:
    """Everything the top of a case page shows; no models reach the template."""

    file_id: UUID
    number: str
    initials: str
    name: str
    called: str
    line: str
    alerts: list[Alert]
    remember: list[Remember]
    stages: list[Stage]
    stage_name: str
    closed: bool
    restricted: bool
    tabs: list[Tab]


# where what a flag of practice/catalogue/flags.toml asks for ("action") is done
PAGE_OF = {
    "lives_with_perpetrator": "cases:safety_plan",
    "unsafe_guardian": "cases:people",
    "suicide_risk": "cases:suicide_path",
    "high_risk": "cases:safety",
    "safe_contact": "cases:people",
}
Rows = dict[str, list[Any]]
ROWS = Together(
    clients=lambda: Client.current.only("name", "called", "sex", "age_stated", "birth"),
    flags=lambda: standing_flags().only("code", "words"),
    passages=lambda: Passage.objects.order_by("began_at").only("stage", "ended_at", "outcome"),
)


def rows_first(request: Any, actor: Actor, case: Case) -> Rows:
    """What the head and the frame of the page show, before anything is unsealed: then one query fetches all keys of the page."""
    lately_of(request, actor)
    return ROWS.of(case)


def head_of(case: Case, *, actor: Actor, tab: str = "", rows: Rows | None = None) -> Head:
    """One query (client, flags, passages), none with `rows` of rows_first(), and one for the keys. The tabs are those this person may open."""
    lang = get_language() or "id"
    rows = ROWS.of(case) if rows is None else rows
    client, flags = rows["clients"][0], rows["flags"]
    return Head(
        file_id=case.pk,
        number=case.number,
        initials=initials(client.name),
        name=client.name,
        called=client.called or "",
        line=_line(client, lang),
        alerts=[alert(flag, lang) for flag in flags if load("flags").get(flag.code).flag("danger")],
        remember=[
            Remember(str(row.extra.get("icon", "warn")), alert(flag, lang))
            for flag in flags
            if not (row := load("flags").get(flag.code)).flag("danger")
        ],
        stages=stages_of(case, rows["passages"], lang),
        stage_name=JOURNEYS[case.journey].label(case.stage, lang),
        closed=case.closed_on is not None,
        restricted=case.restricted_at is not None,
        tabs=tabs_for(case, actor, tab),
    )


def _line(client: Client, lang: str) -> str:
    parts = [load("sexes").label(client.sex, lang)] if client.sex else []
    years = years_old(FuzzyDate.decode(client.birth)) if client.birth else client.age_stated
    if years is not None:
        parts.append(_("%(years)s tahun") % {"years": years})
    return ", ".join(parts)


def standing_flags() -> QuerySet[Flag]:
    """What stands in the head until it is ended, oldest first."""
    return Flag.objects.filter(ended_at=None).order_by("raised_at")


def open_flags(file_id: UUID) -> list[Flag]:
    """Those of one file."""
    return list(standing_flags().filter(file_id=file_id))


def alert(flag: Flag, lang: str, *, links: bool = True) -> Alert:
    """A flag in words; what was written with it follows. A carer gets no links: what lies behind them is not hers."""
    row = load("flags").get(flag.code)
    words = row.label(lang) + (f": {flag.words}" if flag.words else "")
    url_name = PAGE_OF.get(flag.code, "")
    link = Link(reverse(url_name, args=[flag.file_id]), row.text("action", lang)) if url_name and links else None
    return Alert(words, link)


def stages_of(case: Case, rows: Iterable[Passage], lang: str) -> list[Stage]:
    """The thread: knots of the journey with what the passages say, the last one of a stage counting."""
    passages = {passage.stage: passage for passage in rows}
    journey = JOURNEYS[case.journey]
    shown = []
    for code in journey.stages:
        state, words = _state(case, code, passages.get(code))
        url = address("stage", case.pk, code)
        shown.append(Stage(journey.label(code, lang), url, state, words, current=code == case.stage and case.closed_on is None))
    return shown


def _state(case: Case, code: str, passage: Passage | None) -> tuple[str, str]:
    if passage is None:
        return "todo", _("belum")
    if passage.ended_at is None:
        return "part", _("berjalan")
    if passage.outcome == "completed":
        return "done", _("selesai")
    return "part", _("sebagian")
