"""The duties by law of an invented case: done in time with what shows it, or left for the client's wish; those of the last days still run."""

from __future__ import annotations

from datetime import timedelta

from sintas.cases.actions.duties import do_duty, leave_duty
from sintas.cases.reading.duty_states import tasks_given
from sintas.kit import clock

from .past import working
from .way import Way

FRESH = timedelta(days=2)
WITHIN = timedelta(hours=4)
RECEIPT = "Tanda terima ada di map berkas; klien diberi tahu lebih dahulu."
WISH = "Klien meminta waktu. Haknya sudah dijelaskan, dan ia tahu dapat berubah pikiran kapan saja."


def answer_duties(way: Way) -> None:
    """What began two days ago or earlier was answered within its time; a duty that begins with the answer is answered as well."""
    with working(way.by, way.course.day, 16, 10):
        while True:
            open_ones = tasks_given("duty").filter(file_id=way.case.pk, done_at=None)
            old = [task for task in open_ones if task.starts_at and clock.now() - task.starts_at > FRESH]
            if not old:
                return
            for task in old:
                if way.plan.twist == "declined":
                    leave_duty(by=way.by, task=task, because="client_wish", reason=WISH)
                else:
                    do_duty(by=way.by, task=task, evidence=RECEIPT, at=task.starts_at + WITHIN)
