from django.db import migrations

from sintas.safekeeping.rls import file_lock

TABLES = ("groupassessment", "groupcomposition", "groupending", "groupevaluation", "groupgoal", "groupplan")


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0007_later")]
    operations = [op for name in TABLES for op in file_lock(f"groupwork_{name}")]
