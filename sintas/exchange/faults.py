"""Why a mail did not leave, as a code, and that code in plain words with what to do. Never what the relay answered: it may quote an address."""

from __future__ import annotations

import smtplib
import socket
import ssl

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Promise] = {
    "no_relay": _("Belum ada peladen surel: SINTAS_SMTP_HOST tidak diisi."),
    "name": _("Nama peladen surel tidak ditemukan. Periksa SINTAS_SMTP_HOST dan sambungan internet."),
    "refused": _("Peladen surel menolak sambungan. Periksa SINTAS_SMTP_PORT, dan apakah peladennya menyala."),
    "timeout": _("Peladen surel tidak menjawab. Periksa sambungan, dan apakah tembok api mengizinkannya."),
    "certificate": _("Sertifikat peladen surel tidak dapat dipercaya. Periksa nama peladen, jam mesin ini, dan masa berlaku sertifikatnya."),
    "tls": _("Sambungan aman tidak terjalin. Periksa SINTAS_SMTP_TLS (starttls atau tls) dan SINTAS_SMTP_PORT."),
    "password_file": _("Berkas kata sandi surel tidak dapat dipakai. Periksa SINTAS_SMTP_PASSWORD_FILE dan haknya (0600)."),
    "sign_in": _("Nama pengguna atau kata sandi surel ditolak. Periksa SINTAS_SMTP_USER dan berkas kata sandinya."),
    "sender": _("Alamat pengirim ditolak. Periksa SINTAS_SMTP_FROM."),
    "recipient": _("Alamat penerima ditolak. Periksa alamatnya."),
    "not_now": _("Peladen surel sedang tidak menerima. Sintas mencoba lagi."),
    "cut": _("Sambungan terputus di tengah jalan. Sintas mencoba lagi."),
    "unclear": _("Sintas berhenti tepat saat mengirim. Surel itu mungkin sudah sampai, maka tidak dikirim dua kali."),
    "other": _("Ada gangguan lain pada pengiriman surel. Coba `sintas mail check` di server."),
}
FINAL = frozenset({"recipient", "unclear"})  # trying again would change nothing


def fault_of(error: BaseException) -> str:
    """A code of WORDS."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "recipient" if all(code >= 500 for code, _said in error.recipients.values()) else "not_now"
    if isinstance(error, smtplib.SMTPSenderRefused):
        return "sender" if error.smtp_code >= 500 else "not_now"
    for kind, code in KINDS:
        if isinstance(error, kind):
            return code
    if isinstance(error, smtplib.SMTPResponseException):
        return "not_now" if error.smtp_code < 500 else "other"
    return "password_file" if type(error).__name__ == "SystemProblem" else "other"  # of config, which stands above this room


KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (smtplib.SMTPAuthenticationError, "sign_in"),
    (smtplib.SMTPNotSupportedError, "tls"),
    (smtplib.SMTPServerDisconnected, "cut"),
    (ssl.SSLCertVerificationError, "certificate"),
    (ssl.SSLError, "tls"),
    (socket.gaierror, "name"),
    (ConnectionRefusedError, "refused"),
    (TimeoutError, "timeout"),
    (ConnectionError, "cut"),
)


def is_a_no(error: BaseException) -> bool:
    """The relay answered, and the answer was no: the mail has surely not left."""
    return isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused)
