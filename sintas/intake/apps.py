from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """How somebody comes: an enquiry, its decision, the case that follows."""

    name = "sintas.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The list of cases leads to a new enquiry, the story to what came with a referral."""
        from sintas.cases.reading.story_words import add_entry_page
        from sintas.kit.places import tell_places

        tell_places(new_enquiry="intake:new")
        add_entry_page("referral_in", "intake:received")
