"""A quick password hasher for tests: Argon2 is meant to take 200 ms, and a test run signs in hundreds of times."""

from __future__ import annotations

import os

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class QuickHasher(PBKDF2PasswordHasher):
    """One round. Refuses to exist outside a test run."""

    algorithm = "sintas_test_only"
    iterations = 1

    def __init__(self) -> None:
        if os.environ.get("SINTAS_TEST") != "1":
            raise RuntimeError("the quick hasher is for tests only")
