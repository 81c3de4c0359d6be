"""A release may be put before a unit: whoever receives there that day (its head and intake) reads it while it stands."""

import django.db.models.deletion
from django.db import migrations, models

from sintas.safekeeping.rls import ME, TEAM, mine

RECEIVES = "ANY((SELECT my_units('{head,intake}'))::uuid[])"
# An outsider holds a link whose id is the release's; a release to a unit has none, so its id opens nothing.
READER = f"(recipient_id = {ME} OR (recipient_kind <> '' AND id = {ME}) OR recipient_unit_id = {RECEIVES})"
FIXED = ("purpose", "recipient_id", "recipient_unit_id", "recipient_kind", "data_classes", "until", "made_by_id", "made_at")

READERS = f"""
DROP POLICY cases_release_read ON cases_release;
CREATE POLICY cases_release_read ON cases_release FOR SELECT TO sintas_app USING (file_id = {mine(TEAM)} OR {READER});
DROP POLICY cases_release_change ON cases_release;
CREATE POLICY cases_release_change ON cases_release FOR UPDATE TO sintas_app USING (file_id = {mine(TEAM)} OR {READER});

CREATE OR REPLACE FUNCTION reaches_release(one uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN EXISTS (SELECT FROM cases_release r WHERE r.id = one
    AND (r.file_id = {mine(TEAM)} OR ({READER} AND r.ended_at IS NULL AND r.until > clock_timestamp())));
END $$;

DROP TRIGGER release_only_ends ON cases_release;
CREATE TRIGGER release_only_ends BEFORE UPDATE ON cases_release FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL OR ({", ".join(f"NEW.{one}" for one in FIXED)}) IS DISTINCT FROM ({", ".join(f"OLD.{one}" for one in FIXED)}))
  EXECUTE FUNCTION release_only_ends();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0011_duties"), ("staff", "0007_time_zone")]
    operations = [
        migrations.AddField(
            "release",
            "recipient_unit",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.unit"),
        ),
        migrations.RemoveConstraint("release", "release_says_for_whom"),
        migrations.AddConstraint(
            "release",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("recipient__isnull", False), ("recipient_kind", ""), ("recipient_unit", None)),
                    models.Q(("recipient", None), ("recipient_kind", ""), ("recipient_unit__isnull", False)),
                    models.Q(("recipient", None), ("recipient_kind__gt", ""), ("recipient_unit", None)),
                    _connector="OR",
                ),
                name="release_to_one",
            ),
        ),
        migrations.RunSQL(READERS, migrations.RunSQL.noop),
    ]
