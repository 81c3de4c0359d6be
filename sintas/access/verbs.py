"""The verbs of getting in and out of a file."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "access.join": _("Bergabung dalam kasus unit untuk sementara, dengan alasan"),
    "access.break_glass": _("Membuka berkas dalam keadaan darurat selama empat jam"),
    "access.review": _("Meninjau akses darurat"),
    "access.restrict": _("Menjadikan kasus yang dipimpin kasus terbatas"),
    "access.ask_erasure": _("Mengajukan penghapusan berkas kasus"),
    "access.erase": _("Memutuskan penghapusan berkas kasus unitnya"),
}
