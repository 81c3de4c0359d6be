"""Django's settings. Everything that differs between installations comes from the environment or the data folder (system.py)."""

from __future__ import annotations

import os
from pathlib import Path

import django_stubs_ext
from django.utils.translation import gettext_lazy as _

from sintas.config import logs, rooms
from sintas.config.relay import Relay
from sintas.config.site import Site
from sintas.config.system import System

django_stubs_ext.monkeypatch()  # `models.Field[Any, Any]` in an annotation or a base is meant for mypy; at run time it must merely not fail

HOUSE = Path(__file__).resolve().parent.parent
SYSTEM = System.from_environment()
TESTING = SYSTEM.throw_away()  # loosens the hasher and the durability check; a real data folder cannot be taken for one
SITE = Site.of(SYSTEM)

DEBUG = False  # always: an error page with local variables would show a file's content
SECRET_KEY = SYSTEM.secret()
ALLOWED_HOSTS = [*SITE.hosts, "testserver"] if TESTING else SITE.hosts
CSRF_TRUSTED_ORIGINS = SITE.origins
ROOT_URLCONF = "sintas.config.urls"
WSGI_APPLICATION = "sintas.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# safekeeping reads its key file from here; set for processes that were started with --data or by a plain wsgi server.
os.environ.setdefault("SINTAS_SERVICE_KEY", str(SYSTEM.service_key))

INSTALLED_APPS = [
    *rooms.apps(),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "sintas.config.headers.OnEverything",
    "sintas.config.health.Healthz",  # answers before a host name, a session or a cookie is asked for
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads by a random length (BREACH); on 400 kbit/s a page of 50 kB is a second
    "sintas.config.logs.OneLinePerRequest",
    "sintas.config.headers.PrivateHeaders",
    "csp.middleware.CSPMiddleware",
    "sintas.config.methods.GetHeadPost",
    "sintas.config.sessions.HonestSessions",
    "sintas.config.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sintas.staff.signin.KnowWho",
    "sintas.safekeeping.identity.InOneTransaction",  # last: closest to the view
]

# One alias. Which role it signs in as is decided by how the process is started, so a web process never holds the owner's password.
DB_ROLE = os.environ.get("SINTAS_DB_ROLE", "app")
DATABASES = {
    "default": {
        "ENGINE": "sintas.safekeeping.pg",
        **SYSTEM.login(DB_ROLE).for_django(),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": True,
    }
}
if TESTING:
    _owner = SYSTEM.login("owner")
    DATABASES["default"]["TEST"] = {"OWNER": _owner.user, "OWNER_PASSWORD": _owner.password}  # read by sintas.safekeeping.pg
# Reading every table as the app role ends a test run or finds locked tables empty: nobody uses serialized_rollback here.
TEST_NON_SERIALIZED_APPS = [room.rsplit(".", 1)[-1] for room in rooms.apps()] + ["procrastinate"]
# A command that needs another role (key rotation, sealing, backup) opens its own connection with what stands in its role's file.
SINTAS_LOGIN = SYSTEM.login

REPLAY_LIST = str(SYSTEM.replay_list)  # written to by the verbs that nothing may undo (safekeeping/replaying.py)

AUTH_USER_MODEL = "staff.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if TESTING:
    PASSWORD_HASHERS = ["sintas.config.testhasher.QuickHasher", *PASSWORD_HASHERS]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/"

SESSION_ENGINE = "django.contrib.sessions.backends.db"  # holds the user's id and nothing else
SESSION_COOKIE_NAME = "s"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SITE.https
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 10 * 60 * 60  # the absolute end; the idle limit is the staff room's
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
CSRF_COOKIE_NAME = "f"
CSRF_COOKIE_SECURE = SITE.https
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sintas.staff.views.kept.csrf_failure"  # what was typed travels on, sealed
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # under no-referrer Chromium sends "Origin: null" and every form is refused
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SITE.https else 0
SECURE_SSL_REDIRECT = False  # the proxy in front does it; a redirect here would carry the address in clear first
if SITE.https:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SELF = ["'self'"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": SELF,
        "style-src": SELF,
        "img-src": SELF,
        "font-src": SELF,
        "connect-src": SELF,
        "form-action": SELF,
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

# A form of text stays far below; an attachment waits in memory (uploads.py), never in clear on a disk.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_HANDLERS = ["sintas.config.uploads.InMemoryOnly"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 26_000_000

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("Inggris"))]
LANGUAGE_COOKIE_NAME = "bahasa"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = SITE.https
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [str(HOUSE / "locale")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = SITE.time_zone

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                "django.template.loaders.app_directories.Loader"
                if SITE.developing
                else ("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"])
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                *rooms.context_processors(),
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

STATIC_URL = "/static/"
STATIC_ROOT = str(SITE.static)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing is ever stored as a file: attachments are sealed rows
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or SITE.developing
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING or SITE.developing
WHITENOISE_AUTOREFRESH = SITE.developing
WHITENOISE_MAX_AGE = 3600

# The only outgoing connection at run time; without SINTAS_SMTP_HOST no mail leaves (relay.py).
RELAY = None if TESTING else Relay.from_environment()
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" if RELAY else "django.core.mail.backends.dummy.EmailBackend"
if RELAY:
    EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = RELAY.host, RELAY.port, RELAY.user, RELAY.password()
    EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = RELAY.tls == "starttls", RELAY.tls == "tls", 20
    DEFAULT_FROM_EMAIL = SERVER_EMAIL = RELAY.sender
LOGGING_CONFIG = None
logs.set_up(SITE.log_level)
