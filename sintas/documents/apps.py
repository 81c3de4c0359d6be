from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Papers made from what a file holds; this room reads and prints, it never decides."""

    name = "sintas.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The tab of every case page, and papers as something a head or supervisor may be asked to approve."""
        from sintas.cases.tabs import CaseTab, add_tab
        from sintas.casework.reading.packets import add_subject
        from sintas.kit.places import tell_places

        from .reading.put_forward import paper_packet

        tell_places(papers="documents:papers", paper="documents:preview", enquiry_paper="documents:enquiry_pdf", answer_paper="documents:answer_pdf")
        tell_places(group_papers="documents:group_papers")
        tell_places(
            week_list="documents:week_pdf",
            roll_list="documents:roll_pdf",
            residence_list="documents:residence_pdf",
            directory_list="documents:directory_pdf",
        )
        add_tab(CaseTab("papers", _("Surat"), "documents:papers", 60, "cases.print"))
        add_subject("paper", paper_packet, page="documents:made", of_entry=True)
