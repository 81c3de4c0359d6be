"""How the web server is run, and what it may write into its log."""

from __future__ import annotations

import sys
from typing import Any

from gunicorn.glogging import Logger

THREADS = 8


def command(port: int, workers: int, host: str = "127.0.0.1") -> list[str]:
    """gunicorn behind whatever ends TLS; on the loopback address only, unless told otherwise."""
    return [
        *(sys.executable, "-m", "gunicorn", "sintas.config.wsgi:application"),
        *("--bind", f"{host}:{port}", "--worker-class", "gthread", "--workers", str(workers), "--threads", str(THREADS)),
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
