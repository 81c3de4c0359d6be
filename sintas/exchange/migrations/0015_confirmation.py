import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sintas.kit.ids
import sintas.safekeeping.sealed


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_unit_times"),
        ("exchange", "0014_signature_locks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ShownMinutes",
            fields=[
                ("id", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("conference", models.UUIDField()),
                ("version", models.IntegerField()),
                ("decisions", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ("parts", sintas.safekeeping.sealed.SealedJSON("shown_minutes.parts", ring="release")),
                ("shown_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.file")),
                ("invitation", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="exchange.invitation")),
                ("release", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.release")),
                ("shown_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "indexes": [models.Index(fields=["conference"], name="shown_of_a_conference")],
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("ended_at", None)), fields=("release",), name="minutes_shown_once_at_a_time")
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("agrees", models.BooleanField()),
                ("words", sintas.safekeeping.sealed.Sealed("confirmation.words", null=True, ring="release")),
                ("at", models.DateTimeField()),
                ("submission", models.UUIDField(null=True)),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.file")),
                ("release", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.release")),
                (
                    "shown",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="words_said", to="exchange.shownminutes"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("shown", "submission"), name="confirmation_once_per_submission"),
                    models.CheckConstraint(
                        condition=models.Q(("agrees", True), ("words__isnull", False), _connector="OR"), name="confirmation_says_why_not"
                    ),
                ],
            },
        ),
    ]
