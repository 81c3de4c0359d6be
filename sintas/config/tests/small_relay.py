"""A mail relay for tests: takes what it is given on the loopback address and keeps it."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Taken(list[str]):
    """The mails, as they came; `refuse` makes the relay turn them away."""

    refuse = False
    strangers: tuple[str, ...] = ()  # addresses it does not take
    port = 0


@contextmanager
def small_relay() -> Iterator[Taken]:
    taken = Taken()

    class Door(socketserver.StreamRequestHandler):
        def say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

        def handle(self) -> None:
            self.say("220 here")
            while line := self.rfile.readline().decode().strip():
                if line.upper().startswith("DATA"):
                    self.say("354 go on")
                    text = b""
                    while (part := self.rfile.readline()) not in (b".\r\n", b""):
                        text += part
                    taken.append(text.decode())
                    self.say("250 kept")
                elif line.upper().startswith("QUIT"):
                    self.say("221 bye")
                    return
                elif line.upper().startswith("RCPT") and any(one in line for one in taken.strangers):
                    self.say("550 nobody of this name")
                elif line.upper().startswith("MAIL") and taken.refuse:
                    self.say("451 not now")
                else:
                    self.say("250 well")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Door) as server:
        taken.port = server.server_address[1]
        hand = threading.Thread(target=server.serve_forever, daemon=True)
        hand.start()
        try:
            yield taken
        finally:
            server.shutdown()
            hand.join()
