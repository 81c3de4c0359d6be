"""A flag that asks for something says in the catalogue what, and here where it is done."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sintas.cases.reading.head import PAGE_OF
from sintas.kit.ids import uuid7
from sintas.practice.catalogue import load


def test_every_flag_that_asks_for_something_leads_somewhere_and_no_other() -> None:
    assert {row.code for row in load("flags").rows if row.text("action", "id")} == set(PAGE_OF)


@pytest.mark.parametrize("name", sorted(set(PAGE_OF.values())))
def test_it_is_a_page_of_the_file(name: str) -> None:
    file_id = uuid7()
    assert str(file_id) in reverse(name, args=[file_id])
