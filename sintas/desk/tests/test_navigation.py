"""Which entry of the navigation is marked: the file one is in, whichever room draws its page."""

from types import SimpleNamespace
from typing import Any

from django.urls import resolve

from sintas.desk.navigation import here_of
from sintas.desk.tests.test_every_page import OF_A_FILE


def test_a_page_of_a_case_that_group_work_draws_is_a_case() -> None:
    paths = [one.fill() for one in OF_A_FILE if one.name.startswith("groupwork:")]
    marked = {path: here_of(at(path)) for path in paths}
    of_a_case = {here for path, here in marked.items() if path.startswith("/kasus/")}
    assert (of_a_case, {here for path, here in marked.items() if path.startswith("/kelompok/")}) == ({"cases"}, {"groups"})


def at(path: str) -> Any:
    """A request on its way to this address."""
    return SimpleNamespace(path=path, resolver_match=resolve(path))
