"""The same page sent by two threads at the same moment, as a doubled click or an impatient phone does: it counts once."""

from __future__ import annotations

import threading
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from sintas.cases.models import Appointment, Contact, Note, Person, Record, Task, UrgentStep
from sintas.safekeeping.identity import acting_as
from tests.filling import answered_rightly, at_first
from tests.forms_of import Forms

TURNS = 3
# slug of the page -> what it makes, and a field by which its form is known
MADE: dict[str, tuple[Any, str]] = {
    "catatan": (Note, "text"), "kontak": (Contact, "result"), "seseorang": (Person, "name"), "janji": (Appointment, "starts_on"),
    "tugas/baru": (Task, "title"), "keselamatan/langkah": (UrgentStep, "what"),
}  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_count_once(open_a_case: Any, people: Any, signed_in: Any) -> None:
    by, case = people["ratna"], open_a_case("ratna")
    browser, told = signed_in("ratna"), []
    cookies = {name: one.value for name, one in browser.cookies.items()}
    for slug, (model, field) in MADE.items():
        path = f"/kasus/{case.pk}/{slug}/"
        form = next(one for one in Forms(browser.get(path).content.decode()).found if field in one.names)
        _answer, right = answered_rightly(browser, path, form)  # finds out what this form takes; makes the first one
        for turn in range(TURNS):
            fresh = next(one for one in Forms(browser.get(path).content.decode()).found if field in one.names)
            fields = right | {"submission": at_first(fresh)["submission"], field: right[field] if field == "starts_on" else [f"Kali ke-{turn}"]}
            before = counted(by, model, case)
            answers = both(cookies, path, fields)
            told.append((slug, answers, counted(by, model, case) - before))
    assert told == [(slug, [302, 302], 1) for slug in MADE for _turn in range(TURNS)]
    with acting_as(by.user_id):
        sources = Record.objects.filter(file_id=case.pk, kind="note").values_list("source_entry", flat=True)
        assert len(sources) == len(set(sources)) == TURNS + 1


def both(cookies: dict[str, str], path: str, fields: dict[str, list[str]]) -> list[int]:
    """The statuses of two sendings that start together."""
    ready, answers = threading.Barrier(2), []

    def send() -> None:
        mine = Client(raise_request_exception=False)
        mine.cookies = SimpleCookie(cookies)
        ready.wait(timeout=60)
        try:
            answers.append(mine.post(path, fields).status_code)
        finally:
            connections.close_all()

    hands = [threading.Thread(target=send) for _hand in range(2)]
    for one in hands:
        one.start()
    for one in hands:
        one.join(timeout=120)
    return sorted(answers)


def counted(by: Any, model: Any, case: Any) -> int:
    with acting_as(by.user_id):
        return int(model.objects.filter(file_id=case.pk).count())
