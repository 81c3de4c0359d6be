"""The verbs of staff. A verb's name is what people say; its label stands in docs and on the page of roles."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "staff.set_up": _("Mengatur lembaga, unit, kop surat, dan penomoran"),
    "staff.register": _("Mendaftarkan dan mengubah data petugas"),
    "staff.reset_password": _("Mengatur ulang kata sandi petugas"),
    "staff.see_workload": _("Melihat beban kerja petugas di unitnya"),
}
