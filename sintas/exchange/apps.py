from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """What leaves and enters the house: referrals, partners, the calendar feed, mail."""

    name = "sintas.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Referrals and transfers follow what the rooms below do, and their pages lead here."""
        from .joining import join

        join()
