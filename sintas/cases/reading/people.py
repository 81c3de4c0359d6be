"""The people of a file: names for choices, and everything the page "Orang & kontak" shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Fact, Pill, Row, Tag
from sintas.practice.catalogue import load

from ..models import Case, Client, Disability, FamilyStance, Incident, Link, Person, Reach, Tie
from .client import client_facts
from .client_age import years_old
from .disability import disability_facts
from .incident import incident_rows
from .links import link_rows, links_of
from .reach import ReachRule, reach_rules

KIN, WIDER = "kin_relations", "perpetrator_relations"


def names_of(case: Case) -> list[tuple[str, str]]:
    """(entry, "name, relation") of everybody in the file, with a word for whoever has died; opens header keys only."""
    return named_rows(people_rows().filter(file_id=case.pk))


def people_rows() -> QuerySet[Person]:
    """Everybody, in their order, with what names_of() tells (for `reading.together`)."""
    found: QuerySet[Person] = Person.current.only("id", "entry", "name", "relation", "deceased").order_by("birth_order", "written_at")
    return found


def named_rows(rows: Iterable[Person]) -> list[tuple[str, str]]:
    """Rows of people_rows() as names_of() tells them."""
    lang = get_language() or "id"
    return [(str(row.entry), with_death(named(row.name, relation_label(row.relation, lang)), row.deceased)) for row in rows]


def with_death(words: str, deceased: bool) -> str:
    """ "SSH, ibu, sudah meninggal": nobody is drawn or asked as living who is not (acceptance check 3)."""
    return f"{words}, {_('sudah meninggal')}" if deceased else words


def named(name: str, relation: str) -> str:
    """ "Budi, ayah", or whichever of the two is known."""
    return ", ".join(part for part in (name, relation) if part) or _("Seseorang")


def relation_label(code: str, lang: str) -> str:
    """Kin first, then perpetrators' relations; both share one space of codes."""
    for name in (KIN, WIDER):
        if code and load(name).has(code):
            return load(name).label(code, lang)
    return code


@dataclass(frozen=True)
class People:
    """The page, ready to draw: no model reaches the template."""

    called: str
    client: list[Fact]
    reach: list[ReachRule]
    household: list[Row]
    family: list[Row]
    perpetrators: list[Row]
    support: list[Row]
    ties: list[Row]
    stances: list[Row]
    incidents: list[Row]
    disability: list[Fact]
    links: list[Row]
    lives_with_perpetrator: bool
    rows_to_match: list[UUID] = field(default_factory=list)  # own rows that do not count when asking for a match
    nik: str = ""
    phones: list[str] = field(default_factory=list)


def people_page(case: Case) -> People:
    """Eight queries and one for the keys; the file's content must be opened first (trail). Everything is loaded before anything is unsealed."""
    client = Client.current.filter(file_id=case.pk).get()
    reach = list(Reach.current.filter(file_id=case.pk).order_by("-first_choice", "-allowed", "written_at"))
    people = list(Person.current.filter(file_id=case.pk).order_by("birth_order", "written_at"))
    ties = list(Tie.current.filter(file_id=case.pk).order_by("written_at"))
    stances = list(FamilyStance.current.filter(file_id=case.pk).order_by("-happened_on", "-written_at"))
    incidents = list(Incident.current.filter(file_id=case.pk).order_by("-happened_on", "-written_at"))
    disability = Disability.current.filter(file_id=case.pk).first()
    links: list[Link] = links_of(case)
    lang = get_language() or "id"
    entries: dict[UUID | None, str] = {p.entry: named(p.name, relation_of(p, lang)) for p in people}
    entries[None] = client.called or client.name
    shown = {p.entry: person_row(case, p, ties, lang) for p in people}
    return People(
        called=client.called or "",
        client=client_facts(client, lang),
        reach=reach_rules(case, reach, lang),
        household=[shown[p.entry] for p in people if p.in_household],
        family=[shown[p.entry] for p in people if not p.is_perpetrator or p.is_guardian or load(KIN).has(p.relation)],
        perpetrators=[shown[p.entry] for p in people if p.is_perpetrator],
        support=[shown[p.entry] for p in people if p.is_support],
        ties=[tie_row(case, tie, entries, lang) for tie in ties],
        stances=[stance_row(case, stance, entries, lang) for stance in stances],
        incidents=incident_rows(case, incidents, entries, lang),
        disability=disability_facts(disability, lang) if disability else [],
        links=link_rows(case, links, lang),
        lives_with_perpetrator=any(p.is_perpetrator and p.in_household and not p.deceased for p in people),
        rows_to_match=[client.pk, *(rule.pk for rule in reach)],
        nik=client.nik or "",
        phones=[rule.value for rule in reach if rule.phone_print and rule.value],
    )


