"""The nightly look, and the sweep after erasures. Arguments are ids only; whoever a job acts for has the power they hold when it runs."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import actor_for
from sintas.staff.models import Posting, User
from sintas.staff.policy import still_here

from .actions.sweeping import sweep_erased
from .actions.watching import look_for_unusual

WATCHERS = ("head", "supervisor", "administrator")


# Several times a day: a machine that sleeps at night must not miss it. Running again adds nothing.
@app.periodic(cron="10 */3 * * *", periodic_id="look_for_unusual")
@app.task(name="sintas.access.look_for_unusual", queueing_lock="sintas.access.look_for_unusual")
def look(timestamp: int = 0) -> None:
    """One job for everybody who watches."""
    watching = Posting.objects.filter(still_here("user__"), ended_at=None, role__in=WATCHERS).values_list("user_id", flat=True)
    for user_id in sorted(set(watching)):
        look_for.defer(user_id=str(user_id))


@app.task(name="sintas.access.look_for_unusual_of")
def look_for(user_id: str) -> None:
    """For one watcher; an account that ended meanwhile looks at nothing."""
    with acting_as(UUID(user_id)):
        user = User.objects.filter(still_here(), pk=user_id).first()
        if user is not None:
            look_for_unusual(by=actor_for(user))


@app.periodic(cron="40 * * * *", periodic_id="sweep_erased")
@app.task(name="sintas.access.sweep_erased", queueing_lock="sintas.access.sweep_erased")
def sweep(timestamp: int = 0) -> None:
    """Every hour, for nobody: no request may bring rows back into an erased file."""
    with acting_as(None):
        sweep_erased()
