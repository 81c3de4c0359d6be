"""What a tool held belongs to this room now. Only what Django knows changes: casework 0005 gives the table, with its rows and locks, its new name.

A later migration that alters this table depends on ("casework", "0005_tools_move"): on a new database it is made there.
"""

import django.db.models.deletion
import django.utils.timezone
import sintas.kit.ids
import sintas.safekeeping.sealed
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0005_before_birth"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="ToolEntry",
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
                        ("tool", models.CharField(blank=True, default="", max_length=60)),
                        ("schema", models.IntegerField(default=1)),
                        ("content", sintas.safekeeping.sealed.SealedJSON("tool.content", null=True, ring="content")),
                        ("subject", sintas.safekeeping.sealed.SealedJSON("tool.subject", null=True, ring="content")),
                        ("note", sintas.safekeeping.sealed.Sealed("tool.note", null=True, ring="content")),
                        ("drawn_with_client", models.BooleanField(default=False)),
                        (
                            "author",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                        ),
                        ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.file")),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                condition=models.Q(("set_aside", False), ("superseded_at", None), ("withdrawn_at", None)),
                                fields=["file"],
                                name="toolentry_current",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("set_aside", False)), fields=("entry", "number"), name="toolentry_one_save_per_version"
                            ),
                            models.UniqueConstraint(fields=("file", "submission"), name="toolentry_once_per_submission"),
                        ],
                    },
                ),
            ]
        ),
    ]
