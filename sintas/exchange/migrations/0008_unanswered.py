"""What nobody answered is asked about: first whoever leads, then the heads of both units; in the end the offer ends and the case stays."""

from django.db import migrations

RUN = """
-- Nobody acts. Running it again adds nothing. Notices carry a file for its own lead alone; of a restricted case the head of its unit, who
-- does not know of it, hears nothing. Whoever is kept out of the file is told of nothing.
CREATE FUNCTION remind_of_transfers(rises interval) RETURNS TABLE (what text, transfer uuid, file uuid)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE row exchange_transfer%ROWTYPE; lead uuid; shut boolean; now_at timestamptz := clock_timestamp(); before text := current_setting('app.gate', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  FOR row IN SELECT t.* FROM exchange_transfer t WHERE t.outcome = 'proposed' AND t.answer_by < now_at ORDER BY t.id FOR UPDATE SKIP LOCKED LOOP
    SELECT a.user_id INTO lead FROM cases_access a WHERE a.file_id = row.file_id AND a.role = 'lead' AND a.ended_at IS NULL;
    shut := EXISTS (SELECT FROM cases_case c WHERE c.file_id = row.file_id AND c.restricted_at IS NOT NULL);
    IF NOT EXISTS (SELECT FROM cases_release r WHERE r.id = row.release_id AND r.ended_at IS NULL AND r.until > now_at) THEN
      UPDATE exchange_transfer t SET outcome = 'expired', answered_at = now_at WHERE t.id = row.id;
      INSERT INTO staff_notice (id, user_id, code, file_id, count, at) VALUES (gen_random_uuid(), lead, 'transfer_expired', row.file_id, 1, now_at);
      what := 'expired';
    ELSIF row.reminded_at IS NULL THEN
      UPDATE exchange_transfer t SET reminded_at = now_at WHERE t.id = row.id;
      INSERT INTO staff_notice (id, user_id, code, file_id, count, at) VALUES (gen_random_uuid(), lead, 'transfer_unanswered', row.file_id, 1, now_at);
      INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
        SELECT gen_random_uuid(), p.user_id, 'transfer_late', NULL, 1, now_at FROM staff_posting p JOIN staff_user u ON u.id = p.user_id
         WHERE p.unit_id = row.to_unit_id AND p.ended_at IS NULL AND p.role IN ('head', 'intake') AND u.is_active
           AND NOT EXISTS (SELECT FROM cases_conflict x WHERE x.file_id = row.file_id AND x.user_id = p.user_id) GROUP BY p.user_id;
      what := 'reminded';
    ELSIF row.risen_at IS NULL AND row.reminded_at + rises < now_at THEN
      UPDATE exchange_transfer t SET risen_at = now_at WHERE t.id = row.id;
      INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
        SELECT gen_random_uuid(), p.user_id, 'transfer_risen', NULL, 1, now_at FROM staff_posting p JOIN staff_user u ON u.id = p.user_id
         WHERE p.ended_at IS NULL AND p.role = 'head' AND u.is_active
           AND (p.unit_id = row.to_unit_id OR (p.unit_id = row.from_unit_id AND (NOT shut OR EXISTS (
             SELECT FROM cases_access a WHERE a.file_id = row.file_id AND a.user_id = p.user_id AND a.scope = 'team' AND a.ended_at IS NULL))))
           AND NOT EXISTS (SELECT FROM cases_conflict x WHERE x.file_id = row.file_id AND x.user_id = p.user_id) GROUP BY p.user_id;
      what := 'risen';
    ELSE
      CONTINUE;
    END IF;
    transfer := row.id;
    file := row.file_id;
    RETURN NEXT;
  END LOOP;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
END $$;
REVOKE ALL ON FUNCTION remind_of_transfers(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remind_of_transfers(interval) TO sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0007_mail")]
    operations = [migrations.RunSQL(RUN, "DROP FUNCTION remind_of_transfers(interval)")]
