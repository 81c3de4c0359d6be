import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sintas.kit.ids


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0016_release_to_another_house"),
        ("exchange", "0016_confirmation_locks"),
        ("staff", "0008_morning_mail"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Arrival",
            fields=[
                ("id", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("outside", models.BooleanField(default=False)),
                ("number", models.CharField(max_length=30)),
                ("urgency", models.CharField(blank=True, default="", max_length=60)),
                ("sent_at", models.DateTimeField()),
                ("answer_by", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(null=True)),
                ("risen_at", models.DateTimeField(null=True)),
                ("taken_at", models.DateTimeField(null=True)),
                ("taken_by", models.UUIDField(null=True)),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.file")),
                ("from_unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.unit")),
                ("release", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.release")),
                ("sending", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="arrivals", to="exchange.sending")),
                ("sent_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("to_unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.unit")),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("taken_at", None)), fields=["to_unit"], name="arrivals_waiting")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("from_unit", models.F("to_unit")), _negated=True), name="arrival_at_another_unit"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("taken_at", None), ("taken_by", None)),
                            models.Q(("taken_at__isnull", False), ("taken_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="arrival_taken_by_one",
                    ),
                ],
            },
        ),
    ]
