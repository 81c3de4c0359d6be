"""A release may be for a group: whoever is on the team of that group's file reads the copy while it stands (docs/decisions/0027).

And whoever reaches a case because its client takes part in a group (scope `group`) reaches its coded row, not its header: a member is known
in the group by the name she chose.
"""

import django.db.models.deletion
from django.db import migrations, models

from sintas.safekeeping.rls import ME, TEAM, mine

RECEIVES = "ANY((SELECT my_units('{head,intake}'))::uuid[])"
# An outsider holds a link whose id is the release's; a release to a colleague, a unit or a group has none, so its id opens nothing.
LINK = f"(recipient_kind <> '' AND recipient_id IS NULL AND recipient_unit_id IS NULL AND recipient_file_id IS NULL AND id = {ME})"
READER = f"(recipient_id = {ME} OR {LINK} OR recipient_unit_id = {RECEIVES} OR recipient_file_id = {mine(('team',))})"
FIXED = ("purpose", "recipient_id", "recipient_unit_id", "recipient_file_id", "recipient_kind", "data_classes", "until", "made_by_id", "made_at")

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

CREATE OR REPLACE FUNCTION unit_of_release() RETURNS uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE before text := current_setting('app.gate', true); found uuid;
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  found := (SELECT f.unit_id FROM cases_release r JOIN cases_file f ON f.id = r.file_id
    WHERE r.id = {ME} AND r.recipient_kind <> '' AND r.recipient_id IS NULL AND r.recipient_unit_id IS NULL AND r.recipient_file_id IS NULL
      AND r.ended_at IS NULL AND r.until > clock_timestamp());
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN found;
END $$;

DROP TRIGGER release_only_ends ON cases_release;
CREATE TRIGGER release_only_ends BEFORE UPDATE ON cases_release FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL OR ({", ".join(f"NEW.{one}" for one in FIXED)}) IS DISTINCT FROM ({", ".join(f"OLD.{one}" for one in FIXED)}))
  EXECUTE FUNCTION release_only_ends();

-- Of a file that is none of one's own one may know this alone: it is a group of the same house. A copy never goes to another case, or another house.
CREATE FUNCTION release_to_a_group() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE before text := current_setting('app.gate', true); there boolean;
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  there := EXISTS (SELECT FROM cases_file f
    WHERE f.id = NEW.recipient_file_id AND f.kind = 'group' AND f.organisation_id = NEW.organisation_id AND f.erased_at IS NULL);
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  IF NOT there THEN
    RAISE insufficient_privilege USING MESSAGE = 'a release to a file: only to a group of the same house';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION release_to_a_group() FROM PUBLIC;
CREATE TRIGGER release_to_a_group BEFORE INSERT ON cases_release FOR EACH ROW WHEN (NEW.recipient_file_id IS NOT NULL)
  EXECUTE FUNCTION release_to_a_group();
"""

KNOWN = ("team", "intake", "carer")  # who knows the client by name; a group's workers do not
HEADER = "".join(
    f"ALTER POLICY cases_{name}_read ON cases_{name} USING (file_id = {mine(KNOWN)});\n" for name in ("client", "disability", "flag", "warning")
)
NARROWED = f"{HEADER}ALTER POLICY header_key ON safekeeping_wrap USING (ring = 'header' AND file_id = {mine(KNOWN)});"


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_release_to_a_colleague")]
    operations = [
        migrations.AddField(
            "release",
            "recipient_file",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.file"),
        ),
        migrations.RemoveConstraint("release", "release_to_one"),
        migrations.AddConstraint(
            "release",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("recipient__isnull", False), ("recipient_file", None), ("recipient_unit", None)),
                    models.Q(("recipient", None), ("recipient_file", None), ("recipient_unit__isnull", False)),
                    models.Q(("recipient", None), ("recipient_kind__gt", ""), ("recipient_unit", None)),
                    _connector="OR",
                ),
                name="release_to_one",
            ),
        ),
        migrations.AddConstraint(
            "release",
            models.UniqueConstraint(condition=models.Q(("ended_at", None)), fields=("file", "recipient_file"), name="once_to_a_group"),
        ),
        migrations.RunSQL(READERS, migrations.RunSQL.noop),
        migrations.RunSQL(NARROWED, migrations.RunSQL.noop),
    ]
