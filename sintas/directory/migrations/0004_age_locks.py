"""A house's own limit of age: read by whoever looks at its directory, set by its heads, never rewritten."""

from importlib import import_module
from typing import Any

from django.db import migrations

locks: Any = import_module("sintas.directory.migrations.0002_locks")


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_age_limit")]
    operations = [locks.lock("directory_agelimit", locks.LOOK, "{head}", change=False)]
