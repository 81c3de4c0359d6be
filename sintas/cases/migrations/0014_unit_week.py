"""Whoever oversees a unit sees when its people are taken: whose time, when, which kind. No place and no words."""

from django.db import migrations

COLUMNS = "file_id, owner_id, starts_at, minutes, kind, state"


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_unit_times")]
    operations = [
        migrations.RunSQL(
            f"GRANT SELECT ({COLUMNS}) ON cases_appointment TO sintas_overview;"
            "CREATE POLICY overview ON cases_appointment FOR SELECT TO sintas_overview USING (file_id IN (SELECT c.file_id FROM cases_case c));",
            f"DROP POLICY overview ON cases_appointment; REVOKE SELECT ({COLUMNS}) ON cases_appointment FROM sintas_overview;",
        ),
    ]
