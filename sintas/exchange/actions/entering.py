"""At the partner's door: an address that opens nothing by itself, and a code with five tries. Everything here acts under the link's id."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sintas.cases.actions.releasing import end_release
from sintas.kit import clock
from sintas.safekeeping import trail
from sintas.staff.notices import tell
from sintas.staff.throttle import house_is_quiet, minutes_to_wait, note_wrong

from ..keyed import code_print, same, token_print
from ..models import PartnerLink
from ..partner import Partner

TRIES = 5
KIND = "partner"  # counted apart from sign-in, but for the address


@dataclass(frozen=True)
class Tried:
    """What a code led to. `minutes` to wait before the next, `locked` for good."""

    right: bool = False
    minutes: int = 0
    locked: bool = False


def knock(link_id: UUID, token: str, language: str = "id") -> Partner | None:
    """Who holds this address, inside acting_as(link_id): the database shows the link only while its release stands. None for anything else,
    always after the same steps.
    """
    link = PartnerLink.objects.select_related("release").filter(pk=link_id).first()
    kept = link.token_print if link is not None else None
    fits = same(kept or token_print(link_id, ""), token_print(link_id, token))
    if link is None or kept is None or not fits or clock.set_back():
        return None
    about_id = link.invitation_id or link.sending_id
    if about_id is None:
        raise ValueError("a link of nothing: the database has a constraint against it")
    return Partner(
        user_id=link.pk,
        organisation_id=link.organisation_id,
        file_id=link.file_id,
        told_id=link.made_by_id,
        until=link.release.until,
        about_id=about_id,
        speaks_of="conference" if link.invitation_id else "referral",
        language=language,
    )


@transaction.atomic
def try_code(*, by: Partner, typed: str, address: str) -> Tried:
    """Five wrong ones in all and the link is over; who made it is told. Each try is a row of the trail. `address` as the throttle counts it."""
    wait = max(minutes_to_wait(str(by.release_id), address, kind=KIND), house_is_quiet(KIND, address))
    if wait:
        trail.record(by=by, verb="enter by link", file_id=by.file_id, outcome="refused", why="wait")
        return Tried(minutes=wait)
    link = PartnerLink.objects.select_for_update(of=("self",)).get(pk=by.release_id)
    if link.code_print is not None and same(link.code_print, code_print(link.pk, typed)):
        if link.wrong:
            link.wrong = 0
            link.save(update_fields=["wrong"])
        trail.record(by=by, verb="enter by link", file_id=by.file_id)
        return Tried(right=True)
    link.wrong += 1
    link.save(update_fields=["wrong"])
    note_wrong(str(by.release_id), address, kind=KIND)
    trail.record(by=by, verb="enter by link", file_id=by.file_id, outcome="refused", why="code")
    if link.wrong < TRIES:
        return Tried()
    tell(by.told_id, f"{by.speaks_of}_link_locked", by.file_id)
    end_release(by=by, release_id=by.release_id, why="locked")  # type: ignore[arg-type] # a partner ends what it reads, as a colleague would
    return Tried(locked=True)


def wrong_address(address: str) -> int:
    """Somebody tries addresses that open nothing: counted for their address alone. Minutes they wait, 0 for none."""
    wait = minutes_to_wait("\x00unknown link", address, kind=KIND)
    if not wait:
        note_wrong(f"\x00{address}", address, kind=KIND)
    return wait
