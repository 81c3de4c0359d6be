"""Who sees a transfer, who answers it, and the owner's function that moves a case: all at once, or not at all.

The team sees it; so does whoever receives for the unit it goes to; and, once it is gone, whoever sent it and the head and supervisors
of the unit it left: codes, numbers and days. Words lie in the release, and its key stays with the team and the standing release.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, file_lock, mine

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"
WORKS = "u.is_active AND (u.expires_on IS NULL OR u.expires_on >= current_date)"
RECEIVES = "to_unit_id = ANY((SELECT my_units('{head,intake}'))::uuid[])"
LEFT_BEHIND = (
    f"outcome = 'accepted' AND (asked_by_id = {ME} OR from_lead_id = {ME} "
    "OR (from_unit_id = ANY((SELECT my_units('{head,supervisor}'))::uuid[]) AND file_id <> ALL((SELECT hidden_files())::uuid[])))"
)
FIXED = [
    "release_id",
    "from_unit_id",
    "to_unit_id",
    "number",
    "reason",
    "urgency",
    "asked_by_id",
    "asked_at",
    "answer_by",
    "submission",
]

STEPS = f"""
-- Answered once. The app declines (for the receiving unit) or takes back (for the team); accepting is accept_transfer() below.
CREATE FUNCTION transfer_steps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF OLD.outcome <> 'proposed' OR ({", ".join(f"NEW.{one}" for one in FIXED)}) IS DISTINCT FROM ({", ".join(f"OLD.{one}" for one in FIXED)})
     OR (current_user = 'sintas_app' AND (NEW.from_lead_id <> OLD.from_lead_id OR NOT (
       (NEW.outcome = 'declined' AND OLD.to_unit_id = ANY (my_units('{{head,intake}}')))
       OR (NEW.outcome IN ('withdrawn', 'expired') AND OLD.file_id = ANY (my_files('{{team}}')))))) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a transfer is answered once, by the unit it goes to';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transfer_steps BEFORE UPDATE ON exchange_transfer FOR EACH ROW EXECUTE FUNCTION transfer_steps();

-- Answered, however: its release ends, and nobody needs to ask after it any more; a no is told to whoever leads today. Whoever answered
-- reaches none of these.
CREATE FUNCTION transfer_answered() RETURNS trigger LANGUAGE plpgsql {DEFINER} AS $$
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
       WHERE a.file_id = NEW.file_id AND a.role = 'lead' AND a.ended_at IS NULL AND a.user_id <> NEW.asked_by_id;
  END IF;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN NULL;
END $$;
CREATE TRIGGER transfer_answered AFTER UPDATE OF outcome ON exchange_transfer FOR EACH ROW
  WHEN (OLD.outcome = 'proposed' AND NEW.outcome <> 'proposed') EXECUTE FUNCTION transfer_answered();
REVOKE ALL ON FUNCTION transfer_answered() FROM PUBLIC;
"""

ACCEPT = f"""
-- The case goes over: unit, number, lead, team, what is owed and agreed, what stands before somebody of the old unit. Two at the same
-- moment: the second waits for the row, then finds it answered. Returns whoever was on the team until now.
CREATE FUNCTION accept_transfer(transfer uuid, lead uuid, case_number text) RETURNS SETOF uuid LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
DECLARE me uuid := {ME}; row exchange_transfer%ROWTYPE; team uuid[]; home uuid; led_by uuid;
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
  WITH gone AS (
    UPDATE cases_access a SET ended_at = clock_timestamp(), ended_by = me, ended_why = 'transferred'
     WHERE a.file_id = row.file_id AND a.ended_at IS NULL RETURNING a.user_id
  ) SELECT coalesce(array_agg(g.user_id) FILTER (WHERE g.user_id IS NOT NULL), '{{}}') INTO team FROM gone g;
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
  RETURN QUERY SELECT DISTINCT unnest(team);
END $$;
REVOKE ALL ON FUNCTION accept_transfer(uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accept_transfer(uuid, uuid, text) TO sintas_app;
"""
UNDO = """
DROP FUNCTION accept_transfer(uuid, uuid, text);
DROP TRIGGER transfer_answered ON exchange_transfer;
DROP FUNCTION transfer_answered();
DROP TRIGGER transfer_steps ON exchange_transfer;
DROP FUNCTION transfer_steps();
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0005_transfer"), ("access", "0010_who_leads"), ("cases", "0012_release_to_unit")]
    operations = [
        *file_lock(
            "exchange_transfer",
            read=f"file_id = {mine(TEAM)} OR {RECEIVES} OR ({LEFT_BEHIND})",
            change=f"file_id = {mine(TEAM)} OR {RECEIVES}",
            # the file's own unit gives it away, by somebody of its team in their own name; who of them, the verb asks
            insert=f"file_id = {mine(TEAM)} AND asked_by_id = {ME} AND outcome IN ('proposed', 'withdrawn') AND lead_of(file_id) = from_lead_id "
            "AND from_unit_id = (SELECT f.unit_id FROM cases_file f WHERE f.id = exchange_transfer.file_id)",
        ),
        migrations.RunSQL(STEPS + ACCEPT, UNDO),
    ]