def relation_of(person: Person, lang: str) -> str:
    """The coded relation, or the worker's own words for it."""
    return relation_label(person.relation, lang) or (person.own_words or {}).get("relation", "")


def person_row(case: Case, person: Person, ties: list[Tie], lang: str) -> Row:
    """One person in a list: who, how old or when died, and what they are to the client."""
    relation = relation_of(person, lang)
    parts = [relation] if person.name and relation else []
    parts += life(person, lang)
    for name, list_name in (("education", "educations"), ("religion", "religions")):
        code = getattr(person, name)
        parts += [load(list_name).label(code, lang)] if code else []
    parts += [person.occupation] if person.occupation else []
    return Row(
        title=person.name or relation or _("Seseorang"),
        url=reverse("cases:person_entry", args=[case.pk, person.entry]),
        sub=", ".join(parts),
        pills=person_pills(person, ties, lang),
        tag=Tag(_("meninggal"), "", "heart") if person.deceased else None,
    )


def life(person: Person, lang: str) -> list[str]:
    """Age now, or the year of death; "usia tidak dicatat" is never written: silence is enough."""
    if person.deceased:
        death = FuzzyDate.decode(person.death or "")
        return [_("meninggal %(when)s") % {"when": death.text(lang)}] if death.is_known else [_("sudah meninggal")]
    years = years_old(FuzzyDate.decode(person.birth)) if person.birth else person.age_stated
    return [_("%(years)s tahun") % {"years": years}] if years is not None else []


def person_pills(person: Person, ties: list[Tie], lang: str) -> list[Pill]:
    """Danger first, then strength, then the quality of the tie with the client."""
    pills = []
    if person.unsafe_guardian:
        pills.append(Pill(_("wali tidak aman"), "warn"))
    if person.is_perpetrator:
        pills.append(Pill(_("pelaku, serumah") if person.in_household and not person.deceased else _("pelaku"), "warn"))
    if person.is_support:
        pills.append(Pill(_("menguatkan klien"), "accent"))
    if person.is_guardian and not person.unsafe_guardian:
        pills.append(Pill(_("wali atau pengasuh")))
    if person.may_know:
        pills.append(Pill(_("boleh tahu")))
    for tie in ties:
        if {tie.one, tie.other} == {None, person.entry} and tie.quality:
            pills.append(Pill(load("tie_qualities").label(tie.quality, lang)))
    if (person.own_words or {}).get("relation"):
        pills.append(Pill(_("belum dikodekan")))
    return pills


def tie_row(case: Case, tie: Tie, entries: dict[UUID | None, str], lang: str) -> Row:
    """ "SSJ, ayah – Kak M: anak kandung"."""
    own = tie.own_words or {}
    kind = load("tie_kinds").label(tie.kind, lang) if tie.kind else own.get("kind", "")
    quality = load("tie_qualities").label(tie.quality, lang) if tie.quality else own.get("quality", "")
    energy = load("tie_energies").label(tie.energy, lang) if tie.energy else ""
    times = [FuzzyDate.decode(value).text(lang) for value in (tie.since, tie.until) if value]
    one, other = (entries.get(who, _("Seseorang")) for who in (tie.one, tie.other))
    return Row(
        title=f"{one} – {other}",
        url=reverse("cases:tie_entry", args=[case.pk, tie.entry]),
        sub=" · ".join(part for part in (kind, quality, energy, " – ".join(times)) if part),
        pills=[Pill(_("belum dikodekan"))] if own else [],
    )


def stance_row(case: Case, stance: FamilyStance, entries: dict[UUID | None, str], lang: str) -> Row:
    """Who, when, and how they stood then."""
    who = entries.get(stance.person, _("Seseorang")) if stance.person else _("Keluarga")
    words = [load("family_attitudes").label(stance.attitude, lang)] if stance.attitude else []
    words += [load("family_engagement").label(stance.engagement, lang)] if stance.engagement else []
    attitude = load("family_attitudes")
    careful = bool(stance.attitude) and attitude.has(stance.attitude) and attitude.get(stance.attitude).flag("safety")
    return Row(
        title=f"{who}: {', '.join(words)}" if words else who,
        url=reverse("cases:stance_entry", args=[case.pk, stance.entry]),
        sub=stance.note or "",
        end=FuzzyDate.decode(stance.happened).text(lang),
        pills=[Pill(_("perlu diperhatikan untuk keselamatan"), "warn")] if careful else [],
    )
