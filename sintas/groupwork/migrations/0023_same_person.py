"""Whether somebody who was let go to a group takes part in it already, out of another case of hers: yes or no, for the group's team.

The same NIK, by its digest, or a link that says both cases are of one person. Asked by whoever takes somebody up, and of what stands alone: nobody can
find out by a NIK of their choice who is in a group (docs/decisions/0027).
"""

from django.db import migrations

SAME = """
CREATE FUNCTION takes_part_already(wanted uuid, let_go uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE before text := current_setting('app.gate', true); found boolean;
BEGIN
  IF wanted <> ALL (my_files('{team}')) THEN RETURN NULL; END IF;
  PERFORM set_config('app.gate', 'open', true);
  found := EXISTS (
    SELECT 1 FROM cases_release r
      JOIN groupwork_member m ON m.file_id = wanted AND m.left_on IS NULL AND m.member_case <> r.file_id
      JOIN cases_release s ON s.id = m.release_id AND s.ended_at IS NULL AND s.until > clock_timestamp()
     WHERE r.id = let_go AND r.recipient_file_id = wanted AND r.ended_at IS NULL AND r.until > clock_timestamp() AND (
       EXISTS (SELECT 1 FROM cases_client a JOIN cases_client b ON b.nik_print = a.nik_print
                WHERE a.file_id = r.file_id AND a.superseded_at IS NULL AND NOT a.set_aside AND a.withdrawn_at IS NULL
                  AND b.file_id = m.member_case AND b.superseded_at IS NULL AND NOT b.set_aside AND b.withdrawn_at IS NULL)
       OR EXISTS (SELECT 1 FROM cases_link l WHERE l.kind = 'returning' AND l.ended_at IS NULL
                   AND (l.file_id, l.other_file_id) IN ((r.file_id, m.member_case), (m.member_case, r.file_id)))));
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN found;
END $$;
REVOKE ALL ON FUNCTION takes_part_already(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION takes_part_already(uuid, uuid) TO sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0022_what_follows")]
    operations = [migrations.RunSQL(SAME, "DROP FUNCTION takes_part_already(uuid, uuid)")]
