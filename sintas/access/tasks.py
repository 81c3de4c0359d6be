"""Where procrastinate looks for the tasks of an app (autodiscovery by this name)."""

from .jobs import look, look_for, sweep

__all__ = ["look", "look_for", "sweep"]
