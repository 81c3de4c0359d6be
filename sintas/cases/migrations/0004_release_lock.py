"""A release is seen by its team and by whom it is for; its key opens to that reader only while it stands.

Ended is for good, and whoever reads it can end it but not lengthen it.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, file_lock, mine

REACHES = f"""
-- with the rights of whoever asks: row-level security on cases_release (team, recipient, conflicts) has spoken already
CREATE FUNCTION reaches_release(one uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
  RETURN EXISTS (SELECT FROM cases_release r WHERE r.id = one AND (
    r.file_id = {mine(TEAM)} OR (r.recipient_id = {ME} AND r.ended_at IS NULL AND r.until > clock_timestamp())));
END $$;
REVOKE ALL ON FUNCTION reaches_release(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reaches_release(uuid) TO sintas_app, sintas_overview;
CREATE POLICY release_key ON safekeeping_wrap FOR SELECT TO sintas_app USING (ring = 'release' AND reaches_release(file_id));
CREATE POLICY new_release_key ON safekeeping_wrap FOR INSERT TO sintas_app WITH CHECK (ring = 'release' AND reaches_release(file_id));

CREATE FUNCTION release_only_ends() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'a release can only be ended, once'; END $$;
CREATE TRIGGER release_only_ends BEFORE UPDATE ON cases_release FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL OR (NEW.purpose, NEW.recipient_id, NEW.until, NEW.made_by_id, NEW.made_at)
    IS DISTINCT FROM (OLD.purpose, OLD.recipient_id, OLD.until, OLD.made_by_id, OLD.made_at))
  EXECUTE FUNCTION release_only_ends();
"""
UNDO = """
DROP TRIGGER release_only_ends ON cases_release;
DROP FUNCTION release_only_ends();
DROP POLICY release_key ON safekeeping_wrap;
DROP POLICY new_release_key ON safekeeping_wrap;
DROP FUNCTION reaches_release(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_release")]
    operations = [
        *file_lock(
            "cases_release",
            read=f"file_id = {mine(TEAM)} OR recipient_id = {ME}",
            change=f"file_id = {mine(TEAM)} OR recipient_id = {ME}",
        ),
        migrations.RunSQL(REACHES, UNDO),
        *file_lock("cases_releasebody", read=f"file_id = {mine(TEAM)} OR reaches_release(release_id)"),
    ]
