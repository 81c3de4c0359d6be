"""Whoever oversees a unit sees of a task whether it is the contact agreed for after the ending, and no other kind: a kind can tell of a wish to die."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0016_release_to_another_house")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE cases_task ADD follow_up boolean GENERATED ALWAYS AS (kind = 'follow_up') STORED; "
            "GRANT SELECT (follow_up) ON cases_task TO sintas_overview",
            "ALTER TABLE cases_task DROP COLUMN follow_up",
        )
    ]
