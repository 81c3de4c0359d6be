"""A page is asked for or something is sent; nothing else is answered, at any address."""

from __future__ import annotations

import pytest
from django.test import Client

from sintas.config.methods import ANSWERED


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "X"])
@pytest.mark.parametrize("path", ["/", "/masuk/", "/kasus/", "/tidak/ada/"])
def test_no_other_method_reaches_a_page(method: str, path: str) -> None:
    """No database is asked: the answer comes before session and sign-in."""
    answer = Client().generic(method, path, "x=1", content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, answer.content, answer["Allow"]) == (405, b"", ", ".join(ANSWERED))
    assert not answer.cookies
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
