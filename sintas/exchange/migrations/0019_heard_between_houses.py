"""A case that went to another house is not opened again unheard, and an offer an intake officer cannot accept is passed on to the head."""

from django.db import migrations

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"
# the case that was opened from an accepted offer, in the house it was offered to
THEIRS = """(SELECT c.file_id FROM intake_referralin r JOIN cases_case c ON c.file_id = r.file_id
    WHERE r.came_by = offer.release_id AND r.superseded_at IS NULL
      AND c.organisation_id = (SELECT u.organisation_id FROM staff_unit u WHERE u.id = offer.to_unit_id) LIMIT 1)"""
OFFER = "SELECT * INTO offer FROM exchange_transfer t WHERE t.file_id = {file} AND t.outside AND t.outcome = 'accepted' ORDER BY t.answered_at DESC LIMIT 1"

REOPENED = f"""
-- Its lead there is told with the way to their own case, the heads of their unit without: of a restricted one a head who is not on its team
-- hears nothing, and nobody who is kept out of it does. No word of why: that stays where it was written.
CREATE FUNCTION transferred_reopened() RETURNS trigger LANGUAGE plpgsql {DEFINER} AS $$
DECLARE offer exchange_transfer%ROWTYPE; theirs uuid; lead uuid; shut boolean; before text := current_setting('app.gate', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  {OFFER.format(file="NEW.file_id")};
  IF offer.id IS NOT NULL THEN
    theirs := {THEIRS};
    lead := (SELECT a.user_id FROM cases_access a WHERE a.file_id = theirs AND a.role = 'lead' AND a.ended_at IS NULL);
    shut := EXISTS (SELECT FROM cases_case c WHERE c.file_id = theirs AND c.restricted_at IS NOT NULL);
    INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
      SELECT gen_random_uuid(), lead, 'transferred_reopened', theirs, 1, clock_timestamp() WHERE lead IS NOT NULL;
    INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
      SELECT gen_random_uuid(), p.user_id, 'transferred_reopened', NULL, 1, clock_timestamp() FROM staff_posting p JOIN staff_user u ON u.id = p.user_id
       WHERE p.unit_id = offer.to_unit_id AND p.ended_at IS NULL AND p.role = 'head' AND u.is_active AND p.user_id IS DISTINCT FROM lead
         AND (NOT shut OR EXISTS (SELECT FROM cases_access a WHERE a.file_id = theirs AND a.user_id = p.user_id AND a.scope = 'team' AND a.ended_at IS NULL))
         AND NOT EXISTS (SELECT FROM cases_conflict x WHERE x.file_id IN (theirs, NEW.file_id) AND x.user_id = p.user_id) GROUP BY p.user_id;
  END IF;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION transferred_reopened() FROM PUBLIC;
CREATE TRIGGER transferred_reopened AFTER UPDATE OF closed_on ON cases_case FOR EACH ROW
  WHEN (OLD.closed_on IS NOT NULL AND NEW.closed_on IS NULL AND OLD.closing_reason = 'transferred') EXECUTE FUNCTION transferred_reopened();

-- One word about the other house, for the team that is about to open its own case again: somebody accompanies the client there now.
CREATE FUNCTION goes_on_elsewhere(file uuid) RETURNS boolean LANGUAGE plpgsql STABLE {DEFINER} AS $$
DECLARE offer exchange_transfer%ROWTYPE; found boolean; before text := current_setting('app.gate', true);
BEGIN
  IF file <> ALL (my_files('{{team}}')) OR file = ANY (my_conflicts()) THEN
    RETURN false;
  END IF;
  PERFORM set_config('app.gate', 'open', true);
  {OFFER.format(file="file")};
  found := offer.id IS NOT NULL AND EXISTS (SELECT FROM cases_case c WHERE c.closed_on IS NULL AND c.file_id = {THEIRS});
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN found;
END $$;
REVOKE ALL ON FUNCTION goes_on_elsewhere(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION goes_on_elsewhere(uuid) TO sintas_app;
"""
PASSED = f"""
-- Whoever receives there without being able to open a case tells the heads of that unit, who have the offer in their list; once, until they saw it.
CREATE FUNCTION pass_offer_on(transfer uuid) RETURNS integer LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
DECLARE told integer; before text := current_setting('app.gate', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  INSERT INTO staff_notice (id, user_id, code, file_id, count, at)
    SELECT gen_random_uuid(), p.user_id, 'transfer_for_head', NULL, 1, clock_timestamp()
      FROM exchange_transfer t JOIN staff_posting p ON p.unit_id = t.to_unit_id JOIN staff_user u ON u.id = p.user_id
     WHERE t.id = transfer AND t.outcome = 'proposed' AND t.to_unit_id = ANY (my_units('{{intake}}')) AND t.file_id <> ALL (my_conflicts())
       AND p.ended_at IS NULL AND p.role = 'head' AND u.is_active
       AND NOT EXISTS (SELECT FROM cases_conflict x WHERE x.file_id = t.file_id AND x.user_id = p.user_id)
       AND NOT EXISTS (SELECT FROM staff_notice n WHERE n.user_id = p.user_id AND n.code = 'transfer_for_head' AND n.seen_at IS NULL)
     GROUP BY p.user_id;
  GET DIAGNOSTICS told = ROW_COUNT;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN told;
END $$;
REVOKE ALL ON FUNCTION pass_offer_on(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pass_offer_on(uuid) TO sintas_app;
"""
UNDO = """
DROP FUNCTION pass_offer_on(uuid);
DROP FUNCTION goes_on_elsewhere(uuid);
DROP TRIGGER transferred_reopened ON cases_case;
DROP FUNCTION transferred_reopened();
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0018_arrival_locks"), ("intake", "0005_referral_in_locks")]
    operations = [migrations.RunSQL(REOPENED + PASSED, UNDO)]
