"""One institution as its page shows it: facts, places, services with their hours; of what is protected only that it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from sintas.kit import numbers
from sintas.kit.pieces import Fact, Link, Row, Tag
from sintas.staff.actor import Actor
from sintas.staff.models import User

from .. import regions
from ..cards import LEFT_OUT
from ..hsds import codes, facts, hours, text, walking
from ..hsds.money import RUPIAH
from ..hsds.programs import known_programs
from ..models import Institution, InstitutionVersion, Protected, Service
from ..policy import KEEP, PROTECTED, protected_of
from .age import oldest_of
from .lists import days, labels, statuses, zones
from .stale import is_stale, said

Obj = dict[str, Any]


@dataclass(frozen=True)
class PlaceShown:
    """A place. `protected_id` is for whoever may open it."""

    hsds_id: str
    title: str
    facts: tuple[Fact, ...]
    protected: bool = False
    protected_id: UUID | None = None


@dataclass(frozen=True)
class ContactShown:
    """A contact; of a private person's only that there is one."""

    hsds_id: str
    words: str


@dataclass(frozen=True)
class ServiceShown:
    """A service; `ended` are the words for why it is no longer offered."""

    hsds_id: str
    name: str
    tag: Tag
    facts: tuple[Fact, ...]
    contacts: tuple[ContactShown, ...]
    offered: bool
    ended: str = ""


@dataclass(frozen=True)
class InstitutionShown:
    """The whole page."""

    id: UUID
    name: str
    number: int
    facts: tuple[Fact, ...]
    places: tuple[PlaceShown, ...]
    services: tuple[ServiceShown, ...]
    private: tuple[Link, ...]
    private_count: int
    confirmed: str
    stale: bool
    may_keep: bool
    may_protect: bool

    @property
    def stale_tag(self) -> Tag:
        """For one that is stale."""
        return Tag(_("perlu dikonfirmasi"), "late")


def shown(by: Actor, row: Institution) -> InstitutionShown:
    """Four queries at most besides the institution's own."""
    document = text.read(row.document)
    keys = {one.hsds_id: one for one in protected_of(by).filter(institution_id=row.pk)}
    cards = {one.hsds_id: one for one in Service.objects.filter(institution_id=row.pk).defer("words", "vector")}
    who = User.objects.filter(pk=row.confirmed_by).values_list("full_name", flat=True).first() if row.confirmed_by else None
    return InstitutionShown(
        row.pk, row.name, row.number, head_of(document),
        tuple(place_shown(one, row, keys) for one in walking.places(document)),
        tuple(service_shown(one, document, cards.get(facts.text(one.get("id"))), row) for one in walking.services(document)),
        tuple(private_links(row, keys)), len(row.private_contacts),
        _("%(said)s oleh %(who)s") % {"said": said(row.confirmed_on), "who": who} if who else said(row.confirmed_on), is_stale(row.confirmed_on, oldest_of(by)),
        by.holds(KEEP), by.holds(KEEP) and by.holds(PROTECTED),
    )  # fmt: skip


