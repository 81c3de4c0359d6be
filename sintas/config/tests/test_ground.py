"""The ground a test stands on."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_tests_run_as_the_app() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user, current_user, rolsuper, rolbypassrls, rolinherit FROM pg_roles WHERE rolname = session_user")
        assert cursor.fetchone() == ("sintas_app", "sintas_app", False, False, False)
