"""What a partner sees behind the code: the copy, their own answers, and what they may say now. One row of the trail."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from sintas.cases.reading.releases import open_release
from sintas.casework.reading.packets import shown_parts
from sintas.kit import clock, numbers
from sintas.kit.pieces import StoryEntry, Tag
from sintas.practice.catalogue import load
from sintas.practice.referral import steps_from

from ..models import Move
from ..partner import Partner


@dataclass(frozen=True)
class Opened:
    """`mark` stands on every part: for whom it is, and when it was opened. `may` are steps the partner may write now."""

    receiver: str
    parts: list[dict[str, Any]] = field(repr=False)
    mark: str = ""
    until: str = ""
    state: Tag | None = None
    said: list[StoryEntry] = field(default_factory=list)
    may: list[str] = field(default_factory=list)


def opened_for(by: Partner, lang: str) -> Opened:
    """Opens the release, which writes the row. Only what was said through this link: an older one's words lie under another key."""
    released = open_release(by=by, release_id=by.release_id)  # type: ignore[arg-type] # a partner is the reader of its release
    moves = list(Move.objects.filter(sending_id=by.about_id).defer("words").order_by("number"))
    words = {move.pk: move.words for move in Move.objects.filter(sending_id=by.about_id, release_id=by.release_id)}
    steps = load("referral_steps")
    last = moves[-1]
    return Opened(
        receiver=released.title,
        parts=shown_parts(released.parts),
        mark=_("Untuk %(who)s. Dibuka %(moment)s. Tidak untuk diteruskan.") % {"who": released.title, "moment": numbers.moment(clock.now())},
        until=f"{numbers.moment(by.until)} {clock.zone_letters()}",
        state=Tag(steps.label(last.after, lang)),
        said=[
            StoryEntry(steps.label(move.step, lang), numbers.moment(move.at), text=words.get(move.pk) or "", icon="doc")
            for move in moves
            if move.by_partner
        ],
        may=steps_from(last.after, partner=True),
    )
