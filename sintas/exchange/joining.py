"""What exchange adds to pages of rooms below when the program starts."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from sintas.cases.bases import Case
from sintas.cases.team_parts import TeamPart, add_lead_part
from sintas.kit.pieces import Link
from sintas.kit.places import tell_places


def join() -> None:
    """Called once, by apps.py, when every model is known."""
    tell_places(own_feed="exchange:feed", mail_health="exchange:mail")
    join_referrals()
    join_transfers()
    join_conferences()


def join_referrals() -> None:
    """The way of a referral follows what casework writes, and the file knows its page."""
    from sintas.cases.reading.story_words import add_entry_page
    from sintas.casework.followers import add_referral_follower

    from .actions.following import follow

    tell_places(referral_way="exchange:referral")
    add_entry_page("referral_step", "exchange:referral")
    add_referral_follower(follow)


def join_transfers() -> None:
    """The lead's way to a transfer, its rows in the story, its task."""
    from sintas.cases.reading.duty_words import add_duty
    from sintas.cases.reading.story_words import add_entry_page, add_states

    from .reading.duty_titles import ASK
    from .reading.transfers import states_in

    add_lead_part("transfer", 20, transfer_part)
    add_entry_page("transfer", "exchange:transfer_entry")
    add_states("transfer", states_in)
    add_duty(ASK)


def join_conferences() -> None:
    """The list of conferences leads to those called together, the story to each, its task has words; who came follows the minutes."""
    from sintas.cases.reading.duty_words import add_duty
    from sintas.cases.reading.story_words import add_entry_page
    from sintas.casework.followers import add_conference_follower

    from .actions.holding import follow_minutes
    from .reading.duty_titles import ANSWER_INVITATION, ASK_PARTNER

    tell_places(conference_calls="exchange:convenings")
    add_entry_page("convening", "exchange:convening_entry")
    add_duty(ANSWER_INVITATION)
    add_duty(ASK_PARTNER)
    add_conference_follower(follow_minutes)


def transfer_part(case: Case) -> TeamPart:
    """Where the lead offers the case to another unit, and sees what became of it."""
    words = _("Bila unit lain lebih tepat mendampingi. Kasus tetap di sini sampai unit itu menerima.")
    return TeamPart(Link(reverse("exchange:transfers", args=[case.pk]), _("Pengalihan")), _("Alihkan ke unit lain"), words)
