"""A referral that goes to a unit of this installation: its team sees it, and whoever may answer it: who receives for that unit, and the team of
the case that came of it. They read codes and days of its way, and write steps under the id of the release, as a partner does (0003); the words
of the referral lie in the release, which stands by itself.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, file_lock, mine

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"
OURS = f"file_id = {mine(TEAM)}"
MINE = f"release_id = {ME} AND reaches_release(release_id)"
THEIRS = f"(SELECT l.sending_id FROM exchange_partnerlink l WHERE l.release_id = {ME})"
ANSWERS = "ANY((SELECT my_arrivals())::uuid[])"
ARRIVED = f"(SELECT a.sending_id FROM exchange_arrival a WHERE a.release_id = {ANSWERS})"

MY_ARRIVALS = f"""
CREATE POLICY for_functions ON exchange_arrival FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY for_functions ON intake_referralin FOR SELECT TO CURRENT_USER USING (true);
-- By release: what came to the units one receives for; and, for as long as the work goes on, what a case on whose team one is came of. That
-- case is of the house it was sent to and was taken in there: an id somebody made up answers nothing.
CREATE FUNCTION my_arrivals() RETURNS uuid[] LANGUAGE plpgsql STABLE {DEFINER} AS $$
DECLARE units uuid[] := my_units('{{head,intake}}'); files uuid[] := my_files('{{team}}'); kept uuid[] := my_conflicts();
BEGIN
  RETURN (SELECT coalesce(array_agg(a.release_id), '{{}}') FROM exchange_arrival a WHERE a.file_id <> ALL (kept) AND (
    a.to_unit_id = ANY (units)
    OR (a.taken_at IS NOT NULL AND EXISTS (SELECT FROM intake_referralin r JOIN cases_case c ON c.file_id = r.file_id
      WHERE r.came_by = a.release_id AND r.file_id = ANY (files)
        AND c.organisation_id = (SELECT u.organisation_id FROM staff_unit u WHERE u.id = a.to_unit_id)))));
END $$;
REVOKE ALL ON FUNCTION my_arrivals() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_arrivals() TO sintas_app, sintas_overview;
"""
WAY = f"""
DROP POLICY exchange_sending_read ON exchange_sending;
CREATE POLICY exchange_sending_read ON exchange_sending FOR SELECT TO sintas_app USING ({OURS} OR id IN {THEIRS} OR id IN {ARRIVED});
DROP POLICY exchange_move_read ON exchange_move;
CREATE POLICY exchange_move_read ON exchange_move FOR SELECT TO sintas_app USING ({OURS} OR sending_id IN {THEIRS} OR sending_id IN {ARRIVED});
DROP POLICY exchange_move_insert ON exchange_move;
CREATE POLICY exchange_move_insert ON exchange_move FOR INSERT TO sintas_app WITH CHECK (
  (actor_id = {ME} AND (({OURS} AND NOT by_partner) OR ({MINE} AND by_partner AND sending_id IN {THEIRS})))
  OR (by_partner AND actor_id = release_id AND (release_id, sending_id, file_id, organisation_id) IN (
    SELECT a.release_id, a.sending_id, a.file_id, a.organisation_id FROM exchange_arrival a WHERE a.release_id = {ANSWERS})));
"""
STEPS = f"""
REVOKE UPDATE ON exchange_arrival FROM sintas_app;
GRANT UPDATE (taken_at, taken_by) ON exchange_arrival TO sintas_app;

CREATE FUNCTION arrival_taken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF current_user = 'sintas_app' AND (OLD.taken_at IS NOT NULL OR NEW.taken_by IS DISTINCT FROM {ME} OR OLD.to_unit_id <> ALL (my_units('{{head,intake}}'))) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a referral is taken in once, by the unit it came to';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER arrival_taken BEFORE UPDATE ON exchange_arrival FOR EACH ROW EXECUTE FUNCTION arrival_taken();

