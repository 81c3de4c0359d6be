"""The sociograms of a group: drawn by the chosen names of those who may still be named; the others are a number. Opens content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.instruments.catalogue import instrument
from sintas.instruments.family import Family
from sintas.instruments.instrument import Manner, Subject
from sintas.kit import clock
from sintas.kit.drawing import Drawing
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.group.cohesion import Picture
from sintas.safekeeping.refusals import NotYours

from ..models import Group, GroupSociogram
from .members import OfGroup, members_of
from .veil import Veil


@dataclass(frozen=True)
class SociogramPage:
    """One of them. `unnamed` says how many take no part in the drawing, "" for none."""

    entry: UUID
    when: str
    session: str
    question: str
    seen: str
    drawing: Drawing
    unnamed: str


def called_of(members: Iterable[OfGroup]) -> dict[str, str]:
    """Id of a member -> the name she chose; only those who may be named. Two of one name get a number: an arrow needs to end somewhere."""
    found = {str(one.member_id): one.called for one in members if one.called}
    often, met = Counter(found.values()), Counter[str]()
    for key, name in found.items():
        met[name] += 1
        if often[name] > 1:
            found[key] = f"{name} {met[name]}"
    return found


def picture(row: GroupSociogram) -> Picture:
    """As practice reckons with it."""
    return Picture(frozenset(row.choices["asked"]), frozenset((one, other) for one, other in row.choices["choices"]))


def sociogram_page(group: Group, entry: UUID, lang: str) -> SociogramPage:
    """Its content must have been opened in the trail. Raises NotYours."""
    row = GroupSociogram.current.filter(file_id=group.pk, entry=entry).first()
    if row is None:
        raise NotYours(verb="read group cohesion", file_id=group.pk)
    members = members_of(group)
    called, shown = called_of(members), Veil(group, members).row(row)
    whole, question = picture(row), shown.question or ""
    return SociogramPage(
        row.entry, when_words(row, lang), session_words(row.session_number), question, shown.seen or "",
        drawn(whole, called, question, ident=f"s{row.pk.hex[-8:]}"), unnamed_words(whole, called),
    )  # fmt: skip


def drawn(whole: Picture, called: Mapping[str, str], question: str, *, ident: str) -> Drawing:
    """By the drawn instrument, with whoever may be named."""
    shown = whole.among(frozenset(called))
    order = [key for key in called if key in shown.asked]
    content = {
        "members": [called[key] for key in order],
        "choices": [
            {"from": called[one], "to": called[other], "sign": "choose", "criterion": ""}
            for one in order
            for other in order
            if (one, other) in shown.choices
        ],
        "criterion": question,
    }
    return instrument("sociogram").draw(content, Subject("", clock.today(), Family(())), Manner(ident=ident))


def unnamed_words(whole: Picture, called: Mapping[str, str]) -> str:
    """ "1 orang lain ikut ditanya dan tidak ditampilkan."."""
    n = len(whole.asked - set(called))
    words = ngettext("%(n)s orang lain ikut ditanya dan tidak ditampilkan.", "%(n)s orang lain ikut ditanya dan tidak ditampilkan.", n)
    return words % {"n": n} if n else ""


def when_words(row: GroupSociogram, lang: str) -> str:
    """The day as exactly as it is known."""
    return FuzzyDate.decode(row.happened).text(lang) if row.happened else _("tanpa tanggal")


def session_words(number: int | None) -> str:
    """ "Sesi 3", "" where it belongs to none."""
    return _("Sesi %(no)s") % {"no": number} if number else ""
