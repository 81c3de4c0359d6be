"""What a group session asks: techniques that suit its phase, who may be marked as present, and what waits for an answer."""

from collections.abc import Iterable
from datetime import date

from sintas.practice import catalogue
from sintas.practice.catalogue import Code
from sintas.practice.group.membership import Membership, members_on
from sintas.practice.group.refusal import Refusal


def techniques(phase: str) -> tuple[Code, ...]:
    """Techniques offered first in this phase, those named for few phases before those that suit any (R240-R252).

    A suggestion: every technique may be used in every phase. Raises `catalogue.UnknownCode` for a phase that is none.
    """
    catalogue.load("group_phases").get(phase)
    rows = [row for row in catalogue.load("group_techniques").in_use() if phase in _phases(row)]
    return tuple(sorted(rows, key=lambda row: (row.code == "other", len(_phases(row)))))


def _phases(row: Code) -> tuple[str, ...]:
    found = row.extra.get("phases", ())
    return found if isinstance(found, tuple) else ()


def before_contract(held_on: date | None, contract_on: date | None, *, phase: str, reason: str = "") -> Refusal | None:
    """A session held before the group contract waits for a reason; preparation comes before it by its nature (R240).

    The day of the contract itself is fine. A session whose day is not known is let through. Raises `catalogue.UnknownCode`.
    """
    if phase:
        catalogue.load("group_phases").get(phase)
    agreed = contract_on is not None and held_on is not None and contract_on <= held_on
    if agreed or held_on is None or phase == "preparation" or reason.strip():
        return None
    return Refusal(
        "before_contract",
        "Sesi ini terjadi sebelum kontrak kelompok. Tulis alasannya, satu kalimat cukup, atau pilih fase persiapan.",
        "This session was held before the group contract. Write the reason, one sentence is enough, or choose the preparation phase.",
        "group_contract",
    )


def no_facilitator(tasks: Iterable[str]) -> Refusal | None:
    """A session has somebody who leads it. `tasks`: codes of `group_session_roles` given out. Raises `catalogue.UnknownCode`."""
    rows = catalogue.load("group_session_roles")
    if any(rows.get(task).flag("one_at_least") for task in tasks):
        return None
    return Refusal(
        "no_facilitator",
        "Sesi ini belum mempunyai fasilitator. Pilih siapa yang memimpin.",
        "This session has no facilitator yet. Choose who leads it.",
        "group_sessions",
    )


def attendance_problems(marks: Iterable[tuple[str, str]], stays: Iterable[Membership], day: date) -> tuple[Refusal, ...]:
    """What is wrong with attendance given as (member's key, code of `attendance_states`), one refusal for each kind of mistake.

    Somebody who is no member at all, who was no member on that day, and one person with two different marks; the same mark
    twice is harmless. Raises `catalogue.UnknownCode`.
    """
    states = catalogue.load("attendance_states")
    given: dict[str, set[str]] = {}
    for key, state in marks:
        given.setdefault(key, set()).add(states.get(state).code)
    kept = tuple(stays)
    ever, today = {stay.key for stay in kept}, members_on(kept, day)
    found = (
        _strangers(tuple(key for key in given if key not in ever)),
        _not_that_day(tuple(key for key in given if key in ever and key not in today)),
        _two_marks(tuple(key for key, states_of in given.items() if len(states_of) > 1)),
    )
    return tuple(one for one in found if one is not None)


def _strangers(keys: tuple[str, ...]) -> Refusal | None:
    if not keys:
        return None
    return Refusal(
        "not_a_member",
        "Orang ini bukan anggota kelompok. Tambahkan dahulu sebagai anggota atau tamu, dengan persetujuannya.",
        "This person is not a member of the group. Add them as a member or guest first, with their consent.",
        "group_members",
        keys,
    )


def _not_that_day(keys: tuple[str, ...]) -> Refusal | None:
    if not keys:
        return None
    return Refusal(
        "not_a_member_that_day",
        "Pada hari itu ia belum atau tidak lagi menjadi anggota. Periksa tanggal sesi, atau tanggal keanggotaannya.",
        "On that day they were not yet or no longer a member. Check the date of the session, or the dates of the membership.",
        "group_members",
        keys,
    )


def _two_marks(keys: tuple[str, ...]) -> Refusal | None:
    if not keys:
        return None
    return Refusal(
        "two_marks",
        "Satu anggota memperoleh dua tanda kehadiran. Pilih salah satu.",
        "One member has two marks of attendance. Choose one of them.",
        "group_sessions",
        keys,
    )


def unmarked(marked: Iterable[str], stays: Iterable[Membership], day: date) -> frozenset[str]:
    """Members of that day without a mark yet. It refuses nothing: a list half filled is kept, the stage asks for the rest."""
    return members_on(stays, day) - frozenset(marked)


def observed_while_away(observed: Iterable[str], present: Iterable[str]) -> Refusal | None:
    """Nobody is observed who was not there. Both are keys."""
    keys = tuple(sorted(frozenset(observed) - frozenset(present)))
    if not keys:
        return None
    return Refusal(
        "observed_while_away",
        "Ada pengamatan tentang anggota yang tidak ditandai hadir. Periksa daftar hadir, atau pindahkan pengamatannya.",
        "There is an observation of a member not marked as present. Check the attendance, or move the observation.",
        "group_sessions",
        keys,
    )


def away_though_observed(away: Iterable[str], observed: Iterable[str]) -> Refusal | None:
    """The same, told to whoever marks attendance after the observation was written. Both are keys."""
    keys = tuple(sorted(frozenset(away) & frozenset(observed)))
    if not keys:
        return None
    return Refusal(
        "away_though_observed",
        "Sudah ada catatan yang menyebut apa yang tampak padanya dalam sesi ini. Perbaiki dahulu catatan itu, atau biarkan ia ditandai hadir.",
        "There is a note already of what was seen of them in this session. Correct that note first, or leave them marked as present.",
        "group_sessions",
        keys,
    )


def about_member(code: str) -> bool:
    """Whether an observation is one member's own, so that it goes to her case and to no other. Raises `catalogue.UnknownCode`."""
    return catalogue.load("group_observations").get(code).extra["about"] == "member"


def needs_answer(observations: Iterable[str]) -> bool:
    """Whether something was seen that hurts somebody (R249) and none of what was done is written. Raises `catalogue.UnknownCode`."""
    rows = [catalogue.load("group_observations").get(code) for code in observations]
    return any(row.flag("needs_answer") for row in rows) and not any(row.group == "answer" for row in rows)


def homework_owed(homework: Iterable[tuple[int, bool]], last_held: int) -> int:
    """How much homework waits to be looked back on: given as (number of the session, looked back on), `last_held` the latest number.

    What was given in the last session is asked about in the next, and is not owed yet (R251).
    """
    return sum(1 for given_in, looked_back in homework if not looked_back and given_in < last_held)
