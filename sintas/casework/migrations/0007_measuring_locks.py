"""Levels of goals and steps are narrative: only the team reaches them."""

from django.db import migrations

from sintas.safekeeping.rls import file_lock


class Migration(migrations.Migration):
    dependencies = [("casework", "0006_measuring"), ("cases", "0005_before_birth")]
    operations = [op for name in ("goalscale", "goallevel", "steplevel") for op in file_lock(f"casework_{name}")]
