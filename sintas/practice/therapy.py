"""The order of a therapy's steps, and "session n of m": questions to a session, answered with a sentence or with nothing.

Neither holds a session back for good: a worker who writes a reason keeps what was done as it was done.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from sintas.practice import catalogue
from sintas.practice.stage import Missing

Held = tuple[date | None, frozenset[str]]

# R218: evaluation and planning may be done on one day; every other step follows on a later one.
SAME_DAY = frozenset({("wdep_e", "wdep_p")})
MOST_PARTS = 100


def order_problem(steps_so_far: Sequence[Held], new_on: date | None, new_steps: Iterable[str]) -> Missing | None:
    """The first step of a session that would stand out of its order W, D, E, P (R218), or None when all fit.

    `steps_so_far` are the other sessions as (day or None, codes of `therapy_steps`), in any order; of a corrected session give
    its new day and steps as `new_on` and `new_steps`. A step fits when the one before it was done on an earlier day, or on the
    same day where both may share one (E and P). Repeating an earlier step is always fine, and so is a step written late whose
    day fits. An unknown day on either side refuses nothing. Codes that are no step of a therapy are passed over.
    """
    if new_on is None:
        return None
    new = frozenset(new_steps)
    sessions = [*steps_so_far, (new_on, new)]
    for before, after in neighbours():
        if after in new and not _led_up_to(sessions, new_on, before, after):
            return _out_of_order(before, after, new_on)
        if before in new and (orphan := _orphan(sessions, new_on, before, after)) is not None:
            return _out_of_order(before, after, orphan)
    return None


def unexplained(sessions: Sequence[tuple[date | None, frozenset[str], bool]]) -> int:
    """How many sessions, given as (day or None, steps, has a reason), hold a step before its forerunner and say no reason (R218).

    This is what `ImplementationPart.out_of_order_without_reason` counts.
    """
    held = [(day, steps) for day, steps, _reason in sessions]
    return sum(1 for day, steps, reason in sessions if not reason and day is not None and _too_early(held, day, steps))


def _too_early(sessions: Sequence[Held], on: date, steps: frozenset[str]) -> bool:
    return any(after in steps and not _led_up_to(sessions, on, before, after) for before, after in neighbours())


def neighbours() -> Iterator[tuple[str, str]]:
    """Each step with the one that follows it, therapy by therapy, in the order of the catalogue."""
    steps = catalogue.load("therapy_steps")
    for group in steps.groups:
        rows = steps.of_group(group.code)
        yield from ((one.code, other.code) for one, other in pairwise(rows))


def _led_up_to(sessions: Sequence[Held], on: date, before: str, after: str) -> bool:
    """Whether `before` was done early enough for `after` on this day; an unknown day counts as early enough."""
    days = [day for day, steps in sessions if before in steps]
    return any(day is None or day < on or (day == on and (before, after) in SAME_DAY) for day in days)


def _orphan(sessions: Sequence[Held], new_on: date, before: str, after: str) -> date | None:
    """The day of a step already written that came before its forerunner, now that this one is dated later than it."""
    days = [day for day, steps in sessions if after in steps and day is not None and day <= new_on]
    return next((day for day in sorted(days) if not _led_up_to(sessions, day, before, after)), None)


def _out_of_order(before: str, after: str, on: date) -> Missing:
    steps = catalogue.load("therapy_steps")
    first_id, then_id = steps.label(before, "id"), steps.label(after, "id")
    first_en, then_en = steps.label(before, "en"), steps.label(after, "en")
    same_id = "pada hari itu atau sebelumnya" if (before, after) in SAME_DAY else "pada hari sebelumnya"
    same_en = "on that day or before it" if (before, after) in SAME_DAY else "on an earlier day"
    return Missing(
        "wdep_order",
        f"“{then_id}” menyusul “{first_id}”, tetapi “{first_id}” tidak tercatat {same_id} ({on.day}/{on.month}/{on.year}). "
        "Periksa tanggalnya, catat langkah yang sudah dilakukan, atau tulis alasan urutannya.",
        f"“{then_en}” follows “{first_en}”, but “{first_en}” is not recorded {same_en} ({on.isoformat()}). "
        "Check the date, record the step that was done, or write the reason for this order.",
        "sessions",
        "R218",
    )


def part_problem(no: int | None, of: int | None) -> Missing | None:
    """What is wrong with "session `no` of `of`" of a therapy in parts, such as CBT in five (R220); None when it can be.

    Both may be left out. `of` alone is refused, since it says nothing about this session; `no` alone is fine.
    """
    if no is None and of is None:
        return None
    if no is None:
        return _part("Tulis juga ini sesi yang keberapa.", "Write too which session of the series this is.")
    if no < 1 or (of is not None and of < 1):
        return _part("Nomor sesi dimulai dari 1.", "Sessions are counted from 1.")
    if max(no, of or 0) > MOST_PARTS:
        return _part(f"Paling banyak {MOST_PARTS} sesi dalam satu rangkaian.", f"A series has at most {MOST_PARTS} sessions.")
    if of is not None and no > of:
        return _part(
            f"Sesi ke-{no} dari {of} belum sesuai. Perbaiki nomornya, atau tambah jumlah sesinya bila rangkaiannya diperpanjang.",
            f"Session {no} of {of} does not fit. Correct the number, or raise the total if the series was extended.",
        )
    return None


def _part(sentence_id: str, sentence_en: str) -> Missing:
    return Missing("therapy_part", sentence_id, sentence_en, "sessions", "R220")
