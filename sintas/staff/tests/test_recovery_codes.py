"""Recovery codes in the database: as a password is kept, for one person, each once."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from django.db import connection

from sintas.kit import clock
from sintas.safekeeping.identity import acting_as
from sintas.staff.actions.second_step import new_recovery_codes, use_recovery_code
from sintas.staff.models import RecoveryCode, User
from sintas.staff.second_step import recovery
from sintas.staff.second_step.recovery import CodeHasher


def test_ten_codes_of_twelve_letters_each_under_a_salt_of_its_own(people: Any, as_user: Any) -> None:
    with as_user("ratna"):
        codes = new_recovery_codes(by=people["ratna"])
        held = [bytes(one.digest).decode() for one in RecoveryCode.objects.all()]
    assert len(set(codes)) == 10 and all(recovery.looks_like_one(code) for code in codes)
    assert len({one.split("$")[2] for one in held}) == 10  # algorithm, rounds, salt, hash
    assert not any(recovery.plain(code) in one for code in codes for one in held)


def test_outside_of_tests_it_is_argon2id_with_what_the_standard_asks_for(settings: Any, cast: dict[str, User]) -> None:
    settings.TESTING = False
    user_id, code = cast["ratna"].pk, "abcd-efgh-jkmn"
    began = time.perf_counter()
    held = recovery.digest(user_id, code)
    assert time.perf_counter() - began < 2  # ten of these, and a page still answers
    assert held.startswith(b"argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert held != recovery.digest(user_id, code)
    assert recovery.fits(user_id, " ABCD efgh JKMN ", held)
    assert not recovery.fits(user_id, "abcd-efgh-jkmm", held) and not recovery.fits(cast["budi"].pk, code, held)
    assert CodeHasher().memory_cost >= 19_456 and CodeHasher().time_cost >= 2


def test_a_code_from_before_still_opens_once(cast: dict[str, User]) -> None:
    user_id = cast["ratna"].pk
    with acting_as(user_id):
        RecoveryCode.objects.create(user_id=user_id, digest=recovery.keyed(user_id, "abcd-efgh-jkmn"), made_at=clock.now())
        assert use_recovery_code(user_id, "abcd-efgh-jkmn")
        assert not use_recovery_code(user_id, "abcd-efgh-jkmn")


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_with_one_code_are_one(transactional_db: Any, cast: dict[str, User]) -> None:
    user_id, opened, gate = cast["ratna"].pk, list[bool](), threading.Barrier(2, timeout=20)
    with acting_as(user_id):
        RecoveryCode.objects.create(user_id=user_id, digest=recovery.digest(user_id, "abcd-efgh-jkmn"), made_at=clock.now())

    def tries() -> None:
        with acting_as(user_id):
            gate.wait()
            opened.append(use_recovery_code(user_id, "abcd-efgh-jkmn"))
        connection.close()

    both = [threading.Thread(target=tries) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(opened) == [False, True]
