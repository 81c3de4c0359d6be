from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The first method of social work: assessment to follow-up with one client, and the stages of the work."""

    name = "sintas.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the file which tabs, pages and facts this room adds."""
        from .joining import join

        join()
