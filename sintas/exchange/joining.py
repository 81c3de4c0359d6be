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
    join_arrivals()
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


def join_arrivals() -> None:
    """Referrals that come from a unit of this installation stand above the enquiries, and their senders hear what becomes of them."""
    from sintas.intake.followers import add_arrivals, add_copy, add_sender

    from .actions.taking_arrivals import decided
    from .reading.arrival_rows import arrival_rows, copy_now
    from .views.arrival import telling

    add_arrivals(arrival_rows)
    add_copy(copy_now)
    add_sender(decided, telling)


def join_transfers() -> None:
    """The lead's way to a transfer, its rows in the story, its task, and what is said before a case that went is opened again."""
    from sintas.cases.reading.duty_words import add_duty
    from sintas.cases.reading.story_words import add_entry_page, add_states
    from sintas.casework.followers import add_reopening_words

    from .reading.duty_titles import ASK
    from .reading.transfers import before_reopening, states_in

    add_lead_part("transfer", 20, transfer_part)
    add_entry_page("transfer", "exchange:transfer_entry")
    add_states("transfer", states_in)
    add_duty(ASK)
    add_reopening_words(before_reopening)


def join_conferences() -> None:
    """The list of conferences leads to those called together, the story to each, its task has words; who came follows the minutes."""
    from sintas.cases.reading.duty_words import add_duty
    from sintas.cases.reading.story_words import add_entry_page
    from sintas.casework.followers import add_asked, add_conference_follower

    from .actions.holding import follow_minutes
    from .reading.duty_titles import ANSWER_INVITATION, ASK_PARTNER
    from .reading.invited import asked

    tell_places(conference_calls="exchange:convenings")
    add_entry_page("convening", "exchange:convening_entry")
    add_duty(ANSWER_INVITATION)
    add_duty(ASK_PARTNER)
    add_conference_follower(follow_minutes)
    add_asked(asked)


def transfer_part(case: Case) -> TeamPart:
    """Where the lead offers the case to another unit, and sees what became of it."""
    words = _("Bila unit lain lebih tepat mendampingi. Kasus tetap di sini sampai unit itu menerima.")
    return TeamPart(Link(reverse("exchange:transfers", args=[case.pk]), _("Pengalihan")), _("Alihkan ke unit lain"), words)
