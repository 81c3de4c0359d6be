"""A leave may end without a return. Whoever oversees the unit sees the day, as she sees that of a return: otherwise it would read "not back" for ever."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programmes", "0002_locks")]
    operations = [
        migrations.AddField(model_name="leave", name="stays_away_on", field=models.DateField(null=True)),
        migrations.AddConstraint(
            model_name="leave",
            constraint=models.CheckConstraint(
                condition=models.Q(("stays_away_on", None), models.Q(("back_on", None), ("stays_away_on__gte", models.F("from_on"))), _connector="OR"),
                name="leave_ends_in_one_way",
            ),
        ),
        migrations.RunSQL(
            "GRANT SELECT (stays_away_on) ON programmes_leave TO sintas_overview", "REVOKE SELECT (stays_away_on) ON programmes_leave FROM sintas_overview"
        ),
    ]
