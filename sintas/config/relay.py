"""The mail relay of an installation: the only outgoing connection at run time, and without SINTAS_SMTP_HOST there is none.

SINTAS_SMTP_HOST, _PORT (587), _USER, _PASSWORD_FILE (0600), _FROM, _TLS (starttls, tls; none only for this machine), _TO: who gets the
trail's daily anchor.
"""

from __future__ import annotations

import os
import smtplib
import ssl
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from sintas.config.problem import SystemProblem
from sintas.config.site import LOOPBACK

SECONDS = 20
TLS = ("starttls", "tls", "none")


@dataclass(frozen=True)
class Relay:
    """How mail leaves. `to`: addresses of the administrators who keep the anchors."""

    host: str
    port: int
    user: str
    password_file: Path | None
    sender: str
    tls: str
    to: tuple[str, ...]

    @classmethod
    def from_environment(cls) -> Relay | None:
        """None when no mail shall leave. Raises SystemProblem when what is set cannot work or would travel in clear."""
        host = os.environ.get("SINTAS_SMTP_HOST", "").strip()
        if not host:
            return None
        port, tls = os.environ.get("SINTAS_SMTP_PORT", "587"), os.environ.get("SINTAS_SMTP_TLS", "starttls")
        if not port.isdigit() or not 0 < int(port) < 65536:
            raise SystemProblem("SINTAS_SMTP_PORT must be a number from 1 to 65535.")
        if tls not in TLS or (tls == "none" and host not in LOOPBACK):
            raise SystemProblem("SINTAS_SMTP_TLS must be starttls or tls; `none` is only for a relay on this machine.")
        sender = os.environ.get("SINTAS_SMTP_FROM", "").strip()
        if "@" not in sender:
            raise SystemProblem("SINTAS_SMTP_FROM must be the address mail comes from.")
        held = os.environ.get("SINTAS_SMTP_PASSWORD_FILE")
        to = tuple(one.strip() for one in os.environ.get("SINTAS_SMTP_TO", "").split(",") if one.strip())
        return cls(host, int(port), os.environ.get("SINTAS_SMTP_USER", ""), Path(held) if held else None, sender, tls, to)

    def password(self) -> str:
        """The first line of the file. Raises SystemProblem when it is missing or readable by others."""
        if self.password_file is None:
            return ""
        try:
            if stat.S_IMODE(self.password_file.stat().st_mode) & 0o077:
                raise SystemProblem("The mail password's file can be read by other users; set its rights to 0600.")
            return (self.password_file.read_text().splitlines() or [""])[0]
        except OSError:
            raise SystemProblem("The mail password's file (SINTAS_SMTP_PASSWORD_FILE) cannot be read.") from None

    @contextmanager
    def door(self) -> Iterator[smtplib.SMTP]:
        """Connected, over TLS, signed in. Raises OSError (smtplib.SMTPException is one) or SystemProblem (the password's file)."""
        secure = ssl.create_default_context()
        with (
            smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=secure)
            if self.tls == "tls"
            else smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        ) as door:
            if self.tls == "starttls":
                door.starttls(context=secure)
            if self.user:
                door.login(self.user, self.password())
            yield door

    def hand(self, door: smtplib.SMTP, to: str, subject: str, body: str, *, reference: str = "") -> None:
        """One mail to one address. The same `reference` makes the same Message-ID, by which a mailbox knows a mail that came before."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = self.sender, to, subject
        mail["Auto-Submitted"] = "auto-generated"
        if reference:
            mail["Message-ID"] = f"<{reference}@{self.sender.rpartition('@')[2].rstrip('>')}>"
        mail.set_content(body)
        door.send_message(mail)

    def send(self, subject: str, body: str) -> int:
        """To every address of `to`, each a mail of its own; how many addresses the relay does not take. One of several that is wrong must not
        make the others get the mail again at every attempt. Raises OSError or smtplib.SMTPException (an OSError too) when nobody got it.
        """
        refused = 0
        with self.door() as door:
            for one in self.to:
                try:
                    self.hand(door, one, subject, body)
                except smtplib.SMTPRecipientsRefused:
                    refused += 1
                    if refused == len(self.to):
                        raise
        return refused
