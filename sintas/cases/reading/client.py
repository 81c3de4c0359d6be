"""Who the client is, as terms and words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.pieces import Fact
from sintas.practice.catalogue import load

from ..models import Client
from .client_age import years_old

LISTS = {
    "sex": "sexes",
    "religion": "religions",
    "education": "educations",
    "marital": "marital_statuses",
    "region": "provinces",
    "nationality": "nationalities",
}


def client_facts(client: Client, lang: str) -> list[Fact]:
    """What is known, in the order people ask; the few things every case needs show as a gap when missing, nothing else does."""
    facts = [
        gap(_("Dipanggil"), client.called, _("belum ditanyakan")),
        Fact(_("Nama"), client.name),
        gap(_("Lahir atau usia"), born(client, lang), _("belum dicatat")),
        gap(_("Jenis kelamin"), coded(client, "sex", lang), _("belum dicatat")),
        gap(_("Tinggal bersama"), client.lives_with, _("belum dicatat")),
        gap(_("Alamat"), address(client), _("belum dicatat")),
    ]
    more = [
        (_("Nama lain"), client.other_names),
        (_("NIK"), spaced(client.nik)),
        (_("Tempat lahir"), client.birth_place),
        (_("Asal"), client.origin),
        (_("Provinsi"), coded(client, "region", lang)),
        (_("Bahasa"), ", ".join(load("languages").label(code, lang) for code in client.languages)),
        (_("Pendidikan"), coded(client, "education", lang)),
        (_("Pekerjaan"), client.occupation),
        (_("Status"), client.status_words),
        (_("Status perkawinan"), coded(client, "marital", lang)),
        (_("Agama atau kepercayaan"), coded(client, "religion", lang)),
        (_("Anak ke"), client.birth_order),
        (_("Suku"), client.ethnicity),
        (_("Kewarganegaraan"), coded(client, "nationality", lang)),
    ]
    return facts + [Fact(term, words) for term, words in more if words]


def gap(term: str, words: str | None, missing: str) -> Fact:
    """A term that says itself when nothing is known."""
    return Fact(term, words) if words else Fact(term, gap=missing)


def coded(client: Client, name: str, lang: str) -> str:
    """The label of a code, or the worker's own words with their mark."""
    code = getattr(client, name)
    if code:
        return load(LISTS[name]).label(code, lang)
    own = (client.own_words or {}).get(name, "")
    return _("%(words)s (belum dikodekan)") % {"words": own} if own else ""


def born(client: Client, lang: str) -> str:
    """Birth as exactly as known, with the age it gives; else the age that was said."""
    if not client.birth:
        return _("%(years)s tahun, menurut cerita") % {"years": client.age_stated} if client.age_stated is not None else ""
    birth = FuzzyDate.decode(client.birth)
    years = years_old(birth)
    return birth.text(lang) if years is None else _("%(birth)s (%(years)s tahun)") % {"birth": birth.text(lang), "years": years}


def address(client: Client) -> str:
    """The address with its protection said beside it."""
    if not client.address:
        return ""
    return (
        _("%(address)s (dilindungi: tidak dicetak, tidak dibagikan)") % {"address": client.address}
        if client.address_protected
        else client.address
    )


def spaced(nik: str | None) -> str:
    """Sixteen digits in groups that a person can compare."""
    return " ".join(nik[at : at + 4] for at in range(0, len(nik), 4)) if nik else ""
