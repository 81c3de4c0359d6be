"""A release to a unit of another house names what consent was asked for, so that it ends with the consent. Its id still opens nothing:
only a release without a unit has a link.
"""

from django.db import migrations, models

from sintas.safekeeping.rls import ME, TEAM, mine

RECEIVES = "ANY((SELECT my_units('{head,intake}'))::uuid[])"
READER = f"(recipient_id = {ME} OR (recipient_kind <> '' AND recipient_unit_id IS NULL AND id = {ME}) OR recipient_unit_id = {RECEIVES})"

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
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_horizon_of_a_case")]
    operations = [
        migrations.RemoveConstraint("release", "release_to_one"),
        migrations.AddConstraint(
            "release",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("recipient__isnull", False), ("recipient_kind", ""), ("recipient_unit", None)),
                    models.Q(("recipient", None), ("recipient_unit__isnull", False)),
                    models.Q(("recipient", None), ("recipient_kind__gt", ""), ("recipient_unit", None)),
                    _connector="OR",
                ),
                name="release_to_one",
            ),
        ),
        migrations.RunSQL(READERS, migrations.RunSQL.noop),
    ]