-- Only a unit of the own house, or one whose head opened the door (0012); whoever receives there is told, but for who is kept out of the file.
CREATE FUNCTION arrival_offered() RETURNS trigger LANGUAGE plpgsql {DEFINER} AS $$
DECLARE theirs uuid := (SELECT u.organisation_id FROM staff_unit u WHERE u.id = NEW.to_unit_id); before text := current_setting('app.gate', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  IF NEW.outside <> (theirs <> NEW.organisation_id) OR (NEW.outside AND NOT EXISTS (
      SELECT FROM exchange_opendoor d WHERE d.unit_id = NEW.to_unit_id AND d.ended_at IS NULL)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'arrival_offered: this unit takes no referrals from there';
  END IF;
  INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
    SELECT gen_random_uuid(), p.user_id, 'referral_arrived', NULL, 1, clock_timestamp() FROM staff_posting p JOIN staff_user u ON u.id = p.user_id
     WHERE p.unit_id = NEW.to_unit_id AND p.ended_at IS NULL AND p.role IN ('head', 'intake') AND u.is_active
       AND NOT EXISTS (SELECT FROM cases_conflict x WHERE x.file_id = NEW.file_id AND x.user_id = p.user_id) GROUP BY p.user_id;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION arrival_offered() FROM PUBLIC;
CREATE TRIGGER arrival_offered AFTER INSERT ON exchange_arrival FOR EACH ROW EXECUTE FUNCTION arrival_offered();

-- A step the receiving unit writes is told to whoever leads the sender's case today: nobody gives notices to people of another house himself.
CREATE FUNCTION arrival_answered() RETURNS trigger LANGUAGE plpgsql {DEFINER} AS $$
DECLARE before text := current_setting('app.gate', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
    SELECT gen_random_uuid(), a.user_id, 'referral_answered', NEW.file_id, 1, clock_timestamp() FROM cases_access a
     WHERE a.file_id = NEW.file_id AND a.role = 'lead' AND a.ended_at IS NULL
       AND EXISTS (SELECT FROM exchange_arrival one WHERE one.release_id = NEW.release_id);
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION arrival_answered() FROM PUBLIC;
CREATE TRIGGER arrival_answered AFTER INSERT ON exchange_move FOR EACH ROW WHEN (NEW.by_partner) EXECUTE FUNCTION arrival_answered();
"""
REMIND = f"""
-- As remind_of_transfers (0008): nobody acts, running it again adds nothing, and a notice carries a file for its own lead alone.
CREATE FUNCTION remind_of_arrivals(rises interval) RETURNS TABLE (what text, arrival uuid, file uuid) LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
DECLARE row exchange_arrival%ROWTYPE; shut boolean; now_at timestamptz := clock_timestamp(); before text := current_setting('app.gate', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  FOR row IN SELECT a.* FROM exchange_arrival a WHERE a.answer_by < now_at AND a.risen_at IS NULL
      AND EXISTS (SELECT FROM cases_release r WHERE r.id = a.release_id AND r.ended_at IS NULL AND r.until > now_at)
      AND (SELECT m.after FROM exchange_move m WHERE m.sending_id = a.sending_id ORDER BY m.number DESC LIMIT 1) IN ('sent', 'received')
      ORDER BY a.id FOR UPDATE SKIP LOCKED LOOP
    shut := EXISTS (SELECT FROM cases_case c WHERE c.file_id = row.file_id AND c.restricted_at IS NOT NULL);
    IF row.reminded_at IS NULL THEN
      UPDATE exchange_arrival a SET reminded_at = now_at WHERE a.id = row.id;
      INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
        SELECT gen_random_uuid(), a.user_id, 'referral_unanswered', row.file_id, 1, now_at FROM cases_access a
         WHERE a.file_id = row.file_id AND a.role = 'lead' AND a.ended_at IS NULL;
      INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
        SELECT gen_random_uuid(), p.user_id, 'referral_late', NULL, 1, now_at FROM staff_posting p JOIN staff_user u ON u.id = p.user_id
         WHERE p.unit_id = row.to_unit_id AND p.ended_at IS NULL AND p.role IN ('head', 'intake') AND u.is_active
           AND NOT EXISTS (SELECT FROM cases_conflict x WHERE x.file_id = row.file_id AND x.user_id = p.user_id) GROUP BY p.user_id;
      what := 'reminded';
    ELSIF row.reminded_at + rises < now_at THEN
      UPDATE exchange_arrival a SET risen_at = now_at WHERE a.id = row.id;
      INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
        SELECT gen_random_uuid(), p.user_id, 'referral_risen', NULL, 1, now_at FROM staff_posting p JOIN staff_user u ON u.id = p.user_id
         WHERE p.ended_at IS NULL AND p.role = 'head' AND u.is_active
           AND (p.unit_id = row.to_unit_id OR (p.unit_id = row.from_unit_id AND (NOT shut OR EXISTS (
             SELECT FROM cases_access a WHERE a.file_id = row.file_id AND a.user_id = p.user_id AND a.scope = 'team' AND a.ended_at IS NULL))))
           AND NOT EXISTS (SELECT FROM cases_conflict x WHERE x.file_id = row.file_id AND x.user_id = p.user_id) GROUP BY p.user_id;
      what := 'risen';
    ELSE
      CONTINUE;
    END IF;
    arrival := row.id;
    file := row.file_id;
    RETURN NEXT;
  END LOOP;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
END $$;
REVOKE ALL ON FUNCTION remind_of_arrivals(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remind_of_arrivals(interval) TO sintas_app;
"""
UNDO = f"""
DROP FUNCTION remind_of_arrivals(interval);
DROP TRIGGER arrival_answered ON exchange_move;
DROP FUNCTION arrival_answered();
DROP TRIGGER arrival_offered ON exchange_arrival;
DROP FUNCTION arrival_offered();
DROP TRIGGER arrival_taken ON exchange_arrival;
DROP FUNCTION arrival_taken();
DROP POLICY exchange_move_insert ON exchange_move;
CREATE POLICY exchange_move_insert ON exchange_move FOR INSERT TO sintas_app WITH CHECK (
  actor_id = {ME} AND (({OURS} AND NOT by_partner) OR ({MINE} AND by_partner AND sending_id IN {THEIRS})));
DROP POLICY exchange_move_read ON exchange_move;
CREATE POLICY exchange_move_read ON exchange_move FOR SELECT TO sintas_app USING ({OURS} OR sending_id IN {THEIRS});
DROP POLICY exchange_sending_read ON exchange_sending;
CREATE POLICY exchange_sending_read ON exchange_sending FOR SELECT TO sintas_app USING ({OURS} OR id IN {THEIRS});
"""
NO_ARRIVALS = """
DROP FUNCTION my_arrivals();
DROP POLICY for_functions ON intake_referralin;
DROP POLICY for_functions ON exchange_arrival;
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0017_arrival"), ("intake", "0005_referral_in_locks"), ("access", "0010_who_leads")]
    operations = [
        migrations.RunSQL(MY_ARRIVALS, NO_ARRIVALS),
        *file_lock(
            "exchange_arrival",
            read=f"{OURS} OR release_id = {ANSWERS}",
            change=f"release_id = {ANSWERS}",
            # the file's own unit sends it, by somebody of its team in their own name
            insert=f"{OURS} AND sent_by_id = {ME} AND taken_at IS NULL "
            "AND from_unit_id = (SELECT f.unit_id FROM cases_file f WHERE f.id = exchange_arrival.file_id)",
        ),
        migrations.RunSQL(WAY + STEPS, UNDO),
        migrations.RunSQL(REMIND, migrations.RunSQL.noop),
    ]
