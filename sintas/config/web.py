"""How the web server is run, and what it may write into its log."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

from gunicorn.glogging import Logger
from gunicorn.http import wsgi
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

THREADS = 8


def command(port: int, workers: int, host: str = "127.0.0.1") -> list[str]:
    """gunicorn behind whatever ends TLS; on the loopback address only, unless told otherwise."""
    return [
        *(sys.executable, "-m", "gunicorn", "sintas.config.wsgi:application"),
        *("--bind", f"{host}:{port}", "--worker-class", "sintas.config.web.PrivateWorker", "--workers", str(workers), "--threads", str(THREADS)),
        *("--timeout", "60", "--graceful-timeout", "10", "--keep-alive", "5", "--max-requests", "20000", "--max-requests-jitter", "2000"),
        *("--no-control-socket", "--logger-class", "sintas.config.web.QuietLogger", "--log-level", "warning"),
    ]


class QuietLogger(Logger):
    """gunicorn quotes addresses and request lines when something goes wrong; ours says only that it did, and of which kind."""

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        kind = sys.exc_info()[0]
        super().error("web server: %s", kind.__name__ if kind else "error")

    def critical(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        super().error("web server: critical")

    def error(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        super().error("web server: error")

    def warning(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        super().error("web server: warning")

    def access(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: sintas.config.logs writes one line per request, without the address."""


class NamelessResponse(wsgi.Response):
    """gunicorn names itself on every answer; which program answers here is nobody's business."""

    def default_headers(self) -> list[str]:
        """Status, Date and Connection, as gunicorn makes them."""
        return [line for line in super().default_headers() if not line.lower().startswith("server:")]


wsgi.Response = NamelessResponse  # gunicorn has no setting for it: wsgi.create() takes the class from its module


class PrivateWorker(ThreadWorker):
    """What cannot be read as a request never reaches the pages: gunicorn would quote it back, without one of their headers."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """A bare status, of the same privacy as every page."""
        from sintas.config.headers import on_everything

        status, reason = 500, "Internal Server Error"
        for kind, answered in UNREADABLE:
            if isinstance(exc, kind):
                status, reason = answered
                break
        self.log.warning("unreadable request" if status < 500 else "error")
        headers = {"Connection": "close", "Content-Length": "0", **on_everything()}
        lines = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        with suppress(OSError):
            write_nonblock(client, "\r\n".join(lines).encode())


UNREADABLE: tuple[tuple[type[Exception], tuple[int, str]], ...] = (
    (LimitRequestLine, (414, "URI Too Long")),
    (LimitRequestHeaders, (431, "Request Header Fields Too Large")),
    (ParseException, (400, "Bad Request")),
)
