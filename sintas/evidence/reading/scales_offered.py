"""The scales of a case: given already, to be given, and off with the reason. Codes only, and the age the head of the page shows anyway."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.cases.bases import Case
from sintas.instruments.reading import leaves
from sintas.instruments.reading.own import Known, in_use, shipped
from sintas.instruments.reading.pages import language_name, people
from sintas.kit import numbers
from sintas.kit.pieces import Link, Pill, Row
from sintas.staff.actor import Actor

from ..models import ScaleResult
from .scales_known import why_off

ADULT = 18  # years (UU 35/2014: a child is not yet eighteen)


@dataclass(frozen=True)
class Offered:
    """One scale on the list. `ways`: where it is begun, one for each language; `why`: why it, or one of its wordings, cannot be used."""

    title: str
    purpose: str
    pills: list[Pill]
    group: str
    ways: list[Link] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    used: str = ""


@dataclass(frozen=True)
class Group:
    """Scales under one heading; `open` unless it is folded away."""

    title: str
    items: list[Offered]
    open: bool = False


@dataclass(frozen=True)
class ScalesPage:
    """`given` are results, the newest first; then what may be begun, what suits this client first; the last group is what is off."""

    given: list[Row]
    groups: list[Group]
    common: list[str] = field(default_factory=list)  # what holds for several, said once above them


def scales_of(case: Case, by: Actor, lang: str, *, age: int | None, may_give: bool) -> ScalesPage:
    """Three queries: results, the unit's own scales, leaves. `age` of the client in years, None where it is not known."""
    rows = list(
        ScaleResult.current.filter(file_id=case.pk)
        .only("file_id", "entry", "scale", "scale_version", "language", "happened_on", "written_at", "completed_by")
        .order_by("-happened_on", "-written_at")
    )
    all_known = [*in_use(case.unit_id), *shipped()]
    allowed = leaves.allowed(case.unit_id)
    titles = {one.code: one.title.say(lang) for one in all_known}
    shown = [offered(case, by, one, rows, allowed, age, lang) for one in all_known] if may_give else []
    said = [why for one in shown if one.ways for why in one.why]
    common = [why for why in dict.fromkeys(said) if said.count(why) > 1]
    shown = [replace(one, why=[why for why in one.why if why not in common]) if one.ways else one for one in shown]
    return ScalesPage(
        given=[given_row(case, row, titles.get(row.scale, "")) for row in rows],
        groups=groups_of(shown, age),
        common=common,
    )


def groups_of(shown: list[Offered], age: int | None) -> list[Group]:
    """The groups that hold something, in the order of the page; in each, what was given here before stands first."""
    titles = {
        "client": client_words(age),
        "safety": _("Keselamatan"),
        "satisfaction": _("Pendapat klien tentang pendampingan"),
        "totals": _("Hanya skor total"),
        "other_age": _("Untuk usia lain"),
        "off": _("Belum dapat dipakai di sini"),
    }
    found = {name: sorted((one for one in shown if one.group == name), key=lambda one: not one.used) for name in titles}
    return [Group(titles[name], items, open=name == "client") for name, items in found.items() if items]


def client_words(age: int | None) -> str:
    """The heading over what suits the client."""
    if age is None:
        return _("Untuk klien ini")
    return (_("Untuk klien ini (anak, %(years)s tahun)") if age < ADULT else _("Untuk klien ini (dewasa, %(years)s tahun)")) % {"years": age}


def group_of(one: Known, age: int | None, *, given: bool) -> str:
    """Where a scale that may be begun stands. One that was given here before is always for this client."""
    scale = one.scale
    if given or scale is None:
        return "client"
    if not scale.fits_age(age):
        return "other_age"
    if scale.kind == "total_only":
        # a child has hardly anything but these
        for_children = age is not None and age < ADULT and scale.ages[1] is not None
        return "client" if for_children else "totals"
    return scale.topic or "client"


def given_row(case: Case, row: ScaleResult, title: str) -> Row:
    """A result by its day; what it says stands on its own page."""
    when = numbers.day(row.happened_on) if row.happened_on else _("tanggal belum dicatat")
    return Row(title or _("Skala unit lain"), reverse("evidence:scale_entry", args=[case.pk, row.entry]), when, end=language_name(row.language))


def offered(case: Case, by: Actor, one: Known, rows: list[ScaleResult], allowed: frozenset[leaves.Words], age: int | None, lang: str) -> Offered:
    """One scale for this worker."""
    before = next((row for row in rows if row.scale == one.code), None)
    scale, ways, why = one.scale, [], []
    if scale is not None and not scale.may_give(by.profession):
        why = [_("Diberikan oleh: %(who)s.") % {"who": people(scale.given_by, lang)}]
    else:
        for language in sorted(one.languages, key=lambda code: (code != lang, code)):
            if reason := why_off(case, one, language, allowed):
                why.append(f"{language_name(language)}: {reason}")
            else:
                again = before is not None and before.language == language
                label = _("Isi lagi (%(language)s)") % {"language": language_name(language)} if again else language_name(language)
                ways.append(Link(reverse("evidence:scale", args=[case.pk, one.code, language]), label))
    title = one.title.say(lang)
    purpose = scale.purpose.say(lang) if scale is not None else _("Formulir unit, diisi halaman demi halaman.")
    return Offered(
        title=title,
        purpose=purpose if purpose != title else "",
        pills=pills_of(one),
        group=group_of(one, age, given=before is not None) if ways else "off",
        ways=ways,
        why=why,
        used=used_words(Counter(row.scale for row in rows)[one.code], before.happened_on if before is not None else None),
    )


def pills_of(one: Known) -> list[Pill]:
    """What kind of thing it is."""
    found = [Pill(_("milik unit"), "accent")] if one.own else []
    if one.scale is not None and one.scale.kind == "total_only":
        found.append(Pill(_("hanya skor total")))
    if one.scale is not None and one.scale.kind in ("checklist", "ratings"):
        found.append(Pill(_("tidak dijumlahkan")))
    return found


def used_words(count: int, last: date | None) -> str:
    """How often it was given here, and when last."""
    if not count:
        return ""
    said = ngettext("sudah diisi %(count)s kali", "sudah diisi %(count)s kali", count) % {"count": count}
    return f"{said}, {numbers.day(last)}" if last else said
