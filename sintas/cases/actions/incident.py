"""record_incident(): violence that happened, as told (R85, R93, R105-R128). Nothing here asks why the client did or did not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.translation import gettext as _

from sintas.kit.fuzzy_date import FuzzyDate
from sintas.practice.catalogue import load
from sintas.practice.safety import opens_suicide_path
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput
from sintas.safekeeping.versions import AlreadyDone
from sintas.staff.actor import Actor

from ..codes import all_checked, checked, forms_checked
from ..models import Case, Incident, Person, Record
from .duties import begin_by_law
from .family import born_in
from .flags import raise_flag
from .keeping import keep, refuse_future
from .people import record_person, relation_checked, restate
from .recording import as_fuzzy

LISTS = {"factors": "contributing_factors", "offender_factors": "offender_factors", "impacts": "impacts", "reported": "reported_to"}
NAMELESS = frozenset({"stranger", "not_said"})  # a relation, but nobody to make a person of
IN_ONE_GO = timedelta(minutes=1)


def record_incident(
    *,
    by: Actor,
    case: Case,
    forms: Iterable[str] = (),
    happened: FuzzyDate | None = None,
    until: FuzzyDate | None = None,
    repeated: str = "",
    place_kind: str = "",
    told_by: str = "",
    told: str = "",
    own_view: str = "",
    impact_words: str = "",
    perpetrators: Iterable[UUID] = (),
    perpetrator_relations: Iterable[str] = (),
    new_perpetrator: dict[str, Any] | None = None,
    lives_with_perpetrator: bool = False,
    own_words: dict[str, str] | None = None,
    reported_at: datetime | None = None,
    **facts: Any,
) -> Incident:
    """Keep what happened. `forms` are "set:code" (practice, kdrt, tpks, simfoni, gbvims, ppkpt), decided by the worker.

    `new_perpetrator` {name, relation, in_household} makes a person of the file. People named here are marked as perpetrators; one in the
    household, or `lives_with_perpetrator`, raises that flag; a recorded wish to die opens the suicide path (R114). Forms of a law start its
    duties, counted from `reported_at` (aware; when it was told to the house: now, or with its first version); nothing imported starts any.
    Raises BadInput: nothing told, a code outside its list, a day ahead, an end before the beginning, a person outside the file.
    """
    submission: UUID | None = facts.get("submission")
    before = Incident.objects.filter(file_id=case.pk, submission=submission).first() if submission else None
    if before is not None:
        raise AlreadyDone(before)
    own = {k: v for k, v in (own_words or {}).items() if v}
    kept_forms = forms_checked("forms", forms)
    if not (kept_forms or own or told.strip() or own_view.strip()):
        raise BadInput({"forms": _("Pilih bentuk kekerasannya, atau tulis apa yang diceritakan. Satu kalimat cukup.")})
    checked("repeated", "incident_repeats", repeated)
    checked("place_kind", "place_kinds", place_kind)
    checked("told_by", "told_by", told_by)
    lists: dict[str, Any] = {name: all_checked(name, list_name, facts.pop(name, ()) or ()) for name, list_name in LISTS.items()}
    when = as_fuzzy(happened)
    period_in_order(by=by, case=case, begin=when, end=until)
    people = named(case, perpetrators)
    relations = all_checked("perpetrator_relations", "perpetrator_relations", perpetrator_relations)
    new = new_person(by=by, case=case, submission=submission, given=new_perpetrator, relations=relations)
    row = keep(
        Incident,
        by=by,
        case=case,
        kind="incident",
        happened=when,
        line=told.strip() or own_view.strip() or own.get("forms") or None,
        tags=[form for form in kept_forms if form.startswith("practice:")],
        forms=kept_forms,
        until=until.encode() if until and until.is_known else "",
        repeated=repeated,
        place_kind=place_kind,
        told=told.strip() or None,
        told_by=told_by,
        own_view=own_view.strip() or None,
        impact_words=impact_words.strip() or None,
        perpetrators=[*(person.entry for person in people), *([new.entry] if new else [])],
        perpetrator_relations=with_relations_of(people, relations),
        own_words=own or None,
        **lists,
        **facts,
    )
    mark(by=by, case=case, people=people)
    together = any(person.in_household and not person.deceased for person in people)
    if lives_with_perpetrator or together:
        raise_flag(by=by, case=case, code="lives_with_perpetrator")
    if not facts.get("imported"):
        begin_by_law(by=by, case=case, forms=row.forms, entry=row.entry, since=reported_at or first_told(row))
    if opens_suicide_path(row.impacts):
        from .suicide import open_path

        open_path(by=by, case=case, opened_from="incident", entry=row.entry, said=impact_words.strip() or None)
    return row


def first_told(row: Incident) -> datetime | None:
    """When a corrected incident was first told to the house: a form added later does not begin its clock later. None for a new one.

    What an enquiry brought was told when the enquiry was received, not when it was accepted.
    """
    if row.number == 1:
        return None
    moment: datetime | None = Incident.objects.filter(file_id=row.file_id, entry=row.entry, number=1).values_list("written_at", flat=True).first()
    heard = heard_before(row)
    return min(moment, heard) if moment is not None and heard is not None else moment


def heard_before(row: Incident) -> datetime | None:
    """When the enquiry was received with which this incident came into the case: the two rows of the story were written in one go (intake
    accepts in one transaction). None for an incident that was told later.
    """
    own = Record.objects.filter(file_id=row.file_id, kind="incident", source_entry=row.entry).only("written_at", "author_id").first()
    if own is None:
        return None
    one = {"file_id": row.file_id, "kind": "enquiry", "author_id": own.author_id}
    came = Record.objects.filter(written_at__range=(own.written_at - IN_ONE_GO, own.written_at), **one).only("happened_on", "happened_at").first()
    if came is None or came.happened_on is None:
        return None
    return datetime.combine(came.happened_on, came.happened_at or time(0), tzinfo=timezone.get_current_timezone())


def period_in_order(*, by: Actor, case: Case, begin: FuzzyDate, end: FuzzyDate | None) -> None:
    """What happened cannot lie ahead, nor end before it began ("usia 18" is compared through the client's birth). Raises BadInput."""
    refuse_future(begin)
    if end is None or not end.is_known:
        return
    refuse_future(end, "until")
    if end.certainly_before(begin, born=born_in(case, None)):
        raise BadInput({"until": _("Berakhir tercatat sebelum mulai. Periksa kedua waktunya.")})


def named(case: Case, entries: Iterable[UUID]) -> list[Person]:
    """The people of the file with these entries, in that order. Raises BadInput for one that is not there."""
    wanted = list(dict.fromkeys(entries))
    found = {person.entry: person for person in Person.current.filter(file_id=case.pk, entry__in=wanted)} if wanted else {}
    if len(found) != len(wanted):
        raise BadInput({"perpetrators": _("Salah satu orang ini tidak ada dalam berkas. Pilih dari daftar, atau tulis yang baru.")})
    return [found[entry] for entry in wanted]


def new_person(*, by: Actor, case: Case, submission: UUID | None, given: dict[str, Any] | None, relations: list[str]) -> Person | None:
    """The perpetrator typed inline becomes a person; a bare "stranger" or "not said" only adds its relation."""
    if not given or not (given.get("name") or given.get("relation")):
        return None
    relation = relation_checked(given.get("relation", ""))
    if load("perpetrator_relations").has(relation) and relation not in relations:
        relations.append(relation)
    if relation in NAMELESS and not given.get("name"):
        return None
    try:
        return record_person(
            by=by,
            case=case,
            name=given.get("name", ""),
            relation=relation,
            in_household=bool(given.get("in_household")),
            is_perpetrator=True,
            submission=uuid5(submission, "perpetrator") if submission else None,
        )
    except AlreadyDone as done:
        return done.done


def with_relations_of(people: list[Person], relations: list[str]) -> list[str]:
    """The relations said, and those of the people named, where the list of perpetrator relations knows them."""
    known = load("perpetrator_relations")
    return list(dict.fromkeys([*relations, *(person.relation for person in people if known.has(person.relation))]))


def mark(*, by: Actor, case: Case, people: list[Person]) -> None:
    """Whoever is named as perpetrator is marked so on the person, too: one mark, wherever it was said first."""
    unmarked = [person for person in people if not person.is_perpetrator]
    if unmarked:
        trail.record(by=by, verb="mark perpetrator", file_id=case.pk, opens=True, count=len(unmarked))
        for person in unmarked:
            restate(person, by=by, is_perpetrator=True)
