"""A browser without a network: the program's own WSGI entrance, with cookies kept between requests."""

from __future__ import annotations

import re
from http.cookies import SimpleCookie
from io import BytesIO
from typing import Any
from urllib.parse import urlencode


class Browser:
    """Every request goes through all middleware, and ends as a web server would end it (the connection stays open)."""

    def __init__(self) -> None:
        from sintas.config.wsgi import application

        self.application: Any = application
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> tuple[int, str]:
        return self.ask("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """`fields` with the form token of the page asked before."""
        return self.ask("POST", path, urlencode({"csrfmiddlewaretoken": self.token, **fields}).encode())

    def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, str]:
        """(status, page)."""
        address, _mark, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": address, "QUERY_STRING": query, "SERVER_NAME": "localhost", "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "HTTP_REFERER": "http://localhost/", "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body), "wsgi.errors": BytesIO(), "wsgi.version": (1, 0), "wsgi.multithread": False,
            "wsgi.multiprocess": False, "wsgi.run_once": False, "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }  # fmt: skip
        answer: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], _info: Any = None) -> None:
            answer.update(status=int(status.split()[0]), headers=headers)

        response = self.application(environ, start)
        page = b"".join(response).decode(errors="replace")  # a PDF is no text: what stands at its beginning is enough to know it
        response.close()
        for name, value in answer["headers"]:
            if name == "Set-Cookie":
                self.cookies |= {key: one.value for key, one in SimpleCookie(value).items()}
        if found := re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page):
            self.token = found.group(1)
        return answer["status"], page


def signed_in(username: str) -> Browser:
    """A browser in which this worker of the bench has come in, with her second step."""
    from sintas.kit import clock
    from sintas.staff.models import User
    from sintas.staff.testing import a_code_for
    from tests.bench.fill import PASSWORD

    User.objects.filter(username=username, second_step_at=None).update(second_step_at=clock.now())
    browser = Browser()
    browser.get("/masuk/")
    browser.post("/masuk/", {"username": username, "password": PASSWORD})
    browser.post("/masuk/langkah-kedua/", {"code": a_code_for(User.objects.get(username=username))})
    return browser
