"""The one clock, and ids made by it."""

import threading
import time
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sintas.kit import clock, ids

MORNING = datetime(2024, 9, 22, 22, 30, tzinfo=UTC)  # 05.30 WIB of the 23rd


def test_the_day_is_the_day_here_and_not_in_greenwich() -> None:
    with clock.stopped(MORNING), timezone.override("Asia/Jakarta"):
        assert clock.today() == date(2024, 9, 23)
        assert clock.local_now().hour == 5
        assert clock.zone_letters() == "WIB"
    with clock.stopped(MORNING), timezone.override("Asia/Jayapura"):
        assert clock.local_now().hour == 7
        assert clock.zone_letters() == "WIT"
    with clock.stopped(MORNING), timezone.override("UTC"):
        assert clock.today() == date(2024, 9, 22)


def test_a_stopped_clock_stands_for_other_threads_too_and_nests() -> None:
    seen: list[datetime] = []
    with clock.stopped(MORNING):
        with clock.stopped(MORNING + timedelta(days=1)):
            thread = threading.Thread(target=lambda: seen.append(clock.now()))
            thread.start()
            thread.join()
        assert clock.now() == MORNING
    assert seen == [MORNING + timedelta(days=1)]
    assert abs((clock.now() - datetime.now(UTC)).total_seconds()) < 5


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"), clock.stopped(datetime(2024, 9, 23)):
        pass
    with pytest.raises(ValueError, match="zone"):
        clock.local(datetime(2024, 9, 23))


@given(st.integers(0, 2**48 - 1))
def test_an_id_is_of_version_7_and_keeps_its_moment(moment: int) -> None:
    made = ids.uuid7(moment)
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert ids.made_at_ms(made) == moment


def test_ids_sort_by_the_moment_and_never_repeat() -> None:
    assert ids.uuid7(1) < ids.uuid7(2) < ids.uuid7()
    assert len({ids.uuid7(5) for _ in range(20_000)}) == 20_000
    assert abs(ids.made_at_ms(ids.uuid7()) - time.time() * 1000) < 5_000


def test_only_our_own_ids_tell_their_moment() -> None:
    with pytest.raises(ValueError, match="version 7"):
        ids.made_at_ms(uuid.uuid4())


def test_a_submission_has_a_shape() -> None:
    made = {ids.new_submission() for _ in range(1000)}
    assert len(made) == 1000
    assert all(ids.is_submission(one) for one in made)
    for wrong in ("", "x", "a" * 23, "a" * 21 + "!", "é" * 22, "a" * 21 + " "):
        assert not ids.is_submission(wrong)
