"""The nightly look. Arguments are ids only; each job acts as the person for whom it looks, with the power they hold when it runs."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from sintas.safekeeping.identity import acting_as
from sintas.staff.actor import actor_for
from sintas.staff.models import Posting, User

from .actions.watching import look_for_unusual

WATCHERS = ("head", "supervisor", "administrator")


# Several times a day: a machine that sleeps at night must not miss it. Running again adds nothing.
@app.periodic(cron="10 */3 * * *", periodic_id="look_for_unusual")
@app.task(name="sintas.access.look_for_unusual", queueing_lock="sintas.access.look_for_unusual")
def look(timestamp: int = 0) -> None:
    """One job for everybody who watches."""
    watching = Posting.objects.filter(ended_at=None, role__in=WATCHERS, user__is_active=True).values_list("user_id", flat=True)
    for user_id in sorted(set(watching)):
        look_for.defer(user_id=str(user_id))


@app.task(name="sintas.access.look_for_unusual_of")
def look_for(user_id: str) -> None:
    """For one watcher; an account that ended meanwhile looks at nothing."""
    with acting_as(UUID(user_id)):
        user = User.objects.filter(pk=user_id, is_active=True).first()
        if user is not None:
            look_for_unusual(by=actor_for(user))
