"""Somebody outside who reads a release by its link may know which unit lets them: its id, while the release stands. No word of the file."""

from django.db import migrations

from sintas.safekeeping.rls import ME

WHOSE = f"""
CREATE FUNCTION unit_of_release() RETURNS uuid LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE before text := current_setting('app.gate', true); found uuid;
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  found := (SELECT f.unit_id FROM cases_release r JOIN cases_file f ON f.id = r.file_id
    WHERE r.id = {ME} AND r.recipient_kind <> '' AND r.recipient_unit_id IS NULL AND r.ended_at IS NULL AND r.until > clock_timestamp());
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN found;
END $$;
REVOKE ALL ON FUNCTION unit_of_release() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unit_of_release() TO sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_follow_up_seen")]
    operations = [migrations.RunSQL(WHOSE, "DROP FUNCTION unit_of_release();")]
