"""describe_client(): identity of the person helped, once per case; a change is a new version."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate, Precision
from sintas.kit.nik import is_nik, normal
from sintas.practice.ages import age_band
from sintas.practice.catalogue import load
from sintas.safekeeping.keys import service_key
from sintas.safekeeping.refusals import BadInput
from sintas.staff.actor import Actor

from ..codes import all_checked, checked
from ..models import Case, Client
from ..reading.client_age import years_old
from .flags import end_flag, raise_flag
from .keeping import keep

CODED = {
    "sex": "sexes",
    "religion": "religions",
    "education": "educations",
    "region": "provinces",
    "marital": "marital_statuses",
    "nationality": "nationalities",
}
ADULT = 18


def describe_client(
    *,
    by: Actor,
    case: Case,
    name: str,
    birth: FuzzyDate | None = None,
    nik: str = "",
    lives_with_perpetrator: bool = False,
    **facts: Any,
) -> Client:
    """Write who the client is. `facts` are fields of Client; `birth` may be a day, a year or an age ("usia 18" is kept as the age said).

    `lives_with_perpetrator` raises the flag of that name at once; it is ended only by `actions.safety_fact.no_longer_together`.
    Raises BadInput when the birth lies ahead, a code is unknown, the NIK cannot be one, or no name or initials are given.
    """
    if not name.strip():
        raise BadInput({"name": _("Tulis nama, atau inisial bila nama belum boleh dicatat.")})
    for field, list_name in CODED.items():
        checked(field, list_name, facts.get(field, ""))
    all_checked("languages", "languages", facts.get("languages", ()))
    if birth is not None and birth.precision is Precision.AGE:
        facts["age_stated"], birth = birth.age, None
    facts |= ages(birth, facts.get("age_stated"))
    own = {k: v for k, v in (facts.pop("own_words", None) or {}).items() if v}
    digits = nik_digits(nik)
    row = keep(
        Client,
        by=by,
        case=case,
        kind="client",
        story=False,
        name=name.strip(),
        birth=birth.encode() if birth and birth.is_known else None,
        nik=digits or None,
        nik_print=service_key().fingerprint("nik", case.organisation_id, digits) if digits else None,
        own_words=own or None,
        **facts,
    )
    set_flags(by=by, case=case, row=row, lives_with_perpetrator=lives_with_perpetrator)
    return row


def nik_digits(nik: str) -> str:
    """The 16 digits, or "" for none given. Raises BadInput when it cannot be a NIK; nothing is looked up."""
    if not nik.strip():
        return ""
    if not is_nik(nik):
        raise BadInput({"nik": _("NIK terdiri dari 16 angka dan memuat tanggal lahir. Periksa angkanya, atau kosongkan bila belum ada.")})
    return normal(nik) or ""


def ages(birth: FuzzyDate | None, stated: int | None) -> dict[str, Any]:
    """Band and child flag from a birth date, else from the age that was said."""
    if birth and birth.earliest and birth.earliest > clock.today():
        raise BadInput({"birth": _("Tanggal lahir ini masih di depan. Periksa tahunnya.")})
    years = years_old(birth)
    if years is None:
        years = stated
    return {
        "age_stated": stated,
        "age_band": age_band(years) if years is not None else "",
        "is_child": years is not None and years < ADULT,
    }


def set_flags(*, by: Actor, case: Case, row: Client, lives_with_perpetrator: bool) -> None:
    """What of the identity everybody must see first. The first two end when they are no longer so; the third never ends here."""
    if row.needs_interpreter:
        words = ", ".join(load("languages").label(code, "id") for code in row.languages)
        raise_flag(by=by, case=case, code="language_help", words=words or None)
    else:
        end_flag(by=by, case=case, code="language_help")
    if row.address_protected:
        raise_flag(by=by, case=case, code="address_protected")
    else:
        end_flag(by=by, case=case, code="address_protected")
    if lives_with_perpetrator:
        raise_flag(by=by, case=case, code="lives_with_perpetrator")
