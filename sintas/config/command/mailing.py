"""`sintas mail check`: one test mail, and in plain words what did not work."""

from __future__ import annotations

from argparse import ArgumentParser

from sintas.config.command.command import Command, Options, Words
from sintas.config.command.running import django_for, system_of
from sintas.config.problem import SystemProblem
from sintas.config.relay import Relay

SUBJECT = Words("Surel percobaan", "Test mail")
BODY = Words("Surel percobaan ini sampai. Tidak ada yang perlu dilakukan.\n", "This test mail has arrived. Nothing needs to be done.\n")
SENT = Words("terkirim ke {to}", "sent to {to}")
NOBODY = Words("sebutkan penerimanya dengan --to ALAMAT, atau isi SINTAS_SMTP_TO", "name a recipient with --to ADDRESS, or set SINTAS_SMTP_TO")


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--to", metavar="ADDRESS", help=str(Words("penerima surel percobaan", "who gets the test mail")))


def run(options: Options) -> int:
    """0 when the relay took the mail for everybody; 1 with a sentence when not. Needs no database."""
    try:
        relay = Relay.from_environment()
    except SystemProblem as why:  # a setting that cannot work; the sentence names it
        print(f"sintas: {why}")
        return 1
    with django_for(system_of(options.data)):
        if relay is None:
            print(f"sintas: {sentence('no_relay')}")
            return 1
        to = [options.to] if options.to else list(relay.to)
        if not to:
            print(f"sintas: {NOBODY}")
            return 1
        return max(try_one(relay, one) for one in to)


def try_one(relay: Relay, to: str) -> int:
    """One mail to one address."""
    from sintas.exchange.faults import fault_of

    try:
        with relay.door() as door:
            relay.hand(door, to, str(SUBJECT), str(BODY))
    except Exception as error:  # whatever it is, the administrator reads a sentence and no traceback
        print(f"sintas: {to}: {sentence(fault_of(error))}")
        return 1
    print(str(SENT).format(to=to))
    return 0


def sentence(code: str) -> str:
    """A code of exchange/faults.py in the terminal's language."""
    from django.utils import translation

    from sintas.exchange.faults import WORDS

    with translation.override(str(Words("id", "en"))):
        return str(WORDS[code])


COMMANDS = (
    Command(
        "mail check",
        Words("mengirim satu surel percobaan dan mengatakan apa yang tidak berjalan", "sends one test mail and says what did not work"),
        run,
        arguments,
    ),
)
