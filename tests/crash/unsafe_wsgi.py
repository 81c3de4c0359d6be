"""The application of the control run: sintas.config.wsgi without the check of durability."""

from sintas.config import startup

startup.CHECKS = tuple(check for check in startup.CHECKS if check is not startup.durability)

from sintas.config.wsgi import application  # noqa: E402

__all__ = ["application"]
