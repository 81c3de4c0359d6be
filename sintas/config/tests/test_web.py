"""What the web server answers by itself, before any page: as private as the pages, and without a word of what was sent."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from django.test import RequestFactory
from gunicorn.config import Config
from gunicorn.http import wsgi
from gunicorn.http.errors import InvalidHeader, InvalidRequestLine, LimitRequestHeaders, LimitRequestLine
from gunicorn.http.parser import RequestParser

from sintas.config.headers import on_everything
from sintas.config.web import PrivateWorker, QuietLogger, command


@pytest.fixture
def worker() -> Any:
    one = PrivateWorker.__new__(PrivateWorker)
    one.log = QuietLogger(Config())
    return one


@pytest.mark.parametrize(
    ("error", "status"),
    [(LimitRequestLine(9000, 4094), 414), (LimitRequestHeaders("rahasia-77"), 431), (InvalidRequestLine("GET /kasus/rahasia-77"), 400),
     (InvalidHeader("rahasia-77"), 400), (ValueError("rahasia-77"), 500)],
)  # fmt: skip
def test_an_unreadable_request_is_told_its_status_and_nothing_else(worker: Any, capfd: Any, error: Exception, status: int) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        worker.handle_error(None, ours, ("127.0.0.1", 1), error)
        told = theirs.recv(65_536).decode()
    head, body = told.split("\r\n\r\n", 1)
    assert head.startswith(f"HTTP/1.1 {status} ") and body == ""
    for name, value in on_everything().items():
        assert f"\r\n{name}: {value}\r\n" in head + "\r\n", name
    logged = capfd.readouterr()
    assert "rahasia-77" not in told + logged.out + logged.err


def test_no_answer_names_the_program_that_gave_it() -> None:
    """The way gunicorn's own worker makes an answer: status and our headers, not the name of the server."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        request = next(RequestParser(Config(), iter([b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"]), ("127.0.0.1", 1)))
        answer, _environ = wsgi.create(request, ours, ("127.0.0.1", 1), ("127.0.0.1", 2), Config())
        answer.start_response("200 OK", [("Content-Length", "0"), ("X-Ours", "yes")])
        answer.close()
        told = theirs.recv(65_536).decode()
    assert told.startswith("HTTP/1.1 200 OK\r\n") and "\r\nX-Ours: yes\r\n" in told and "\r\nDate: " in told
    assert "gunicorn" not in told.lower() and "\r\nserver:" not in told.lower()


def test_the_server_is_started_with_that_worker() -> None:
    words = command(8000, 2)
    assert words[words.index("--worker-class") + 1] == f"{PrivateWorker.__module__}.{PrivateWorker.__qualname__}"


@pytest.mark.django_db(transaction=True)  # the server closes connections between requests
@pytest.mark.parametrize("content_type", ["text/plain; charset=utf-8", "text/plain; charset=nonsense", "application/json; charset=utf-16", ""])
def test_a_query_of_thousands_of_fields_is_a_page_that_says_no(content_type: str) -> None:
    """The whole way a web server goes, with the request class it is given."""
    from sintas.config.wsgi import application

    told: list[Any] = []
    environ = RequestFactory().generic("GET", "/masuk/?" + "x=1&" * 2_500, content_type=content_type).environ
    body = b"".join(application(environ, lambda status, headers: told.extend((status, dict(headers)))))
    assert told[0].startswith("400 ")
    assert on_everything().items() <= told[1].items()
    assert b"<html" in body
