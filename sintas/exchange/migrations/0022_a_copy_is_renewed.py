"""A referral inside the installation: a copy that ended is renewed by its sender, and the unit goes on with the enquiry it has; the team of the case
that came of it may write words to the sender's.

The id of an arrival is that of its first release and stays, for the enquiry knows it by that; its release may be another one.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, mine

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"
OURS = f"file_id = {mine(TEAM)}"
ANSWERS = "ANY((SELECT my_arrivals())::uuid[])"
REACHED = f"""
-- By release: what a case on whose team one is came of. That case is of the house it was sent to and was taken in there: an id somebody made up
-- answers nothing.
CREATE OR REPLACE FUNCTION my_origins() RETURNS uuid[] LANGUAGE plpgsql STABLE {DEFINER} AS $$
DECLARE files uuid[] := my_files('{{team}}'); kept uuid[] := my_conflicts();
BEGIN
  RETURN (SELECT coalesce(array_agg(a.release_id), '{{}}') FROM exchange_arrival a WHERE a.file_id <> ALL (kept) AND a.taken_at IS NOT NULL
    AND EXISTS (SELECT FROM intake_referralin r JOIN cases_case c ON c.file_id = r.file_id
      WHERE r.came_by = a.id AND r.file_id = ANY (files)
        AND c.organisation_id = (SELECT u.organisation_id FROM staff_unit u WHERE u.id = a.to_unit_id)));
END $$;
REVOKE ALL ON FUNCTION my_origins() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_origins() TO sintas_app, sintas_overview;

CREATE OR REPLACE FUNCTION my_arrivals() RETURNS uuid[] LANGUAGE plpgsql STABLE {DEFINER} AS $$
DECLARE units uuid[] := my_units('{{head,intake}}'); kept uuid[] := my_conflicts();
BEGIN
  RETURN my_origins() || (SELECT coalesce(array_agg(a.release_id), '{{}}') FROM exchange_arrival a WHERE a.file_id <> ALL (kept) AND a.to_unit_id = ANY (units));
END $$;

-- The key, not the copy: what stood in the copy is their own file's content since the case was opened from it, and the words they write to the
-- sender's team lie under a key both hold.
CREATE POLICY origin_key ON safekeeping_wrap FOR SELECT TO sintas_app USING (ring = 'release' AND file_id = ANY((SELECT my_origins())::uuid[]));
"""
RENEWED = f"""
GRANT UPDATE (release_id, sent_by_id, sent_at, answer_by, reminded_at, risen_at) ON exchange_arrival TO sintas_app;
DROP POLICY exchange_arrival_change ON exchange_arrival;
CREATE POLICY exchange_arrival_change ON exchange_arrival FOR UPDATE TO sintas_app USING ({OURS} OR release_id = {ANSWERS});

CREATE OR REPLACE FUNCTION arrival_taken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF current_user <> 'sintas_app' THEN
    RETURN NEW;
  END IF;
  IF NEW.release_id <> OLD.release_id THEN
    IF OLD.file_id <> ALL (my_files('{{team,intake}}')) OR NEW.sent_by_id <> {ME} OR (NEW.taken_at, NEW.taken_by) IS DISTINCT FROM (OLD.taken_at, OLD.taken_by)
       OR EXISTS (SELECT FROM cases_release r WHERE r.id = OLD.release_id AND (r.ended_why = 'decided' OR (r.ended_at IS NULL AND r.until > clock_timestamp())))
       OR NOT EXISTS (SELECT FROM cases_release r WHERE r.id = NEW.release_id AND r.file_id = OLD.file_id AND r.recipient_unit_id = OLD.to_unit_id
                        AND r.ended_at IS NULL AND r.until > clock_timestamp()) THEN
      RAISE insufficient_privilege USING MESSAGE = 'a copy is renewed by whoever sent it, for the unit that has it';
    END IF;
  ELSIF OLD.taken_at IS NOT NULL OR NEW.taken_by IS DISTINCT FROM {ME} OR OLD.to_unit_id <> ALL (my_units('{{head,intake}}'))
     OR (NEW.sent_by_id, NEW.sent_at, NEW.answer_by, NEW.reminded_at, NEW.risen_at)
        IS DISTINCT FROM (OLD.sent_by_id, OLD.sent_at, OLD.answer_by, OLD.reminded_at, OLD.risen_at) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a referral is taken in once, by the unit it came to';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER arrival_renewed AFTER UPDATE OF release_id ON exchange_arrival FOR EACH ROW
  WHEN (OLD.release_id <> NEW.release_id) EXECUTE FUNCTION arrival_offered();
"""
BEFORE = f"""
DROP TRIGGER arrival_renewed ON exchange_arrival;
DROP POLICY exchange_arrival_change ON exchange_arrival;
CREATE POLICY exchange_arrival_change ON exchange_arrival FOR UPDATE TO sintas_app USING (release_id = {ANSWERS});
REVOKE UPDATE (release_id, sent_by_id, sent_at, answer_by, reminded_at, risen_at) ON exchange_arrival FROM sintas_app;
DROP POLICY origin_key ON safekeeping_wrap;
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0021_what_ends_and_goes_on")]
    operations = [migrations.RunSQL(REACHED + RENEWED, BEFORE)]
