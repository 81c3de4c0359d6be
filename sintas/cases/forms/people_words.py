"""What the forms about people share: a code or own words, a birth or an age, somebody of the file or the client."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sintas.kit import choosers
from sintas.kit.fields import Coded, CodedOrOwnWords
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.options import option
from sintas.practice.catalogue import load

from .base import listed

UNSTATED: Any = gettext_lazy("Belum dicatat")  # lazy: a form's class is made once, in no language
UNCHOSEN: Any = gettext_lazy("Belum dipilih")
CLIENT = "client"  # the client stands among the people of a tie under this value


def coded_or_own(label: str | Promise, list_name: str | Callable[[], Any], **kwargs: Any) -> CodedOrOwnWords:
    """A select over a list with a line for own words below it ("belum dikodekan")."""
    choices = list_name if callable(list_name) else listed(list_name, empty=UNSTATED)
    return CodedOrOwnWords(label=label, choices=choices, widget=choosers.Select(), required=False, **kwargs)


def split_coded(kept: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Replace each `Coded` by its code and gather the own words under own_words, as the actions take them."""
    own = dict(kept.get("own_words") or {})
    for name in names:
        value: Coded = kept[name]
        kept[name] = value.code
        if value.words:
            own[name] = value.words
    kept["own_words"] = own
    return kept


def joined(row: Any, names: Iterable[str]) -> dict[str, Coded]:
    """The other way round: a row's codes and own words as starting values of the form."""
    own = row.own_words or {}
    return {name: Coded(getattr(row, name), own.get(name, "")) for name in names}


def birth_or_age(row: Any) -> FuzzyDate:
    """One box for a birth date or the age that was said."""
    if row.birth:
        return FuzzyDate.decode(row.birth)
    return FuzzyDate.unknown() if row.age_stated is None else FuzzyDate.at_age(row.age_stated)


def relations() -> list[tuple[str, Any]]:
    """Relations to the client: the common ones first, then kin and people around under their headings, then what only perpetrators' hold."""
    lang = get_language() or "id"
    kin, wider = load("kin_relations"), load("perpetrator_relations")
    more = [(row.code, row.label(lang)) for row in wider.in_use() if not kin.has(row.code)]
    return [("", _("Belum dicatat")), *common_first("kin_relations"), (_("Hubungan lain"), more)]


def perpetrator_relations(empty: str | Promise | None = UNCHOSEN) -> list[tuple[str, Any]]:
    """Relations of a perpetrator, the common ones first, the others under their headings; `empty` names the choice of none, None leaves it out."""
    return [*([] if empty is None else [("", empty)]), *common_first("perpetrator_relations")]


def common_first(name: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices of a list under its headings; rows marked `common` stand first under one of their own, and nowhere else."""
    lang, rows = get_language() or "id", load(name)
    common = {row.code: row.label(lang) for row in rows.in_use() if row.flag("common")}
    rest = [(heading, [one for one in under if one[0] not in common]) for heading, under in rows.choices_grouped(lang)]
    return [(_("Sering disebut"), list(common.items())), *((heading, under) for heading, under in rest if under)]


def people_and_client(people: list[tuple[str, str]], client: str) -> list[tuple[str, Any]]:
    """The client first, then everybody of the file."""
    return [option("", _("Pilih orangnya")), option(CLIENT, client), *(option(entry, words) for entry, words in people)]


def entry_or_client(value: str) -> UUID | None:
    """None is the client."""
    return None if value == CLIENT else UUID(value)


def entry_or_none(value: str) -> UUID | None:
    """An empty choice names nobody."""
    return UUID(value) if value else None
