"""Short words for what a stage has in place already; the gates themselves (practice) say only what is missing.

Only gates that ask for something of every client stand here. One that holds because nothing was owed (no danger, no guardian) is not
shown as done: "Rencana keselamatan" with a tick beside it would be untrue.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DONE: dict[str, str | Promise] = {
    "first_contact": _("Kontak pertama"),
    "form_of_address": _("Sapaan klien"),
    "safe_contact": _("Cara menghubungi dengan aman"),
    "confidentiality_explained": _("Kerahasiaan dan batasnya dijelaskan"),
    "client_agreed": _("Persetujuan klien"),
    "service_contract": _("Kontrak pelayanan"),
    "risk_looked_at": _("Risiko sudah dilihat"),
    "protective_factors": _("Faktor pelindung"),
    "age_known": _("Usia klien"),
    "a_session_was_held": _("Sesi sudah berlangsung"),
    "a_follow_up_contact": _("Kontak tindak lanjut"),
}
