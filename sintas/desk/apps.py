from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Where the day begins: Hari ini, search, the case page composed of what the rooms below know."""

    name = "sintas.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The first tab of a case is its story; rooms below lead back to it and to the day."""
        from django.utils.translation import gettext_lazy as _

        from sintas.cases.tabs import CaseTab, add_tab
        from sintas.kit.places import tell_places

        from . import (  # noqa: F401 - naming them adds their sections
            day_approvals,
            day_arrivals,
            day_conferences,
            day_duties,
            day_groups,
            day_house,
            day_leave,
            day_looking,
            day_notices,
            day_programmes,
            day_referrals,
            day_sections,
            day_transfers,
        )

        tell_places(today="desk:today", case="desk:case")
        add_tab(CaseTab("story", _("Cerita"), "desk:case", 10))
