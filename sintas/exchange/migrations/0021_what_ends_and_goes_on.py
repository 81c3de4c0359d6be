"""A case that goes over says what ends and what goes on with it: whose access ended, so that trail, sessions and the replay list know of it as of
every other; and, between two houses, which duties by law are owed, so that their clocks run on where the client is accompanied now.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"
WORKS = "u.is_active AND (u.expires_on IS NULL OR u.expires_on >= current_date)"
INSIDE = f"""
-- As in 0006, but that it returns each access that ended, the carers' too.
DROP FUNCTION IF EXISTS accept_transfer(uuid, uuid, text);
CREATE FUNCTION accept_transfer(transfer uuid, lead uuid, case_number text) RETURNS TABLE (person uuid, access uuid, on_scope text, as_role text)
  LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
DECLARE me uuid := {ME}; row exchange_transfer%ROWTYPE; home uuid; led_by uuid;
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  SELECT * INTO row FROM exchange_transfer t WHERE t.id = transfer FOR UPDATE;
  IF row.id IS NULL OR me IS NULL OR row.to_unit_id <> ALL (my_units('{{head,intake}}')) OR row.file_id = ANY (my_conflicts()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'accept_transfer: not yours to answer';
  ELSIF row.outcome <> 'proposed' OR NOT EXISTS (
      SELECT FROM cases_release r WHERE r.id = row.release_id AND r.ended_at IS NULL AND r.until > clock_timestamp()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'accept_transfer: over';
  END IF;
  SELECT c.unit_id INTO home FROM cases_case c JOIN cases_file f ON f.id = c.file_id
   WHERE c.file_id = row.file_id AND c.closed_on IS NULL AND f.erased_at IS NULL FOR UPDATE;
  IF home IS DISTINCT FROM row.from_unit_id THEN
    RAISE insufficient_privilege USING MESSAGE = 'accept_transfer: over';
  END IF;
  IF EXISTS (SELECT FROM cases_conflict x WHERE x.file_id = row.file_id AND x.user_id = lead) OR NOT EXISTS (
      SELECT FROM staff_user u JOIN staff_posting p ON p.user_id = u.id JOIN staff_unit s ON s.id = p.unit_id
       WHERE u.id = lead AND {WORKS} AND u.organisation_id = row.organisation_id AND s.organisation_id = row.organisation_id
         AND p.unit_id = row.to_unit_id AND p.ended_at IS NULL AND p.role IN ('worker', 'head') AND NOT s.closed) THEN
    RAISE insufficient_privilege USING MESSAGE = 'accept_transfer: not to this person';
  END IF;
  SELECT a.user_id INTO led_by FROM cases_access a WHERE a.file_id = row.file_id AND a.role = 'lead' AND a.ended_at IS NULL;
  FOR person, access, on_scope, as_role IN UPDATE cases_access a SET ended_at = clock_timestamp(), ended_by = me, ended_why = 'transferred'
      WHERE a.file_id = row.file_id AND a.ended_at IS NULL RETURNING a.user_id, a.id, a.scope, a.role LOOP
    RETURN NEXT;
  END LOOP;
  INSERT INTO cases_access (id, file_id, organisation_id, home_unit_id, user_id, scope, role, since, given_by, ended_why)
    VALUES (gen_random_uuid(), row.file_id, row.organisation_id, row.to_unit_id, lead, 'team', 'lead', clock_timestamp(), me, '');
  UPDATE cases_case c SET unit_id = row.to_unit_id, number = case_number, source_ref = CASE WHEN EXISTS (SELECT FROM cases_case o
      WHERE o.unit_id = row.to_unit_id AND o.source_ref = c.source_ref) THEN '' ELSE c.source_ref END WHERE c.file_id = row.file_id;
  UPDATE cases_file f SET unit_id = row.to_unit_id WHERE f.id = row.file_id;
  UPDATE cases_task t SET owner_id = lead WHERE t.file_id = row.file_id AND t.done_at IS NULL AND t.owner_id <> lead;
  UPDATE cases_appointment p SET owner_id = lead
   WHERE p.file_id = row.file_id AND p.state = 'planned' AND p.starts_at > clock_timestamp() AND p.owner_id <> lead;
  UPDATE cases_release r SET ended_at = clock_timestamp(), ended_by = me, ended_why = 'transferred'
   WHERE r.file_id = row.file_id AND r.ended_at IS NULL AND r.id <> row.release_id;
  UPDATE exchange_transfer t SET outcome = 'accepted', answered_at = clock_timestamp(), answered_by = me, new_lead_id = lead, new_number = case_number,
      from_lead_id = led_by
   WHERE t.id = transfer;
  PERFORM set_config('app.gate', '', true);
END $$;
REVOKE ALL ON FUNCTION accept_transfer(uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accept_transfer(uuid, uuid, text) TO sintas_app;
"""
OUTSIDE = f"""
-- As in 0020, but that it returns the access of mentors and carers it ended, who are signed out, and the duties that are owed at this moment:
-- code, beginning and end of their clock, no word. Their tasks stay with the sender, whose duty they are until somebody there answers them.
DROP FUNCTION IF EXISTS accept_transfer_outside(uuid, uuid, date, text);
CREATE FUNCTION accept_transfer_outside(transfer uuid, new_file uuid, day date, said text)
  RETURNS TABLE (what text, person uuid, access uuid, as_role text, duty text, since timestamptz, due timestamptz) LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
DECLARE me uuid := {ME}; row exchange_transfer%ROWTYPE; home uuid; stands text; now_at timestamptz := clock_timestamp();
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  SELECT * INTO row FROM exchange_transfer t WHERE t.id = transfer FOR UPDATE;
  IF row.id IS NULL OR me IS NULL OR NOT row.outside OR row.to_unit_id <> ALL (my_units('{{head,intake}}')) OR row.file_id = ANY (my_conflicts()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'accept_transfer_outside: not yours to answer';
  ELSIF row.outcome <> 'proposed' OR NOT EXISTS (
      SELECT FROM cases_release r WHERE r.id = row.release_id AND r.ended_at IS NULL AND r.until > now_at) THEN
    RAISE insufficient_privilege USING MESSAGE = 'accept_transfer_outside: over';
  END IF;
  SELECT c.unit_id, c.stage INTO home, stands FROM cases_case c JOIN cases_file f ON f.id = c.file_id
   WHERE c.file_id = row.file_id AND c.closed_on IS NULL AND f.erased_at IS NULL FOR UPDATE;
  IF home IS DISTINCT FROM row.from_unit_id THEN
    RAISE insufficient_privilege USING MESSAGE = 'accept_transfer_outside: over';
  END IF;
  IF NOT EXISTS (SELECT FROM cases_case c WHERE c.file_id = new_file AND c.unit_id = row.to_unit_id AND c.closed_on IS NULL
      AND c.organisation_id <> row.organisation_id AND c.file_id <> row.file_id) THEN
    RAISE insufficient_privilege USING MESSAGE = 'accept_transfer_outside: no case to go on in';
  END IF;
  UPDATE cases_case c SET closed_on = day, closing_reason = 'transferred', version = version + 1, last_recorded_at = now_at WHERE c.file_id = row.file_id;
  UPDATE cases_passage p SET ended_at = now_at, ended_by_id = row.asked_by_id, outcome = 'closed' WHERE p.file_id = row.file_id AND p.ended_at IS NULL;
  INSERT INTO cases_record (id, file_id, organisation_id, happened, happened_on, late, kind, tags, stage, planned, before_consent, imported, uncoded, author_id,
      written_at, struck)
    VALUES (gen_random_uuid(), row.file_id, row.organisation_id, said, day, false, 'closing', '{{transferred}}', stands, false, false, false, false,
      row.asked_by_id, now_at, false);
  UPDATE cases_task t SET done_at = now_at, done_by = row.asked_by_id, dropped = true
   WHERE t.file_id = row.file_id AND t.done_at IS NULL AND t.kind IN ('plan_review', 'evaluation_due');
  what := 'care';
  FOR person, access, as_role IN UPDATE cases_access a SET ended_at = now_at, ended_by = row.asked_by_id, ended_why = 'no_longer'
      WHERE a.file_id = row.file_id AND a.role IN ('mentor', 'house_carer') AND a.ended_at IS NULL RETURNING a.user_id, a.id, a.role LOOP
    UPDATE staff_user u SET session_epoch = session_epoch + 1 WHERE u.id = person;
    RETURN NEXT;
  END LOOP;
  what := 'duty'; person := NULL; access := NULL; as_role := NULL;
  FOR duty, since, due IN SELECT t.duty, t.starts_at, t.due_at FROM cases_task t
      WHERE t.file_id = row.file_id AND t.done_at IS NULL AND t.duty <> '' ORDER BY t.due_at, t.duty LOOP
    RETURN NEXT;
  END LOOP;
  UPDATE cases_release r SET ended_at = now_at, ended_by = me, ended_why = 'transferred'
   WHERE r.file_id = row.file_id AND r.ended_at IS NULL AND r.id <> row.release_id;
  INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
    SELECT gen_random_uuid(), a.user_id, 'transfer_accepted', NULL, 1, now_at FROM cases_access a
     WHERE a.file_id = row.file_id AND a.scope = 'team' AND a.ended_at IS NULL AND a.user_id IS NOT NULL GROUP BY a.user_id;
  UPDATE exchange_transfer t SET outcome = 'accepted', answered_at = now_at, answered_by = me WHERE t.id = transfer;
  PERFORM set_config('app.gate', '', true);
END $$;
REVOKE ALL ON FUNCTION accept_transfer_outside(uuid, uuid, date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accept_transfer_outside(uuid, uuid, date, text) TO sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0020_nobody_cares_for_a_case_gone")]
    operations = [migrations.RunSQL(INSIDE + OUTSIDE, migrations.RunSQL.noop)]
