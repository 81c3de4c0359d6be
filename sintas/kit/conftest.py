"""Lets the kit's tests run without the project's settings: then Django is set up with the least the kit needs."""

import os

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Sets Django up unless the project's settings are named already (DJANGO_SETTINGS_MODULE) or configured."""
    from django.conf import settings

    if settings.configured or os.environ.get("DJANGO_SETTINGS_MODULE"):
        return
    import django

    from sintas.kit.tests.settings import least

    settings.configure(**least())
    django.setup()
