from django.apps import AppConfig

from sintas.kit.places import tell_places


class ExchangeConfig(AppConfig):
    """What leaves and enters the house: referrals, partners, the calendar feed, mail."""

    name = "sintas.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The way of a referral follows what casework writes, the file knows its page, and pages of rooms below lead here."""
        from .joining import join

        join()
        tell_places(own_feed="exchange:feed")
