"""The least Django the kit needs: when its tests run alone, and for the small site its browser tests walk."""

from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def site() -> dict[str, Any]:
    """What the small site overrides, whatever settings are in force: no database, plain static files, the kit's test pages."""
    return {
        "ALLOWED_HOSTS": ["*"],
        "DEBUG": False,
        "ROOT_URLCONF": "sintas.kit.tests.urls",
        "MIDDLEWARE": [
            "sintas.kit.tests.site.strict_headers",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "DIRS": [HERE / "templates"],
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
        "STATIC_URL": "/static/",
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        "CSRF_COOKIE_SECURE": False,
        "LANGUAGE_CODE": "id",
        "LANGUAGES": [("id", "Bahasa Indonesia"), ("en", "English")],
    }


def least() -> dict[str, Any]:
    """Settings for `settings.configure`."""
    return {
        **site(),
        "SECRET_KEY": "only-for-the-kit-tests",
        "INSTALLED_APPS": ["django.contrib.staticfiles", "sintas.kit"],
        "USE_TZ": True,
        "USE_I18N": True,
        "TIME_ZONE": "Asia/Jakarta",
    }
