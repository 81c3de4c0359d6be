"""Papers are narrative: only the team of the case reaches them. The register of numbers is read by nobody else either."""

from django.db import migrations

from sintas.safekeeping.rls import file_lock


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("cases", "0002_locks")]
    operations = [op for table in ("paper", "paperbody", "approval") for op in file_lock(f"documents_{table}")]
