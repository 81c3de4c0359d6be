"""A case that went to another house: whoever saw its client for a programme or a dormitory sees her no more, as after any closing."""

from django.db import migrations

from sintas.safekeeping.rls import ME

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"
CARE_ENDS = """  UPDATE cases_access a SET ended_at = now_at, ended_by = row.asked_by_id, ended_why = 'no_longer'
   WHERE a.file_id = row.file_id AND a.role IN ('mentor', 'house_carer') AND a.ended_at IS NULL;
"""


def accept(ends: str) -> str:
    """As in 0012, with `ends` beside it. What the house asks by itself (a plan's review) is dropped; a duty by law runs on at the sender's
    until somebody there does it or says why not, and the copy names it to the receiver (reading/handover.py).
    """
    return f"""
CREATE OR REPLACE FUNCTION accept_transfer_outside(transfer uuid, new_file uuid, day date, said text) RETURNS void LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
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
{ends}  UPDATE cases_release r SET ended_at = now_at, ended_by = me, ended_why = 'transferred'
   WHERE r.file_id = row.file_id AND r.ended_at IS NULL AND r.id <> row.release_id;
  INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
    SELECT gen_random_uuid(), a.user_id, 'transfer_accepted', NULL, 1, now_at FROM cases_access a
     WHERE a.file_id = row.file_id AND a.scope = 'team' AND a.ended_at IS NULL AND a.user_id IS NOT NULL GROUP BY a.user_id;
  UPDATE exchange_transfer t SET outcome = 'accepted', answered_at = now_at, answered_by = me WHERE t.id = transfer;
  PERFORM set_config('app.gate', '', true);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0019_heard_between_houses"), ("access", "0010_who_leads")]
    operations = [migrations.RunSQL(accept(CARE_ENDS), accept(""))]
