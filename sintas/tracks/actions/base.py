"""What every verb of this room begins with: may this person, which track, who can owe something."""

from __future__ import annotations

from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from sintas.cases.actions.tasks import lead_of
from sintas.cases.bases import Case
from sintas.cases.policy import can
from sintas.cases.reading.team import team_choices
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal
from sintas.staff.actor import Actor

from ..loader import slugs, track
from ..track import PART, Step, Track, part_of

VERB = "tracks.keep"

__all__ = ["VERB", "entry_of_step", "entry_of_track", "may", "owner_checked", "part_of", "the_step", "the_track", "who_owes"]


def may(by: Actor, case: Case, verb: str) -> None:
    """Asked before anything is looked up. Raises Refusal."""
    if not can(by, VERB, case):
        raise Refusal(verb=verb, file_id=case.pk)


def the_track(slug: str, case: Case) -> Track:
    """Raises NotYours for a track there is not: an address somebody made up."""
    if slug not in slugs():
        raise NotYours(verb="read track", file_id=case.pk)
    return track(slug)


def the_step(part: str, case: Case) -> tuple[Track, Step]:
    """ "legal-police_report" -> the two. Raises NotYours."""
    slug, _dash, code = part.partition(PART)
    whole = the_track(slug, case)
    step = whole.step(code)
    if step is None:
        raise NotYours(verb="read track", file_id=case.pk)
    return whole, step


def entry_of_track(case: Case, slug: str) -> UUID:
    """A case has one entry of each track."""
    return uuid5(case.pk, f"track {slug}")


def entry_of_step(case: Case, slug: str, code: str) -> UUID:
    """A step has one entry; of one that repeats, the entry its task is tied to."""
    return uuid5(case.pk, f"track step {slug} {code}")


def owner_checked(case: Case, owner: str, by: Actor) -> str:
    """The id of a member of the team, "me" as that of `by`. Raises BadInput."""
    if not owner:
        return ""
    wanted = str(by.user_id) if owner == "me" else owner
    if wanted not in {member for member, _name in team_choices(case)}:
        raise BadInput({"owner": _("Pilih seorang anggota tim kasus ini.")})
    return wanted


def who_owes(case: Case, *wanted: str) -> UUID:
    """The first of these who is on the team today; else whoever leads the case."""
    team = {member for member, _name in team_choices(case)}
    return next((UUID(one) for one in wanted if one in team), None) or lead_of(case)
