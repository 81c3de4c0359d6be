import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which part each facilitator has in a group, and what reaching a goal is good for: codes beside what stands already."""

    dependencies = [("groupwork", "0018_guest_locks")]
    operations = [
        migrations.AddField(
            model_name="groupabout",
            name="roles",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None),
        ),
        migrations.AddField(model_name="groupgoal", name="aim", field=models.CharField(blank=True, default="", max_length=60)),
    ]
