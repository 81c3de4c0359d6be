"""The watch of the drill sees a connection that goes out, and does not take an answer for one."""

from __future__ import annotations

import os
import socket

from .outgoing import speaks_to


def test_a_connection_to_somebody_else_is_seen_and_an_answer_is_not() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        assert not {one for one in speaks_to([os.getpid()], port) if one.endswith(f":{port:04X}")}
        with socket.create_connection(("127.0.0.1", port)) as out:
            answer, _who = listener.accept()
            with answer:
                seen = speaks_to([os.getpid()], port)
                assert f"tcp 0100007F:{port:04X}" in seen
                assert f"tcp 0100007F:{out.getsockname()[1]:04X}" not in seen


def test_a_question_to_a_name_server_is_seen() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.connect(("127.0.0.1", 53))
        assert "udp 0100007F:0035" in speaks_to([os.getpid()], 1)
