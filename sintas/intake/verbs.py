"""The verbs of intake."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "intake.receive": _("Menerima pengaduan, rujukan, atau orang yang datang sendiri"),
    "intake.read": _("Membaca pengaduan unitnya yang belum diputuskan"),
    "intake.decide": _("Memutuskan: diterima, diarahkan, atau belum memenuhi syarat"),
    "intake.import": _("Memasukkan daftar calon klien dari lembar kerja"),
}