def known(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    """Facts that say something."""
    return tuple(Fact(term, words) for term, words in pairs if words)


def head_of(document: Obj) -> tuple[Fact, ...]:
    """Of the institution itself."""
    held = facts.institution_facts(document)
    return known(
        (_("Nama lain"), held["alternate_name"]), (_("Tentang lembaga"), held["about"]), (_("Telepon"), phones_said(held["phones"])),
        (_("Surel"), held["email"]), (_("Situs web"), held["website"]),
        (_("Program"), "\n".join(": ".join(part for part in (one["name"], one["about"]) if part) for one in held["programs"])),
        (_("Pendanaan"), funding_said(held["funding"])),
    )  # fmt: skip


def funding_said(rows: list[dict[str, Any]]) -> str:
    """One a line."""
    return "\n".join(row["source"] for row in rows if row["source"])


def costs_said(rows: list[dict[str, Any]]) -> str:
    """"Peserta BPJS: Rp0 per kunjungan (berlaku sampai 31 Desember 2026)", one a line."""
    return "\n".join(line for row in rows if (line := cost_said(row)))


def cost_said(row: dict[str, Any]) -> str:
    """One of them; another currency than rupiah by its letters."""
    amount = ""
    if row["amount"] is not None:
        rupiah = row["currency"].upper() in ("", RUPIAH) and row["amount"] == int(row["amount"])
        amount = numbers.rupiah(int(row["amount"])) if rupiah else f"{row['currency'].upper()} {numbers.number(row['amount'])}".strip()
    valid = [(_("berlaku sejak %(day)s"), row["valid_from"]), (_("berlaku sampai %(day)s"), row["valid_to"])]
    days_of = ", ".join(words % {"day": numbers.day(day)} for words, day in valid if day)
    said_of = ": ".join(part for part in (row["option"], " ".join(one for one in (amount, row["about"]) if one)) if part)
    return f"{said_of} ({days_of})".strip() if days_of else said_of


def phones_said(rows: list[dict[str, Any]]) -> str:
    """One a line."""
    return "\n".join(f"{row['number']} ({row['about']})" if row["about"] else row["number"] for row in rows)


def place_shown(place: Obj, row: Institution, keys: dict[str, Protected]) -> PlaceShown:
    """A place; a protected one without anything but its lock."""
    hsds_id = facts.text(place.get("id"))
    if hsds_id in row.protected_places:
        key = keys.get(hsds_id)
        return PlaceShown(hsds_id, _("Lokasi terlindung"), (), True, key.pk if key else None)
    return PlaceShown(hsds_id, facts.text(place.get("name")) or _("Tempat"), place_facts(place))


def place_facts(place: Obj) -> tuple[Fact, ...]:
    """Address, phone, how to get there, accessibility, hours."""
    held = facts.place_facts(place)
    town = " ".join(part for part in (held["town"], held["postal_code"]) if part)
    address = ", ".join(part for part in (held["street"], held["more"], town, held["province"]) if part)
    other = [facts.text(one.get("description")) for one in walking.items(place, "accessibility") if not codes.access_of(one)]
    return known(
        (_("Alamat"), address), (_("Telepon"), phones_said(held["phones"])), (_("Cara ke sana"), held["transportation"]),
        (_("Kemudahan"), "\n".join(labels("place_accessibility", held["accessibility"]) + [one for one in other if one])),
        (_("Keterangan"), held["about"]), (_("Jam buka"), hours_said(walking.items(place, "schedules"))),
    )  # fmt: skip


def service_shown(service: Obj, document: Obj, card: Service | None, row: Institution) -> ServiceShown:
    """A service with everything a worker asks before sending somebody there."""
    held = facts.service_facts(service)
    status = facts.text(service.get("status"))
    places = [walking.place(document, one) for one in walking.place_ids(service)]
    named = [_("Lokasi terlindung") if one.get("id") in row.protected_places else facts.text(one.get("name")) for one in places if one]
    ages = ages_said(held["minimum_age"], held["maximum_age"])
    areas = [regions.name_of(code, whole=True) for code in held["areas"]]
    other = [facts.text(one.get("name")) for one in walking.items(service, "service_areas") if not codes.area_of(one)]
    tongues = [facts.text(one.get("name")) for one in walking.items(service, "languages") if not codes.language_of(one)]
    lines = known(
        (_("Kebutuhan"), ", ".join(labels("services", held["needs"]))), (_("Tentang layanan"), held["about"]), (_("Untuk siapa"), held["eligibility"]),
        (_("Usia"), ages), (_("Wilayah layanan"), "\n".join([*areas, *(one for one in other if one)])),
        (_("Jam buka"), hours_said(walking.items(service, "schedules"))), (_("Telepon"), phones_said(held["phones"])),
        (_("Tempat"), ", ".join(n for n in named if n)), (_("Cara mengakses"), held["apply"]),
        (_("Biaya"), "\n".join(part for part in (held["fees"], costs_said(held["costs"])) if part)),
        (_("Yang perlu dibawa"), held["documents"]),
        (_("Bahasa"), ", ".join([*labels("languages", held["languages"]), *(one for one in tongues if one)])), (_("Surel"), held["email"]),
        (_("Situs web"), held["website"]), (_("Program"), dict(known_programs(document)).get(held["program"], "")),
        (_("Pendanaan"), funding_said(held["funding"])),
    )  # fmt: skip
    contacts = tuple(ContactShown(one["id"], contact_said(one)) for one in held["contacts"])
    ended = ""
    if card is not None and card.ended_at is not None:
        ended = _("%(why)s, %(day)s") % {"why": labels("directory_endings", [card.ended_why])[0], "day": numbers.day(card.ended_at)}
    offered = status == "active" and (card is None or card.status != LEFT_OUT)
    return ServiceShown(
        facts.text(service.get("id")), held["name"], Tag(statuses().get(status, status), "done" if offered else ""), lines, contacts, offered, ended
    )


def contact_said(one: dict[str, Any]) -> str:
    """Name, title and number in one line."""
    return ", ".join(part for part in (one["name"], one["title"], one["number"]) if part)


def ages_said(low: Any, high: Any) -> str:
    """Ages in years, in words."""
    if low is not None and high is not None:
        return _("%(low)s sampai %(high)s tahun") % {"low": low, "high": high}
    if low is not None:
        return _("%(low)s tahun ke atas") % {"low": low}
    return _("sampai %(high)s tahun") % {"high": high} if high is not None else ""


def days_said(open_on: list[str], words: dict[str, str]) -> str:
    """ "Senin, Rabu"; three and more that follow each other as "Senin–Jumat"."""
    runs: list[list[str]] = []
    for day in open_on:
        if runs and hours.DAYS.index(day) == hours.DAYS.index(runs[-1][-1]) + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    said = [[f"{words[run[0]]}–{words[run[-1]]}"] if len(run) > 2 else [words[day] for day in run] for run in runs]
    return ", ".join(part for run in said for part in run)


def hours_said(schedules: list[Obj]) -> str:
    """One schedule a line; what is not weekly in its own words."""
    words, zone_words = dict(days()), {int(code): word for code, word in zones()}
    lines = []
    for one in schedules:
        row = facts.hours_row(one)
        if row is None:
            lines.append(facts.text(one.get("description")) or facts.text(one.get("notes")))
            continue
        opened = days_said([day for day in hours.DAYS if day in row["days"]], words)
        said_of = hours.hours_of(one, 7)
        ahead = zone_words.get(row["zone"], "") if said_of and said_of.zone in zone_words else ""
        opens, closes = (row[name] if get_language() == "en" else row[name].replace(":", ".") for name in ("opens", "closes"))
        span = pgettext("jam", "%(opens)s sampai %(closes)s %(zone)s") % {"opens": opens, "closes": closes, "zone": ahead}
        lines.append(f"{opened}: {span.strip()}{'. ' + row['notes'] if row['notes'] else ''}")
    return "\n".join(line for line in lines if line)


def private_links(row: Institution, keys: dict[str, Protected]) -> list[Link]:
    """The ways to private contacts, for whoever may open them."""
    return [
        Link(reverse("directory:protected", args=[row.pk, one.pk]), _("Buka kontak pribadi")) for one in keys.values() if one.kind == "contact"
    ]


def versions_of(row: Institution) -> list[Row]:
    """Who changed what when, the newest first. Two queries."""
    found = list(InstitutionVersion.objects.filter(institution=row).defer("document").order_by("-number")[:50])
    names = dict(User.objects.filter(pk__in={one.by for one in found}).values_list("pk", "full_name"))
    words = changes()
    return [Row(words.get(one.what, one.what), sub=f"{numbers.moment(one.at)} · {names.get(one.by, '')}", end=str(one.number)) for one in found]


def changes() -> dict[str, str]:
    """What a version was made for, in words."""
    return {
        "added": _("Ditambahkan"), "institution": _("Data lembaga diperbaiki"), "place": _("Tempat ditulis"), "service": _("Layanan ditulis"),
        "withdrawn": _("Layanan tidak ditawarkan lagi"), "confirmed": _("Dikonfirmasi"), "protected": _("Disegel"), "imported": _("Diimpor"),
    }  # fmt: skip
