"""Answers and values are narrative: only the team reaches them."""

from django.db import migrations

from sintas.safekeeping.rls import file_lock


class Migration(migrations.Migration):
    dependencies = [("evidence", "0002_scales_and_measures"), ("cases", "0005_before_birth")]
    operations = [op for name in ("scaleresult", "measure", "measurepoint") for op in file_lock(f"evidence_{name}")]
