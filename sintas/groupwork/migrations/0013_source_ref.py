from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0012_ideas_locks")]
    operations = [
        migrations.AddField("group", "source_ref", models.CharField(blank=True, default="", max_length=60)),
        migrations.AddConstraint(
            "group",
            models.UniqueConstraint(
                condition=models.Q(("source_ref", ""), _negated=True), fields=("unit", "source_ref"), name="group_source_once_per_unit"
            ),
        ),
    ]
