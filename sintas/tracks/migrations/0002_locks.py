"""Which way of help somebody takes is narrative: only the team of the case reaches it."""

from django.db import migrations

from sintas.safekeeping.rls import file_lock


class Migration(migrations.Migration):
    dependencies = [("tracks", "0001_initial"), ("cases", "0005_before_birth")]
    operations = [op for name in ("casetrack", "trackstep") for op in file_lock(f"tracks_{name}")]
