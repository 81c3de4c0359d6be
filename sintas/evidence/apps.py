from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Instruments joined to the file: this room hands them plain input and keeps what they showed."""

    name = "sintas.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Pages of its records in the story."""
        from .joining import join

        join()
