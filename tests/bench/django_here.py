"""Sets Django up for the installation named in the environment, as the web process would be: app role, start-up checked."""

from __future__ import annotations

import os


def set_up(*, pages: bool = False) -> None:
    """`pages`: style sheets and scripts are gathered too, as before serving."""
    os.environ |= {"SINTAS_DB_ROLE": "app", "DJANGO_SETTINGS_MODULE": "sintas.config.settings"}
    import django

    django.setup()
    from sintas.config import startup, statics

    startup.check()
    if pages:
        statics.gather()
