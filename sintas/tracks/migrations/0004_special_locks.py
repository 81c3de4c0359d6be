"""Stays, weighings, progress and advocacy are narrative: only the team of the case reaches them."""

from django.db import migrations

from sintas.safekeeping.rls import file_lock


class Migration(migrations.Migration):
    dependencies = [("tracks", "0003_special_records"), ("cases", "0005_before_birth")]
    operations = [op for name in ("advocacy", "economicprogress", "safehousestay", "weighing") for op in file_lock(f"tracks_{name}")]
