"""What a wsgi server loads. It refuses to load when the installation is not safe to serve."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sintas.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from sintas.config import startup  # noqa: E402 - its checks need Django set up
from sintas.config.request import Careful  # noqa: E402

application.request_class = Careful
startup.check()
