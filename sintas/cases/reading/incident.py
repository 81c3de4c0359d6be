"""Incidents as rows of a list: what it was called, when, who, and what stands out."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Pill, Row
from sintas.practice.catalogue import load

from ..codes import form_label
from ..models import Case, Incident


def incident_rows(case: Case, rows: list[Incident], names: dict[UUID | None, str], lang: str) -> list[Row]:
    """`names` are the people of the file by entry."""
    return [incident_row(case, row, names, lang) for row in rows]


def incident_row(case: Case, row: Incident, names: dict[UUID | None, str], lang: str) -> Row:
    """The worker's words as title; period, place and perpetrators below."""
    own = row.own_words or {}
    forms = [form_label(form, lang) for form in row.forms if form.startswith("practice:")]
    coded = [f"{form.partition(':')[0].upper()}: {form_label(form, lang)}" for form in row.forms if not form.startswith("practice:")]
    who = [names[entry] for entry in row.perpetrators if entry in names] or [
        load("perpetrator_relations").label(code, lang) for code in row.perpetrator_relations
    ]
    parts = [
        load("place_kinds").label(row.place_kind, lang) if row.place_kind else "",
        load("incident_repeats").label(row.repeated, lang) if row.repeated else "",
        _("daring") if row.online else "",
        _("pelaku: %(who)s") % {"who": "; ".join(who)} if who else "",
    ]
    return Row(
        title=", ".join([*forms, *([own["forms"]] if own.get("forms") else [])]) or _("Kejadian"),
        url=reverse("cases:incident_entry", args=[case.pk, row.entry]),
        sub=" · ".join(part for part in parts if part),
        end=period(row, lang),
        pills=[*(Pill(words) for words in coded), *([Pill(_("belum dikodekan"))] if own else [])],
    )


def period(row: Incident, lang: str) -> str:
    """ "2019 – Agustus 2024", or the one that is known."""
    times = [FuzzyDate.decode(value) for value in (row.happened, row.until) if value]
    return " – ".join(when.text(lang) for when in times if when.is_known) or FuzzyDate.unknown().text(lang)
