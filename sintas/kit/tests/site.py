"""A small site of the kit's own pages, with the product's headers: pages to look at, and a server that can be told how to answer."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from sintas.kit import icons
from sintas.kit.tests.settings import site

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


@dataclass
class Told:
    """How the small site shall answer, and what it was sent."""

    draft_status: int = 200
    seal_status: int = 200
    save_status: int = 303
    drafts: list[dict[str, list[str]]] = field(default_factory=list)
    sealed: list[str] = field(default_factory=list)
    saved: list[dict[str, list[str]]] = field(default_factory=list)
    locked: list[dict[str, list[str]]] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    seal_key: str = ""
    shell: dict[str, Any] = field(default_factory=dict)

    def start(self) -> None:
        """As at the beginning."""
        key = self.seal_key
        self.__init__()  # type: ignore[misc]
        self.seal_key = key


TOLD = Told()


def strict_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The headers of the product."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Content-Security-Policy"] = CSP
        response.headers["Cache-Control"] = "no-store"
        # The strictest there is; the pages' own <meta> must soften it, or browsers send "Origin: null" and every form is refused.
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return answer


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nothing."""


@contextmanager
def in_force() -> Iterator[None]:
    """The small site's settings instead of the project's, and no transaction around its views: it has no database."""
    wanted = {alias: held["ATOMIC_REQUESTS"] for alias, held in connections.settings.items()}
    with override_settings(**site()):
        icons.icon.cache_clear()
        for held in connections.settings.values():
            held["ATOMIC_REQUESTS"] = False
        try:
            yield
        finally:
            for alias, atomic in wanted.items():
                connections.settings[alias]["ATOMIC_REQUESTS"] = atomic
            icons.icon.cache_clear()


@contextmanager
def small_site() -> Iterator[str]:
    """Runs the site in this process; gives its address."""
    with in_force():
        server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), server_class=_Server, handler_class=_Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
