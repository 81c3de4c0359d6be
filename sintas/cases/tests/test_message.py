"""A reminder to copy: offered only where the client said that messages are safe, in words anybody's phone may show."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sintas.cases.actions.appointing import appoint, settle
from sintas.cases.actions.reach import record_reach
from sintas.cases.models import Reach
from sintas.cases.reading.message import unsafe
from sintas.kit import clock

GIVEN = ("Bunga", "Melati", "Sunyi", "wawancara", "Sentra", "Rehabilitasi", "KS-", "0812", "kakak")


@pytest.fixture
def page(open_a_case: Any, people: Any, as_user: Any, signed_in: Any) -> Any:
    """page(rules...) -> the page of tomorrow's appointment, with these safe-contact rules in the file."""
    case, by = open_a_case("ratna", name="Bunga Melati"), people["ratna"]
    with as_user("ratna"):
        made = appoint(by=by, case=case, starts_at=clock.now() + timedelta(days=1), about="wawancara", place="Jalan Sunyi")

    def show(*rules: dict[str, Any], state: str = "planned") -> str:
        with as_user("ratna"):
            for rule in rules:
                record_reach(by=by, case=case, **rule)
            settle(by=by, case=case, appointment_id=made.pk, state=state)
        answer = signed_in("ratna").get(f"/kasus/{case.pk}/janji/{made.pk}/hasil/")
        assert answer.status_code == 200
        assert "wa.me" not in answer.content.decode()
        return str(answer.content.decode())

    return show


def copied(page: str) -> str:
    return page.split('id="message-text"')[1].split(">", 1)[1].split("</textarea>")[0]


def test_without_a_rule_nothing_is_offered(page: Any) -> None:
    shown = page()
    assert "message-text" not in shown
    assert "Belum tercatat bahwa klien aman menerima pesan" in shown
    assert "message-text" not in page({"channel": "phone", "value": "081234567890"})


def test_where_messages_are_safe_a_neutral_text_is_offered(page: Any) -> None:
    shown = page({"channel": "whatsapp", "value": "081234567890", "when": "sore", "whose": "kakak", "never_say": "Jangan sebut lembaga"})
    text = copied(shown)
    assert "kita bertemu" in text
    assert " WIB" in text
    assert not [word for word in GIVEN if word in text]
    before = shown.split("message-text")[0]
    assert "Jangan sebut lembaga" in before
    assert "sore" in before


def test_one_no_outweighs_every_yes(page: Any) -> None:
    shown = page({"channel": "whatsapp", "value": "081234567890"}, {"channel": "whatsapp", "value": "081999999999", "allowed": False})
    assert "message-text" not in shown
    assert "pesan tertulis tidak aman" in shown


def test_a_rule_in_words_that_speaks_of_messages_is_heard(page: Any) -> None:
    shown = page({"channel": "whatsapp"}, {"channel": "phone", "never_say": "Jangan tinggalkan pesan tertulis"})
    assert "message-text" not in shown
    assert "Baca aturannya dahulu" in shown


def test_of_what_is_past_or_called_off_nobody_is_reminded(page: Any) -> None:
    assert "Pesan pengingat" not in page({"channel": "free"}, state="cancelled")
    assert "Pesan pengingat" in page(state="planned")


@given(some.lists(some.tuples(some.sampled_from(["phone", "whatsapp", "someone", "visit", "free", "email", "letter"]), some.booleans()), max_size=6))
def test_it_is_offered_only_with_a_yes_and_without_a_no(rules: list[tuple[str, bool]]) -> None:
    said = [allowed for channel, allowed in rules if channel in ("whatsapp", "free")]
    offered = unsafe([Reach(channel=channel, allowed=allowed) for channel, allowed in rules]) == ""
    assert offered == (bool(said) and all(said))
