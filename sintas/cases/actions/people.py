"""record_person(): somebody of this file: family, guardian, perpetrator, somebody who supports (R54-R55, R92)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sintas.kit import clock, phones
from sintas.kit.fuzzy_date import FuzzyDate, Precision
from sintas.practice.catalogue import load
from sintas.safekeeping.refusals import BadInput
from sintas.safekeeping.versions import Overtaken, write
from sintas.staff.actor import Actor

from ..codes import checked
from ..models import Case, Person
from ..reading.people import relation_label as relation_label
from .family import born_before_children
from .flags import end_flag, raise_flag
from .keeping import keep, refuse_future
from .releasing_outside import end_uncovered

LISTS = {"sex": "sexes", "religion": "religions", "education": "educations", "before_birth": "before_birth"}
RELATIONS = ("kin_relations", "perpetrator_relations")  # one space of codes: a code in both lists means the same person
VERSIONING = frozenset(
    {"id", "file", "organisation_id", "entry", "number", "author", "written_at", "superseded_at", "set_aside", "withdrawn_at", "submission"}
)


def record_person(
    *,
    by: Actor,
    case: Case,
    name: str = "",
    relation: str = "",
    birth: FuzzyDate | None = None,
    death: FuzzyDate | None = None,
    deceased: bool = False,
    own_words: dict[str, str] | None = None,
    phone: str = "",
    **facts: Any,
) -> Person:
    """Keep a person, known by name, initials or relation alone. A death may stand without a date.

    Flags: unsafe_guardian follows the mark, needs no reason and stands once per person; a living perpetrator in the household raises
    lives_with_perpetrator, which unticking does not end (see `safety_fact.no_longer_together`).
    Raises BadInput: nothing to know the person by, an unknown code, a date ahead, death before birth, or a child born before this parent.
    """
    own = {k: v for k, v in (own_words or {}).items() if v}
    if not name.strip() and not relation and not own.get("relation"):
        raise BadInput({"name": _("Tulis nama atau inisial, atau pilih hubungannya dengan klien.")})
    relation_checked(relation)
    for field, list_name in LISTS.items():
        checked(field, list_name, facts.get(field, ""))
    if birth is not None and birth.precision is Precision.AGE:
        facts["age_stated"], birth = birth.age, None
    life_in_order(birth, death)
    if birth is not None and birth.is_known and facts.get("entry"):
        born_before_children(by=by, case=case, entry=facts["entry"], born=birth)
    row = keep(
        Person,
        by=by,
        case=case,
        kind="person",
        story=False,
        name=name.strip(),
        relation=relation,
        birth=birth.encode() if birth and birth.is_known else None,
        death=death.encode() if death and death.is_known else None,
        deceased=deceased or bool(death and death.is_known),
        phone=(phones.normal(phone) or phone.strip()) or None,
        own_words=own or None,
        **facts,
    )
    set_flags(by=by, case=case, row=row)
    end_uncovered(by=by, case=case)  # a guardian who is unsafe now has agreed to nothing
    return row


def relation_checked(code: str) -> str:
    """The code when kin or perpetrator relations hold it. Raises BadInput naming the field."""
    return code if any(load(name).has(code) for name in RELATIONS) else checked("relation", RELATIONS[0], code)


def life_in_order(birth: FuzzyDate | None, death: FuzzyDate | None) -> None:
    """Neither may lie ahead, and a death cannot come before the birth. Raises BadInput."""
    if birth is not None and birth.earliest and birth.earliest > clock.today():
        raise BadInput({"birth": _("Tanggal lahir ini masih di depan. Periksa tahunnya.")})
    if death is None or not death.is_known:
        return
    refuse_future(death, "death")
    if birth is not None and death.certainly_before(birth, born=birth):
        raise BadInput({"death": _("Meninggal tercatat sebelum lahir. Periksa kedua tanggalnya.")})


def set_flags(*, by: Actor, case: Case, row: Person) -> None:
    """What this person means for the client's safety, into the head at once."""
    if row.unsafe_guardian:
        raise_flag(by=by, case=case, code="unsafe_guardian", words=called(row), source_entry=row.entry)
    else:
        end_flag(by=by, case=case, code="unsafe_guardian", source_entry=row.entry)
    if row.is_perpetrator and row.in_household and not row.deceased:
        raise_flag(by=by, case=case, code="lives_with_perpetrator")


def called(person: Person, lang: str = "id") -> str:
    """ "Budi (ayah)", "Budi", or "ayah" when no name is known."""
    label = relation_label(person.relation, lang)
    label = label[:1].lower() + label[1:]
    if not person.name:
        return label
    return f"{person.name} ({label})" if label else str(person.name)


def restate(row: Person, *, by: Actor, **changes: Any) -> Person:
    """The next version of a person with these fields changed and all else as it stood, on top of what others saved.

    The file's content must be opened (trail).
    """
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in VERSIONING}
    try:
        return write(
            Person,
            by=by,
            file_id=row.file_id,
            organisation_id=row.organisation_id,
            entry=row.entry,
            based_on=row.number,
            **(values | changes),
        )
    except Overtaken as both:  # a mark is not a text: it goes onto whatever was saved meanwhile
        return restate(both.theirs, by=by, **changes)
