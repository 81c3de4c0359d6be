"""Offering a case to a unit of another house: only to one whose head opened the door, told to whoever receives there; accepting it closes the
sender's case in the same transaction in which the receiver opened its own. A row is never changed from the one kind into the other.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"
HEADS = "ANY((SELECT my_units('{head}'))::uuid[])"
DOORS = f"""
ALTER TABLE exchange_opendoor ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchange_opendoor FORCE ROW LEVEL SECURITY;
REVOKE DELETE, UPDATE ON exchange_opendoor FROM sintas_app;
GRANT UPDATE (ended_at, ended_by) ON exchange_opendoor TO sintas_app;
-- that is what the door is for: every house of this installation reads that the unit takes offers, and nothing else of it
CREATE POLICY exchange_opendoor_read ON exchange_opendoor FOR SELECT TO sintas_app USING (true);
CREATE POLICY exchange_opendoor_insert ON exchange_opendoor FOR INSERT TO sintas_app WITH CHECK (unit_id = {HEADS} AND opened_by_id = {ME}
  AND organisation_id = (SELECT u.organisation_id FROM staff_unit u WHERE u.id = exchange_opendoor.unit_id));
CREATE POLICY exchange_opendoor_change ON exchange_opendoor FOR UPDATE TO sintas_app USING (unit_id = {HEADS} AND ended_at IS NULL) WITH CHECK (unit_id = {HEADS});
"""
OFFERED = f"""
CREATE TRIGGER transfer_stays_outside BEFORE UPDATE OF outside ON exchange_transfer FOR EACH ROW
  WHEN (OLD.outside <> NEW.outside) EXECUTE FUNCTION refuse_move();

CREATE FUNCTION transfer_offered() RETURNS trigger LANGUAGE plpgsql {DEFINER} AS $$
DECLARE theirs uuid := (SELECT u.organisation_id FROM staff_unit u WHERE u.id = NEW.to_unit_id); before text := current_setting('app.gate', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  IF NEW.outside <> (theirs <> NEW.organisation_id) OR (NEW.outside AND NOT EXISTS (
      SELECT FROM exchange_opendoor d WHERE d.unit_id = NEW.to_unit_id AND d.ended_at IS NULL)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'transfer_offered: this unit takes no offers from there';
  END IF;
  IF NEW.outside AND NEW.outcome = 'proposed' THEN
    INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
      SELECT gen_random_uuid(), p.user_id, 'transfer_offered', NULL, 1, clock_timestamp() FROM staff_posting p JOIN staff_user u ON u.id = p.user_id
       WHERE p.unit_id = NEW.to_unit_id AND p.ended_at IS NULL AND p.role IN ('head', 'intake') AND u.is_active GROUP BY p.user_id;
  END IF;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION transfer_offered() FROM PUBLIC;
CREATE TRIGGER transfer_offered AFTER INSERT ON exchange_transfer FOR EACH ROW EXECUTE FUNCTION transfer_offered();
"""
# as in 0006, but that a no from another house is told by the database alone
ANSWERED = f"""
CREATE OR REPLACE FUNCTION transfer_answered() RETURNS trigger LANGUAGE plpgsql {DEFINER} AS $$
DECLARE before text := current_setting('app.gate', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  UPDATE cases_task t SET done_at = clock_timestamp(), done_by = {ME}
   WHERE t.file_id = NEW.file_id AND t.kind = 'transfer_answer' AND t.source_entry = NEW.id AND t.done_at IS NULL;
  UPDATE cases_release r SET ended_at = clock_timestamp(), ended_by = {ME}, ended_why = CASE NEW.outcome
      WHEN 'withdrawn' THEN 'withdrawn' WHEN 'expired' THEN 'expired' ELSE 'decided' END
   WHERE r.id = NEW.release_id AND r.ended_at IS NULL;
  IF NEW.outcome = 'declined' THEN
    INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
      SELECT gen_random_uuid(), a.user_id, 'transfer_declined', NEW.file_id, 1, clock_timestamp() FROM cases_access a
       WHERE a.file_id = NEW.file_id AND a.role = 'lead' AND a.ended_at IS NULL AND (NEW.outside OR a.user_id <> NEW.asked_by_id);
  END IF;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN NULL;
END $$;
"""
ACCEPT = f"""
-- `new_file`: the case the receiver opened in this transaction. The sender's is closed as transferred: its team goes on reading what it
-- wrote, and owes nothing more. What stands in its file stands under the name of whoever offered it, not of a stranger to that house.
CREATE FUNCTION accept_transfer_outside(transfer uuid, new_file uuid, day date, said text) RETURNS void LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
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
UNDO = """
DROP FUNCTION accept_transfer_outside(uuid, uuid, date, text);
DROP TRIGGER transfer_offered ON exchange_transfer;
DROP FUNCTION transfer_offered();
DROP TRIGGER transfer_stays_outside ON exchange_transfer;
DROP POLICY exchange_opendoor_change ON exchange_opendoor;
DROP POLICY exchange_opendoor_insert ON exchange_opendoor;
DROP POLICY exchange_opendoor_read ON exchange_opendoor;
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0011_to_another_house")]
    operations = [migrations.RunSQL(DOORS + OFFERED + ANSWERED + ACCEPT, UNDO)]
