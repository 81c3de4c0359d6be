"""Times a unit sets for itself. Its house reads them, its head sets them; nobody rewrites one, an end is for good."""

import django.db.models.deletion
from django.db import migrations, models

import sintas.kit.ids

TABLE = "cases_unittime"
READ = "organisation_id = ANY((SELECT my_organisations('{worker,head,administrator,student,supervisor,intake,auditor}'))::uuid[])"
SETS = "unit_id = ANY((SELECT my_units('{head}'))::uuid[])"
OF_ITS_HOUSE = f"EXISTS (SELECT FROM staff_unit u WHERE u.id = unit_id AND u.organisation_id = {TABLE}.organisation_id)"
LOCK = [
    f"ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY",
    f"ALTER TABLE {TABLE} FORCE ROW LEVEL SECURITY",
    f"CREATE POLICY {TABLE}_read ON {TABLE} FOR SELECT TO sintas_app USING ({READ})",
    f"CREATE POLICY {TABLE}_change ON {TABLE} FOR UPDATE TO sintas_app USING ({SETS} AND ended_at IS NULL) WITH CHECK ({SETS})",
    f"CREATE POLICY {TABLE}_insert ON {TABLE} FOR INSERT TO sintas_app WITH CHECK ({SETS} AND {OF_ITS_HOUSE})",
    f"REVOKE DELETE, UPDATE ON {TABLE} FROM sintas_app",
    f"GRANT UPDATE (ended_at, ended_by) ON {TABLE} TO sintas_app",
]
UNLOCK = [
    f"GRANT DELETE, UPDATE ON {TABLE} TO sintas_app",
    *(f"DROP POLICY {TABLE}_{name} ON {TABLE}" for name in ("read", "change", "insert")),
    f"ALTER TABLE {TABLE} NO FORCE ROW LEVEL SECURITY",
    f"ALTER TABLE {TABLE} DISABLE ROW LEVEL SECURITY",
]


class Migration(migrations.Migration):
    dependencies = [("cases", "0012_release_to_unit"), ("staff", "0006_draft_passed_on")]
    operations = [
        migrations.CreateModel(
            name="UnitTime",
            fields=[
                ("id", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("step", models.CharField(blank=True, default="", max_length=60)),
                ("level", models.CharField(blank=True, default="", max_length=60)),
                ("amount", models.IntegerField()),
                ("measure", models.CharField(blank=True, default="", max_length=60)),
                ("amount_to", models.IntegerField(null=True)),
                ("set_by", models.UUIDField()),
                ("set_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.unit")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("ended_at", None)), fields=("unit", "step", "level"), name="one_time_per_step"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="unit_time_positive"),
                ],
            },
        ),
        migrations.RunSQL(LOCK, UNLOCK),
    ]
