"""Duties by law are tasks that know which duty they are and when their clock began. Whoever oversees the unit sees which, whose and why not, as codes."""

from django.db import migrations, models

COLUMNS = "duty, owner_id, because"


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_release_to_an_outsider")]
    operations = [
        migrations.AddField(model_name="task", name="duty", field=models.CharField(blank=True, default="", max_length=60)),
        migrations.AddField(model_name="task", name="starts_at", field=models.DateTimeField(null=True)),
        migrations.AddField(model_name="task", name="because", field=models.CharField(blank=True, default="", max_length=60)),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.UniqueConstraint(
                condition=models.Q(("done_at", None), models.Q(("duty", ""), _negated=True)), fields=("file", "duty"), name="one_open_duty_of_a_kind"
            ),
        ),
        migrations.RunSQL(
            f"GRANT SELECT ({COLUMNS}) ON cases_task TO sintas_overview", f"REVOKE SELECT ({COLUMNS}) ON cases_task FROM sintas_overview"
        ),
    ]
