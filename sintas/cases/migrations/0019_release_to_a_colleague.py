"""A release to a colleague who is not on the team may name what consent was asked for, so that it ends with the consent. Its id opens nothing:
only a release without a named reader has a link.
"""

from django.db import migrations, models

from sintas.safekeeping.rls import ME, TEAM, mine

RECEIVES = "ANY((SELECT my_units('{head,intake}'))::uuid[])"
HOLDS = f"recipient_kind <> '' AND recipient_unit_id IS NULL AND id = {ME}"
BEFORE = f"(recipient_id = {ME} OR ({HOLDS}) OR recipient_unit_id = {RECEIVES})"
NOW = f"(recipient_id = {ME} OR ({HOLDS} AND recipient_id IS NULL) OR recipient_unit_id = {RECEIVES})"


def readers(one: str) -> str:
    """Who reads a release, and for how long."""
    return f"""
DROP POLICY cases_release_read ON cases_release;
CREATE POLICY cases_release_read ON cases_release FOR SELECT TO sintas_app USING (file_id = {mine(TEAM)} OR {one});
DROP POLICY cases_release_change ON cases_release;
CREATE POLICY cases_release_change ON cases_release FOR UPDATE TO sintas_app USING (file_id = {mine(TEAM)} OR {one});

CREATE OR REPLACE FUNCTION reaches_release(one uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN EXISTS (SELECT FROM cases_release r WHERE r.id = one
    AND (r.file_id = {mine(TEAM)} OR ({one} AND r.ended_at IS NULL AND r.until > clock_timestamp())));
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0018_unit_of_a_release")]
    operations = [
        migrations.RemoveConstraint("release", "release_to_one"),
        migrations.AddConstraint(
            "release",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("recipient__isnull", False), ("recipient_unit", None)),
                    models.Q(("recipient", None), ("recipient_unit__isnull", False)),
                    models.Q(("recipient", None), ("recipient_kind__gt", ""), ("recipient_unit", None)),
                    _connector="OR",
                ),
                name="release_to_one",
            ),
        ),
        migrations.RunSQL(readers(NOW), readers(BEFORE)),
    ]
