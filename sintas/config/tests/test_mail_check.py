"""`sintas mail check`: one mail, and what did not work in words an administrator can act on."""

from __future__ import annotations

import smtplib
import socket
import ssl
from argparse import Namespace
from contextlib import contextmanager
from typing import Any

import pytest

from sintas.config.command import mailing
from sintas.config.problem import SystemProblem
from sintas.config.tests.small_relay import small_relay
from sintas.exchange.faults import WORDS, fault_of, is_a_no


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """check(port, to="") -> (code, what was said); Django stands already in these tests."""

    @contextmanager
    def standing(_system: Any) -> Any:
        yield

    monkeypatch.setattr(mailing, "django_for", standing)
    monkeypatch.setattr(mailing, "system_of", lambda data: None)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    def run(to: str = "", **environment: str) -> tuple[int, str]:
        for name in ("HOST", "PORT", "TLS", "FROM", "TO", "USER", "PASSWORD_FILE"):
            monkeypatch.delenv(f"SINTAS_SMTP_{name}", raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(f"SINTAS_SMTP_{name}", value)
        code = mailing.run(Namespace(data=None, to=to))
        return code, capsys.readouterr().out

    return run


LOCAL = {"HOST": "127.0.0.1", "TLS": "none", "FROM": "kabar@contoh.example"}


def test_it_sends_one_mail_to_each(check: Any) -> None:
    with small_relay() as taken:
        code, said = check(**LOCAL, PORT=str(taken.port), TO="a@contoh.example, b@contoh.example")
        assert (code, len(taken)) == (0, 2)
        assert "sent to b@contoh.example" in said
        assert check(to="c@contoh.example", **LOCAL, PORT=str(taken.port))[0] == 0
        assert "c@contoh.example" in taken[2]
        taken.strangers = ("b@",)
        code, said = check(**LOCAL, PORT=str(taken.port), TO="a@contoh.example, b@contoh.example")
        assert code == 1
        assert "sent to a@contoh.example" in said
        assert "b@contoh.example: The recipient's address is refused" in said or "Alamat penerima ditolak" in said


def test_it_says_what_is_missing(check: Any) -> None:
    assert check()[0] == 1
    assert "SINTAS_SMTP_HOST" in check()[1]
    assert "SINTAS_SMTP_PORT must" in check(HOST="127.0.0.1", PORT="x")[1]
    assert "SINTAS_SMTP_TO" in check(**LOCAL, PORT="25")[1]
    code, said = check(to="a@contoh.example", **LOCAL, PORT="1")
    assert code == 1
    assert "SINTAS_SMTP_PORT" in said


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (socket.gaierror(-2, "x"), "name"),
        (ConnectionRefusedError(), "refused"),
        (TimeoutError(), "timeout"),
        (ssl.SSLCertVerificationError(), "certificate"),
        (ssl.SSLError(), "tls"),
        (smtplib.SMTPNotSupportedError(), "tls"),
        (smtplib.SMTPAuthenticationError(535, b"x"), "sign_in"),
        (smtplib.SMTPSenderRefused(550, b"x", "a"), "sender"),
        (smtplib.SMTPSenderRefused(451, b"x", "a"), "not_now"),
        (smtplib.SMTPRecipientsRefused({"a": (550, b"x")}), "recipient"),
        (smtplib.SMTPRecipientsRefused({"a": (450, b"x")}), "not_now"),
        (smtplib.SMTPDataError(451, b"x"), "not_now"),
        (smtplib.SMTPDataError(554, b"x"), "other"),
        (smtplib.SMTPServerDisconnected(), "cut"),
        (ConnectionResetError(), "cut"),
        (SystemProblem("x"), "password_file"),
        (ValueError(), "other"),
    ],
)
def test_every_fault_has_words_and_quotes_nobody(error: Exception, code: str) -> None:
    assert fault_of(error) == code
    assert code in WORDS
    assert is_a_no(error) == isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused)
