from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """What a Sentra does with its days: programmes, who takes part, who was there, where people sleep."""

    name = "sintas.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Ways into this room from the pages of rooms below."""
        from .joining import join

        join()
