"""Morning mails: whose they are sees them alone; whoever administers the house gets numbers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sintas.kit.ids
from sintas.safekeeping.rls import own_rows

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"
NUMBERS = f"""
-- How many mails of the houses I administer stand where, and why; no person and no day.
CREATE FUNCTION mail_numbers(since timestamptz) RETURNS TABLE (state text, fault text, mails bigint) LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
DECLARE mine uuid[] := my_organisations('{{administrator}}'); before text := current_setting('app.gate', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  RETURN QUERY SELECT m.state::text, m.fault::text, count(*) FROM exchange_mail m WHERE m.made_at >= since AND m.organisation_id = ANY (mine) GROUP BY 1, 2;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
END $$;
CREATE FUNCTION mail_wishing() RETURNS bigint LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT count(*) FROM staff_user u WHERE u.morning_mail AND u.is_active AND u.organisation_id = ANY (my_organisations('{{administrator}}')) $$;
REVOKE ALL ON FUNCTION mail_numbers(timestamptz), mail_wishing() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mail_numbers(timestamptz), mail_wishing() TO sintas_app;
REVOKE DELETE ON exchange_mail FROM sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0006_transfer_locks"), ("staff", "0008_morning_mail"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("day", models.DateField()),
                ("appointments", models.IntegerField(default=0)),
                ("tasks", models.IntegerField(default=0)),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("made_at", models.DateTimeField()),
                ("next_at", models.DateTimeField()),
                ("state_at", models.DateTimeField()),
                ("tries", models.IntegerField(default=0)),
                ("fault", models.CharField(blank=True, default="", max_length=20)),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(model_name="mail", constraint=models.UniqueConstraint(fields=("user", "day"), name="one_morning_mail_a_day")),
        migrations.AddConstraint(
            model_name="mail",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "claimed", "handing", "sent", "gave_up", "nothing"])), name="mail_state_known"
            ),
        ),
        *own_rows("exchange_mail", "user_id"),
        migrations.RunSQL(NUMBERS, "DROP FUNCTION mail_wishing(); DROP FUNCTION mail_numbers(timestamptz)"),
    ]
