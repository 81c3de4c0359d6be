"""A carer who breaks the glass is on the team for four hours and a carer all the while: one row per person, file and scope."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_who_gets_in")]
    operations = [
        migrations.RemoveConstraint(model_name="access", name="once_in_a_team"),
        migrations.AddConstraint(
            model_name="access",
            constraint=models.UniqueConstraint(condition=models.Q(("ended_at", None)), fields=("user", "file", "scope"), name="once_in_a_team"),
        ),
    ]
