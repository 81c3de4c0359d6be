"""A release may be for somebody without an account: then it has no recipient of the house, and is read under its own id."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sintas.safekeeping.rls import ME, TEAM, mine

READER = "coalesce(recipient_id, id)"
REACHES = """
CREATE OR REPLACE FUNCTION reaches_release(one uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN EXISTS (SELECT FROM cases_release r WHERE r.id = one AND (
    r.file_id = {team} OR ({reader} = {me} AND r.ended_at IS NULL AND r.until > clock_timestamp())));
END $$;
DROP POLICY cases_release_read ON cases_release;
DROP POLICY cases_release_change ON cases_release;
CREATE POLICY cases_release_read ON cases_release FOR SELECT TO sintas_app USING (file_id = {team} OR {reader} = {me});
CREATE POLICY cases_release_change ON cases_release FOR UPDATE TO sintas_app USING (file_id = {team} OR {reader} = {me});
DROP TRIGGER release_only_ends ON cases_release;
CREATE TRIGGER release_only_ends BEFORE UPDATE ON cases_release FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL OR ({columns}) IS DISTINCT FROM ({old}))
  EXECUTE FUNCTION release_only_ends();
"""
BEFORE = ("purpose", "recipient_id", "until", "made_by_id", "made_at")
NOW = (*BEFORE, "recipient_kind", "data_classes")


def rules(reader: str, columns: tuple[str, ...]) -> str:
    """Policies and trigger for this reader, with what may never change."""
    return REACHES.format(
        team=mine(TEAM), me=ME, reader=reader, columns=", ".join(f"NEW.{one}" for one in columns), old=", ".join(f"OLD.{one}" for one in columns)
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_appointment_changes"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.AlterField(
            model_name="release",
            name="recipient",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="release", name="recipient_kind", field=models.CharField(blank=True, default="", max_length=60)
        ),
        migrations.AddField(
            model_name="release",
            name="data_classes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60), blank=True, default=list, size=None
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(("recipient__isnull", False), ("recipient_kind__gt", ""), _connector="OR"), name="release_says_for_whom"
            ),
        ),
        migrations.RunSQL(rules(READER, NOW), rules("r.recipient_id", BEFORE).replace("r.recipient_id = ", "recipient_id = ")),
    ]
