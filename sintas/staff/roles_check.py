"""Verbs and roles must agree: what a room declares is granted to somebody, and what is granted exists."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from .roles import GRANTED_TO_NO_ONE, ROLES


def declared() -> dict[str, str]:
    """Verb -> room, from the `verbs` module of every room that has one."""
    found: dict[str, str] = {}
    for app in apps.get_app_configs():
        if app.name.startswith("sintas.") and find_spec(f"{app.name}.verbs"):
            found |= dict.fromkeys(import_module(f"{app.name}.verbs").VERBS, app.label)
    return found


def granted() -> frozenset[str]:
    """Every verb some role holds."""
    return frozenset().union(*(verbs for _label, verbs in ROLES.values()))


def ungranted_verbs() -> list[str]:
    """Declared, but nobody holds it and roles.GRANTED_TO_NO_ONE does not name it: start-up refuses."""
    return sorted(set(declared()) - granted() - GRANTED_TO_NO_ONE)


def undeclared_grants() -> list[str]:
    """Granted, but the room it belongs to, which is built, declares no such verb: a typing error or a left-over."""
    rooms = {app.label for app in apps.get_app_configs() if app.name.startswith("sintas.") and find_spec(f"{app.name}.verbs")}
    return sorted(verb for verb in (granted() | GRANTED_TO_NO_ONE) - set(declared()) if verb.partition(".")[0] in rooms)
