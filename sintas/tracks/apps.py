from django.apps import AppConfig


class TracksConfig(AppConfig):
    """Ways of help that run from data: legal, medical, safe house, counselling, campus, economic. A track is one file in library/."""

    name = "sintas.tracks"
    label = "tracks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Read every track (a broken one stops the start), then tell the file which tab, pages and tasks this room adds."""
        from .joining import join

        join()
