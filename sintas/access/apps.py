from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who gets into a file, for how long, and who looks at it afterwards: joining, restricted cases, break-glass, leaving, erasure."""

    name = "sintas.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Ways into this room from the pages of rooms below."""
        from .joining import join

        join()
