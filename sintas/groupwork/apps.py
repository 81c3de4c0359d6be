from django.apps import AppConfig


class GroupworkConfig(AppConfig):
    """Social group work, the second method: a group with its file, its members, its stages."""

    name = "sintas.groupwork"
    label = "groupwork"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Ways into this room from the pages of rooms below."""
        from .joining import join

        join()
