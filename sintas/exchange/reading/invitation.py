"""What somebody outside sees behind the code of an invitation: the copy, their own answers, what they may say now. One row of the trail."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from sintas.cases.reading.releases import open_release
from sintas.casework.reading.packets import shown_parts
from sintas.kit import clock, numbers
from sintas.kit.pieces import StoryEntry, Tag
from sintas.practice.catalogue import load
from sintas.practice.conference import steps_from

from ..models import Reply
from ..partner import Partner
from .opened import Opened


def invitation_for(by: Partner, lang: str) -> Opened:
    """Opens the release, which writes the row. Only words said through this link: an older one's lie under another key, the team's stay inside."""
    released = open_release(by=by, release_id=by.release_id)  # type: ignore[arg-type] # a partner is the reader of its release
    replies = list(Reply.objects.filter(invitation_id=by.about_id).defer("words").order_by("number"))
    words = {one.pk: one.words for one in Reply.objects.filter(invitation_id=by.about_id, release_id=by.release_id)}
    steps = load("invitation_steps")
    state = next(one.step for one in reversed(replies) if one.step != "said")
    return Opened(
        receiver=released.title,
        parts=shown_parts(released.parts),
        mark=_("Untuk %(who)s. Dibuka %(moment)s. Tidak untuk diteruskan.") % {"who": released.title, "moment": numbers.moment(clock.now())},
        until=f"{numbers.moment(by.until)} {clock.zone_letters()}",
        state=Tag(steps.label(state, lang)),
        said=[
            StoryEntry(steps.label(one.step, lang), numbers.moment(one.at), text=words.get(one.pk) or "", icon="talk") for one in replies
            if one.by_partner or one.actor_id == by.user_id
        ],
        may=steps_from(state, on=date.max, today=clock.today(), partner=True),
    )
