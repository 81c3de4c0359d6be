"""What follows a copy for a group is no place in it of its own: her team is told of each group once (cases/migrations/0022)."""

from django.db import migrations

OF_CASE = """
CREATE OR REPLACE FUNCTION groups_of_case(wanted uuid) RETURNS TABLE (file_id uuid, number text, type text, release_id uuid, state text, since date)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE before text := current_setting('app.gate', true);
BEGIN
  IF wanted <> ALL (my_files('{team}')) THEN RETURN; END IF;
  PERFORM set_config('app.gate', 'open', true);
  RETURN QUERY SELECT g.file_id, g.number::text, g.type::text, r.id, coalesce(s.state, '')::text, s."on" FROM cases_release r
    JOIN groupwork_group g ON g.file_id = r.recipient_file_id
    LEFT JOIN groupwork_member m ON m.release_id = r.id AND m.member_case = wanted
    LEFT JOIN groupwork_memberstate s ON s.member_id = m.id AND s.ended_at IS NULL
   WHERE r.file_id = wanted AND r.follows_id IS NULL ORDER BY r.made_at, r.id;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0021_struck_locks"), ("cases", "0022_what_follows_a_release")]
    operations = [migrations.RunSQL(OF_CASE, migrations.RunSQL.noop)]
