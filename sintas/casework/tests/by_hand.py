"""What the tests of requirements share: a form is filled as a worker fills it, and the page after it is read."""

from __future__ import annotations

from html import unescape
from typing import Any

from django.urls import reverse

from sintas.kit.ids import new_submission
from sintas.practice.catalogue import load


def send(browser: Any, page: str, case: Any, *more: Any, **fields: Any) -> str:
    """Fill the form with this url name and follow to the page after it; fails with what the form said when it was refused."""
    answer = browser.post(reverse(page, args=[case.pk, *more]), {"submission": new_submission(), **fields}, follow=True)
    assert answer.redirect_chain, unescape(answer.content.decode())[:3000]
    return unescape(answer.content.decode())


def read(browser: Any, page: str, case: Any, *more: Any) -> str:
    """The words of a page of this case."""
    answer = browser.get(reverse(page, args=[case.pk, *more]))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def rows(name: str, *several: dict[str, Any]) -> dict[str, Any]:
    """Rows as a browser sends them."""
    return {f"{name}-{at}-{column}": value for at, row in enumerate(several) for column, value in row.items()}


def codes(name: str) -> list[str]:
    """Every code of a list that may be chosen."""
    return [row.code for row in load(name).in_use()]


def label(name: str, code: str) -> str:
    """Its word on an Indonesian screen."""
    return load(name).label(code, "id")


def all_there(page: str, *several: str) -> None:
    """Every one of these words stands on the page."""
    assert [words for words in several if words not in page] == []
