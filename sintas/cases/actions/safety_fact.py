"""record_safety_facts(): danger now, as said, in a few ticks; no_longer_together(): the one way the flag of a shared house ends."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.kit import clock
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.stored import stored
from sintas.practice.catalogue import load
from sintas.practice.safety import opens_suicide_path
from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput, NotNow
from sintas.safekeeping.versions import AlreadyDone
from sintas.staff.actor import Actor

from ..codes import all_checked
from ..models import Case, Person, SafetyFact
from .flags import end_flag, raise_flag, standing
from .keeping import keep, refuse_future
from .people import restate
from .recording import as_fuzzy

TOGETHER = "lives_with_perpetrator"
NO_LONGER = gettext_lazy("Tidak berlaku lagi: %(fact)s")


def record_safety_facts(
    *,
    by: Actor,
    case: Case,
    codes: Iterable[str] = (),
    words: str = "",
    person: UUID | None = None,
    holds: bool = True,
    submission: UUID | None = None,
    entry: UUID | None = None,
    based_on: int | None = None,
    happened: FuzzyDate | None = None,
    imported: bool = False,
) -> SafetyFact:
    """Keep each fact (`codes` of risk_facts) as a record of its own, or own words alone; returns the first. A correction names `entry`.

    Effects at once: a shared house and an unsafe guardian become flags, a wish to die opens the suicide path. `holds=False` says that the
    fact is no longer true; a shared house then needs the reason in `words` and ends the flag. `happened` is the day it was said (today).
    Raises BadInput: nothing said, an unknown code, several facts in one correction, a person outside the file.
    """
    codes = all_checked("codes", "risk_facts", codes)
    words = words.strip()
    if not codes and not words:
        raise BadInput({"codes": _("Pilih satu fakta, atau tulis dengan kata sendiri.")})
    if entry is not None and len(codes) > 1:
        raise BadInput({"codes": _("Perbaikan berlaku untuk satu fakta. Fakta lain dicatat sebagai fakta baru.")})
    if person is not None and not Person.current.filter(file_id=case.pk, entry=person).exists():
        raise BadInput({"person": _("Orang ini tidak ada dalam berkas. Catat dahulu orangnya.")})
    if not holds and TOGETHER in codes and not words:
        raise BadInput({"words": _("Tulis mengapa: siapa yang pindah, atau apa yang ternyata keliru.")})
    rows = []
    for at, code in enumerate(codes or [""]):
        rows.append(
            keep(
                SafetyFact,
                by=by,
                case=case,
                kind="safety_fact",
                line=line_of(code, words if at == 0 else "", holds),
                tags=[code] if code else [],
                happened=happened or clock.today(),
                imported=imported,
                fact=code,
                words=(words or None) if at == 0 else None,
                person=person,
                holds=holds,
                entry=entry,
                based_on=based_on,
                submission=submission if at == 0 or submission is None else uuid5(submission, code),
            )
        )
    take_effect(by=by, case=case, rows=rows, words=words)
    return rows[0]


def line_of(code: str, words: str, holds: bool) -> str | None:
    """The sealed line of the story: own words, after the word "tidak berlaku lagi" when the fact has ended."""
    said = words or (load("risk_facts").label(code, "id") if code else "")
    return said if holds else stored(NO_LONGER, fact=said)


def take_effect(*, by: Actor, case: Case, rows: list[SafetyFact], words: str) -> None:
    """Flags and paths that follow from the facts."""
    for row in rows:
        if row.fact == TOGETHER:
            if row.holds:
                raise_flag(by=by, case=case, code=TOGETHER)
            else:
                part(by=by, case=case)
        elif row.fact == "unsafe_guardian":
            mark_guardian(by=by, case=case, row=row)
    wishes = [row for row in rows if row.holds and opens_suicide_path([row.fact])]
    if wishes:
        from .suicide import open_path

        open_path(by=by, case=case, opened_from="risk", entry=wishes[0].entry, said=words or None)


def mark_guardian(*, by: Actor, case: Case, row: SafetyFact) -> None:
    """A named guardian gets the mark on the person, so that no choice of guardians offers them; without a name the flag stands alone."""
    if row.person is None:
        if row.holds:
            raise_flag(by=by, case=case, code="unsafe_guardian", source_entry=row.entry)
        else:
            end_flag(by=by, case=case, code="unsafe_guardian", source_entry=row.entry)
        return
    if row.holds:
        from .people import called

        trail.record(by=by, verb="mark guardian", file_id=case.pk, opens=True)
        person = Person.current.get(file_id=case.pk, entry=row.person)
        if not person.unsafe_guardian:
            person = restate(person, by=by, unsafe_guardian=True)
        raise_flag(by=by, case=case, code="unsafe_guardian", words=called(person), source_entry=person.entry)


def no_longer_together(
    *, by: Actor, case: Case, why: str, happened: FuzzyDate | None = None, submission: UUID | None = None, **_same: Any
) -> SafetyFact:
    """The client and the perpetrator no longer live in one house: the flag ends, with its reason and day in the story.

    Perpetrators marked as in the household are marked as out of it. Raises BadInput without a reason or for a day ahead, NotNow when the
    flag does not stand.
    """
    if not why.strip():
        raise BadInput({"why": _("Tulis mengapa: siapa yang pindah, atau apa yang ternyata keliru.")})
    when = as_fuzzy(happened if happened is not None and happened.is_known else clock.today())
    refuse_future(when)
    done = SafetyFact.objects.filter(file_id=case.pk, submission=submission).first() if submission else None
    if done is not None:
        raise AlreadyDone(done)
    if not standing(case, TOGETHER):
        raise NotNow(_("Penanda “tinggal serumah dengan pelaku” tidak sedang berlaku."), verb="no longer together", file_id=case.pk)
    fact = SafetyFact.current.filter(file_id=case.pk, fact=TOGETHER, holds=True).only("id", "entry", "number").first()
    row = keep(
        SafetyFact,
        by=by,
        case=case,
        kind="safety_fact",
        line=line_of(TOGETHER, why.strip(), False),
        tags=[TOGETHER],
        happened=when,
        fact=TOGETHER,
        words=why.strip(),
        holds=False,
        entry=fact.entry if fact else None,
        based_on=fact.number if fact else None,
        submission=submission,
    )
    part(by=by, case=case)
    return row


def part(*, by: Actor, case: Case) -> None:
    """End the flag and take the perpetrators out of the household."""
    trail.record(by=by, verb="no longer together", file_id=case.pk, opens=True)
    for person in Person.current.filter(file_id=case.pk, is_perpetrator=True, in_household=True):
        restate(person, by=by, in_household=False)
    end_flag(by=by, case=case, code=TOGETHER)
