"""Every table: which class of data it holds, what in it is sealed under which ring, and which words and codes stand plain beside."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from sintas.safekeeping.sealed import Sealed

from .markdown import table

PLAIN = (models.CharField, models.TextField, models.JSONField)
# Tables that belong to no file. Every other table has a column file_id, or it fails here: a new one says what it holds.
WITHOUT_FILE = {
    "staff_user": "staff", "staff_posting": "staff", "staff_organisation": "house", "staff_unit": "house", "staff_funding": "house",
    "staff_served": "house", "staff_counter": "house", "staff_attempt": "door", "staff_knownaddress": "door", "staff_authenticator": "proof",
    "staff_passkey": "proof", "staff_recoverycode": "proof", "documents_wordtemplate": "house", "instruments_unitscale": "house",
    "instruments_wordingleave": "house", "cases_unittime": "house", "directory_institution": "house",
    "directory_institutionversion": "house", "directory_service": "house", "directory_opentime": "house", "directory_protected": "house",
    "directory_protectedversion": "house", "directory_agelimit": "house", "django_session": "door", "safekeeping_wrappingkey": "key",
    "safekeeping_seal": "trail", "access_unusual": "staff",
    "exchange_feed": "proof", "exchange_mail": "staff", "exchange_opendoor": "house", "programmes_programme": "house", "programmes_room": "house",
    "procrastinate_jobs": "machine", "procrastinate_events": "machine",
    "procrastinate_workers": "machine", "procrastinate_periodic_defers": "machine", "django_content_type": "machine", "auth_group": "machine",
    "auth_permission": "machine", "auth_group_permissions": "machine", "cases_file": "case",
}  # fmt: skip
OF_A_FILE = {"safekeeping_trail": "trail", "safekeeping_wrap": "key", "staff_draft": "case or own", "staff_notice": "staff"}


def tables() -> str:
    """One row each, with the class of docs/data-classes.md."""
    rows = [row(model) for model in sorted(apps.get_models(include_auto_created=True), key=lambda one: one._meta.db_table)]
    return table(["Table", "Class", "Sealed, by ring", "Plain words and codes"], rows)


def row(model: type[models.Model]) -> list[str]:
    name, fields = model._meta.db_table, model._meta.local_fields
    rings: dict[str, list[str]] = {}
    for one in fields:
        if isinstance(one, Sealed):
            rings.setdefault(one.ring, []).append(one.seal.partition(".")[2])
    plain = [one.column for one in fields if isinstance(one, PLAIN) or one.get_internal_type() == "ArrayField"]
    sealed = "; ".join(f"**{ring}** {', '.join(sorted(names))}" for ring, names in sorted(rings.items()))
    return [f"`{name}`", class_of(name, {one.column for one in fields}), sealed or "–", ", ".join(plain) or "–"]


def class_of(name: str, columns: set[str]) -> str:
    """LookupError for a table nobody has thought about."""
    if "file_id" in columns:
        return OF_A_FILE.get(name, "case")
    if name not in WITHOUT_FILE:
        raise LookupError(f"{name} belongs to no file: say in tests/written/data.py which class of data it holds")
    return WITHOUT_FILE[name]
