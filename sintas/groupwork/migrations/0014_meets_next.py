"""On which day a group of hers meets next, for the team of a member's case: a day of a group that stands open to her, and nothing of the session."""

from django.db import migrations

NEXT = """
CREATE FUNCTION group_meets_next(wanted uuid, today date) RETURNS TABLE (file_id uuid, next_on date)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE before text := current_setting('app.gate', true);
BEGIN
  IF wanted <> ALL (my_files('{team}')) THEN RETURN; END IF;
  PERFORM set_config('app.gate', 'open', true);
  RETURN QUERY SELECT r.recipient_file_id, min(s."on") FROM cases_release r
    JOIN groupwork_member m ON m.release_id = r.id AND m.member_case = wanted AND m.left_on IS NULL
    JOIN groupwork_groupsession s ON s.file_id = r.recipient_file_id
   WHERE r.file_id = wanted AND r.ended_at IS NULL AND r.until > clock_timestamp() AND s.state = 'planned' AND s."on" >= today
     AND s.superseded_at IS NULL AND NOT s.set_aside AND s.withdrawn_at IS NULL GROUP BY 1;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
END $$;
REVOKE ALL ON FUNCTION group_meets_next(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION group_meets_next(uuid, date) TO sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0013_source_ref")]
    operations = [migrations.RunSQL(NEXT, "DROP FUNCTION group_meets_next(uuid, date)")]
