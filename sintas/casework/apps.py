from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The first method of social work: sessions with one client, and the stages of the work."""

    name = "sintas.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the story where a session is read."""
        from sintas.cases.reading.story_words import add_entry_page

        add_entry_page("session", "casework:session_entry")
