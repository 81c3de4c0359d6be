"""What exchange adds to the rooms below when the program starts."""

from __future__ import annotations

from sintas.kit.places import tell_places


def join() -> None:
    """Called once, by apps.py, when every model is known."""
    from sintas.cases.reading.story_words import add_entry_page
    from sintas.casework.followers import add_referral_follower

    from .actions.following import follow

    tell_places(referral_way="exchange:referral")
    add_entry_page("referral_step", "exchange:referral")
    add_referral_follower(follow)
