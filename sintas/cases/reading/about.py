"""Everything the case page asks of the file beside its story, in one query: facts for the gates, the team, who looked last, linked cases,
and the duties by law whose clock runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from sintas.kit import clock, ids, numbers
from sintas.kit.pieces import Fact, Link
from sintas.kit.places import address
from sintas.practice.catalogue import load
from sintas.practice.dossier import ConsentFacts
from sintas.safekeeping.models import Trail
from sintas.staff.models import User

from ..models import Access, Case, Person, Record, Release, Task
from ..models import Link as CaseLink
from .consent import Guardians, age_of, events_of, facts_of
from .duty_clocks import Running, running
from .facts import ask, facts_of_stage, put_together

BUT = UUID(int=2)  # stands in the prepared statement where the trail row of this very reading goes


@dataclass(frozen=True)
class About:
    """What the page knows. `facts` are those the gates of its stage ask for (reading.facts); `consent` as it stands today; `referred`: something
    came along from whoever sent her, so that asking what is worth a query; `grouped`: she was let go to a group, likewise.
    """

    facts: dict[str, Any]
    lead: str
    team: list[str]
    opened: str
    last_reader: str
    linked: list[Link]
    clocks: list[Running]
    consent: ConsentFacts | None = None
    referred: bool = False
    grouped: bool = False


def about_of(case: Case, lang: str, *, with_consent: bool, but: UUID | None = None) -> About:
    """One query; with_consent adds the events and the age of the client (two more). `but`: the trail row of this very reading."""
    row = ask(case.pk, _prepared(case.stage, with_consent), {BUT: but or BUT})
    team, guardians, read = row.pop("team"), row.pop("guardians", ()), row.pop("read")
    referred, grouped = row.pop("referred"), row.pop("grouped")
    links = {one["file"]: one for one in map(partial(_other, str(case.pk)), row.pop("linked"))}
    clocks = [running(one) for one in row.pop("clocks")]
    consent = None
    if with_consent:
        today = clock.today()
        consent = facts_of(case, events_of(case), _guardians(guardians), today, age_of(case, today))
    return About(
        facts=row,
        lead=next((_who(one, lang) for one in team if one["role"] == "lead"), ""),
        team=[_who(one, lang) for one in team if one["role"] != "lead"],
        opened=numbers.day(case.opened_on),
        last_reader=f"{read['name']}, {numbers.moment(_moment(UUID(read['id'])))}" if read else "",
        linked=[Link(address("case", one["file"]), _link_words(one, lang)) for one in links.values()],
        clocks=clocks,
        consent=consent,
        referred=referred,
        grouped=grouped,
    )


def facts_shown(about: About, file_id: UUID) -> list[Fact]:
    """About this file, as terms and words."""
    shown = [Fact(_("Pendamping utama"), about.lead)]
    if about.team:
        shown.append(Fact(_("Tim kasus"), "; ".join(about.team)))
    shown.append(Fact(_("Dibuka"), about.opened))
    shown.append(Fact(_("Terakhir membuka berkas"), about.last_reader, gap="" if about.last_reader else _("baru Anda")))
    return shown


def _who(one: dict[str, Any], lang: str) -> str:
    words = load("professions").label(one["profession"], lang) if one["profession"] else load("team_roles").label(one["role"], lang)
    return f"{one['name']}, {words[:1].lower()}{words[1:]}"


def _link_words(one: dict[str, Any], lang: str) -> str:
    return f"{one['number']} · {load('link_kinds').label(one['kind'], lang)}"


def _moment(read_id: UUID) -> datetime:
    return datetime.fromtimestamp(ids.made_at_ms(read_id) / 1000, UTC)


def _guardians(rows: list[dict[str, Any]]) -> Guardians:
    living = [(UUID(one["entry"]), one["unsafe"] or one["perpetrator"]) for one in rows if not one["deceased"]]
    return Guardians(
        all=len(living), safe=frozenset(e for e, unsafe in living if not unsafe), unsafe=frozenset(e for e, unsafe in living if unsafe)
    )


def _other(mine: str, link: dict[str, Any]) -> dict[str, Any]:
    """The other end of a link, from whichever side it was made."""
    end = "to" if link["from"] == mine else "from"
    return {"kind": link["kind"], "file": link[end], "number": link[f"{end}_number"]}


@cache
def _prepared(stage: str, with_consent: bool) -> tuple[str, tuple[Any, ...], tuple[str, ...]]:
    """The statement for a case standing in this stage."""
    team = Access.live.filter(file_id=OuterRef("pk"), user_id__isnull=False).order_by("since")
    read = Trail.objects.filter(file_id=OuterRef("pk"), verb="read file", outcome="done").exclude(pk=BUT).order_by("-id")
    reader = Subquery(User.objects.filter(pk=OuterRef("actor_id")).values("full_name")[:1])
    ends = {"from": "file_id", "from_number": "file__case__number", "to": "other_file_id", "to_number": "other_file__case__number"}
    expressions = {
        "team": ArraySubquery(team.values(json=JSONObject(role="role", name="user__full_name", profession="user__profession"))),
        "read": Subquery(read.annotate(json=JSONObject(id="id", name=reader)).values("json")[:1]),
        "linked": ArraySubquery(
            CaseLink.standing.filter(Q(file_id=OuterRef("pk")) | Q(other_file_id=OuterRef("pk"))).values(
                json=JSONObject(kind="kind", **ends)
            )
        ),
        "clocks": ArraySubquery(
            Task.objects.filter(file_id=OuterRef("pk"), done_at=None, due_at__isnull=False).exclude(duty="").order_by("due_at").values(
                json=JSONObject(task="id", duty="duty", due="due_at")
            )
        ),
        "referred": Exists(Record.objects.filter(file_id=OuterRef("pk"), kind="referral_in", struck=False)),
        "grouped": Exists(Release.objects.filter(file_id=OuterRef("pk"), recipient_file__isnull=False)),
        **facts_of_stage(stage),
    }
    if with_consent:
        guardians = Person.current.filter(Q(is_guardian=True) | Q(unsafe_guardian=True), file_id=OuterRef("pk"))
        marks = JSONObject(entry="entry", unsafe="unsafe_guardian", perpetrator="is_perpetrator", deceased="deceased")
        expressions["guardians"] = ArraySubquery(guardians.values(json=marks))
    return put_together(expressions)
