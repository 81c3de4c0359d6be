"""Scales that were given, and measures followed over time."""

import django.db.models.deletion
import django.utils.timezone
import sintas.kit.ids
import sintas.safekeeping.sealed
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_before_birth"),
        ("evidence", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Measure",
            fields=[
                ("id", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("entry", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False)),
                ("number", models.IntegerField(default=1)),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("superseded_at", models.DateTimeField(null=True)),
                ("set_aside", models.BooleanField(default=False)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("submission", models.UUIDField(null=True)),
                ("happened", models.CharField(blank=True, default="", max_length=40)),
                ("happened_on", models.DateField(null=True)),
                ("happened_at", models.TimeField(null=True)),
                ("late", models.BooleanField(default=False)),
                ("name", sintas.safekeeping.sealed.Sealed("measure.name", ring="content")),
                ("how", sintas.safekeeping.sealed.Sealed("measure.how", null=True, ring="content")),
                ("unit_of", sintas.safekeeping.sealed.Sealed("measure.unit_of", null=True, ring="content")),
                ("direction", models.CharField(blank=True, default="", max_length=60)),
                ("low", sintas.safekeeping.sealed.Sealed("measure.low", null=True, ring="content")),
                ("high", sintas.safekeeping.sealed.Sealed("measure.high", null=True, ring="content")),
                ("aim", sintas.safekeeping.sealed.Sealed("measure.aim", null=True, ring="content")),
                ("goal", models.UUIDField(null=True)),
                ("scale", models.CharField(blank=True, default="", max_length=60)),
                ("part", models.CharField(blank=True, default="", max_length=60)),
                ("phases", sintas.safekeeping.sealed.SealedJSON("measure.phases", null=True, ring="content")),
                ("help_from", models.DateField(null=True)),
                ("group", models.UUIDField(null=True)),
                ("setting", sintas.safekeeping.sealed.Sealed("measure.setting", null=True, ring="content")),
                ("author", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.file")),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("set_aside", False), ("superseded_at", None), ("withdrawn_at", None)),
                        fields=["file"],
                        name="measure_current",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("set_aside", False)), fields=("entry", "number"), name="measure_one_save_per_version"
                    ),
                    models.UniqueConstraint(fields=("file", "submission"), name="measure_once_per_submission"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasurePoint",
            fields=[
                ("id", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("entry", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False)),
                ("number", models.IntegerField(default=1)),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("superseded_at", models.DateTimeField(null=True)),
                ("set_aside", models.BooleanField(default=False)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("submission", models.UUIDField(null=True)),
                ("happened", models.CharField(blank=True, default="", max_length=40)),
                ("happened_on", models.DateField(null=True)),
                ("happened_at", models.TimeField(null=True)),
                ("late", models.BooleanField(default=False)),
                ("measure", models.UUIDField()),
                ("value", sintas.safekeeping.sealed.Sealed("measure_point.value", null=True, ring="content")),
                ("note", sintas.safekeeping.sealed.Sealed("measure_point.note", null=True, ring="content")),
                ("author", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.file")),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("set_aside", False), ("superseded_at", None), ("withdrawn_at", None)),
                        fields=["file"],
                        name="measurepoint_current",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("set_aside", False)), fields=("entry", "number"), name="measurepoint_one_save_per_version"
                    ),
                    models.UniqueConstraint(fields=("file", "submission"), name="measurepoint_once_per_submission"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScaleResult",
            fields=[
                ("id", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("entry", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False)),
                ("number", models.IntegerField(default=1)),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("superseded_at", models.DateTimeField(null=True)),
                ("set_aside", models.BooleanField(default=False)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("submission", models.UUIDField(null=True)),
                ("happened", models.CharField(blank=True, default="", max_length=40)),
                ("happened_on", models.DateField(null=True)),
                ("happened_at", models.TimeField(null=True)),
                ("late", models.BooleanField(default=False)),
                ("scale", models.CharField(blank=True, default="", max_length=60)),
                ("scale_version", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=5)),
                ("completed_by", models.CharField(blank=True, default="", max_length=60)),
                ("proxy", sintas.safekeeping.sealed.Sealed("scale.proxy", null=True, ring="content")),
                ("answers", sintas.safekeeping.sealed.SealedJSON("scale.answers", null=True, ring="content")),
                ("total", sintas.safekeeping.sealed.Sealed("scale.total", null=True, ring="content")),
                ("outcome", sintas.safekeeping.sealed.SealedJSON("scale.outcome", null=True, ring="content")),
                ("total_only", models.BooleanField(default=False)),
                ("validated", models.BooleanField(default=False)),
                ("note", sintas.safekeeping.sealed.Sealed("scale.note", null=True, ring="content")),
                ("author", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.file")),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("set_aside", False), ("superseded_at", None), ("withdrawn_at", None)),
                        fields=["file"],
                        name="scaleresult_current",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("set_aside", False)), fields=("entry", "number"), name="scaleresult_one_save_per_version"
                    ),
                    models.UniqueConstraint(fields=("file", "submission"), name="scaleresult_once_per_submission"),
                ],
            },
        ),
    ]
