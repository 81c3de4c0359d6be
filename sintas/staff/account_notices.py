"""What an account's owner is told about the account itself: on the page of the day, in neutral words, never by mail."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from . import throttle
from .notices import tell

MANY = 3  # wrong attempts within a day before somebody came in
WORDS = {
    "password_changed": _("Kata sandi Anda diganti. Bila bukan Anda yang menggantinya, segera beri tahu administrator."),
    "password_reset": _("Administrator membuat kode masuk untuk Anda. Bila Anda tidak memintanya, tanyakan kepadanya."),
    "second_step_changed": _("Langkah kedua akun Anda diubah. Bila bukan Anda yang mengubahnya, segera beri tahu administrator."),
    "second_step_reset": _("Administrator menghapus langkah kedua Anda. Bila Anda tidak memintanya, tanyakan kepadanya."),
    "colleagues_second_step_reset": _("Administrator menghapus langkah kedua seorang rekan Anda. Pastikan rekan itu sendiri yang memintanya."),
    "sessions_ended": _("Administrator mengakhiri semua sesi Anda. Masuk lagi seperti biasa."),
    "mail_refused": _("Peladen menolak alamat surel Anda. Mintalah administrator memeriksanya di daftar petugas."),
    "mail_not_sent": _("Ringkasan pagi lewat surel tidak terkirim. Lihat jadwal Anda di sini."),
    "wrong_attempts": _("Sebelum Anda masuk, beberapa kali ada yang mencoba dengan kata sandi atau kode yang salah. Bila bukan Anda, buat kata sandi baru."),
}


def wrong_lately(username: str, kind: str = "name") -> int:
    """Wrong passwords (name) or codes (code) on this account, from anywhere, that were not yet forgotten: at most a day old."""
    return throttle.wrong_on(username, kind).count()


def tell_of_guessing(user_id: UUID, wrong: int) -> None:
    """A notice when there were several; runs under their own identity (acting_as)."""
    if wrong >= MANY:
        tell(user_id, "wrong_attempts")
