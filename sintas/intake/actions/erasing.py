"""An enquiry that never became a case is erased by two people, as a case is (access/actions/erasing.py). One that did goes with its case."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ..models import Enquiry

CLOSED = ("redirected", "not_eligible", "withdrawn")


def may_be_erased(enquiry: Enquiry) -> bool:
    """Decided, and no case came of it."""
    return enquiry.state in CLOSED and enquiry.case_file_id is None


def why_not(enquiry: Enquiry) -> str:
    """One sentence for an open one and for one that became a case; "" when it may be erased."""
    if may_be_erased(enquiry):
        return ""
    return _("Pengaduan yang belum diputuskan tidak dapat dihapus. Yang sudah menjadi kasus terhapus bersama kasusnya.")
