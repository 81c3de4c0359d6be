"""Times of a plan: how long recovery tends to take, and when a plan is looked at again. Data to talk over, never a deadline."""

from dataclasses import dataclass
from datetime import date

# R127: "kisaran 8-12 bulan", attributed in the source to Kendall-Tackett et al.; a horizon for reviews, not a promise to the client.
RECOVERY_MONTHS = (8, 12)


@dataclass(frozen=True)
class Horizon:
    """The days between which a plan's last look is expected."""

    earliest: date
    latest: date


def recovery_horizon(start: date) -> Horizon:
    """Eight to twelve months from `start` (R127); the end of a shorter month where the day does not exist."""
    return Horizon(months_after(start, RECOVERY_MONTHS[0]), months_after(start, RECOVERY_MONTHS[1]))


def review_problem(review_on: date | None, *, today: date, start: date) -> tuple[str, str] | None:
    """A remark (Indonesian, English) on a review date that has passed or lies beyond the horizon of R127; None when it fits or is open."""
    if review_on is None:
        return None
    if review_on < today:
        return ("Tanggal peninjauan sudah lewat. Tetapkan tanggal berikutnya.", "The review date has passed. Set the next one.")
    if review_on > recovery_horizon(start).latest:
        return (
            "Peninjauan ini lebih dari dua belas bulan setelah rencana dimulai. Pertimbangkan peninjauan yang lebih awal.",
            "This review lies more than twelve months after the plan began. Consider an earlier one.",
        )
    return None


def violence_may_go_on(degree: str) -> bool | None:
    """What `PlanningPart.violence_ongoing` needs, from a code of `degrees`: only a clear "no" counts as over; None when nothing is stated.

    Not knowing is treated as possible (R418): a plan that cannot tell begins with stopping the violence.
    """
    return None if not degree else degree != "no"


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return date(year, month + 1, last)
            except ValueError:
                continue
    raise AssertionError("every month has 28 days")
