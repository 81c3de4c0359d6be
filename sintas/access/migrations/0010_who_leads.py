"""Whoever leads a file works with files; and a carer is not on the team: an emergency opens the file for her as for everybody."""

from django.db import migrations

from sintas.safekeeping.rls import ME

LIVE_TEAM = "a.scope = 'team' AND a.ended_at IS NULL AND (a.until IS NULL OR a.until > clock_timestamp())"
WORKS = "u.is_active AND (u.expires_on IS NULL OR u.expires_on >= current_date)"
DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"

# The page offers the unit's workers only; whoever calls the functions past the page is told no here. A new file has its access rows before its
# own row (open_file), so what is not there yet may become an enquiry. Whoever was on its team for good until this moment may
# go on with it: of a restricted file nobody else may know, and its lead's leaving must not wait.
LEADS = f"""
CREATE FUNCTION lead_works_with_files() RETURNS trigger LANGUAGE plpgsql {DEFINER} AS $$ BEGIN
  IF NOT EXISTS (SELECT FROM staff_posting p WHERE p.user_id = NEW.user_id AND p.ended_at IS NULL AND (p.role IN ('worker', 'head', 'student')
      OR (p.role = 'intake' AND NOT EXISTS (SELECT FROM cases_file f WHERE f.id = NEW.file_id AND f.kind <> 'enquiry'))))
    AND NOT EXISTS (SELECT FROM cases_access a WHERE a.file_id = NEW.file_id AND a.user_id = NEW.user_id AND a.scope = 'team' AND a.until IS NULL
      AND (a.ended_at IS NULL OR a.ended_at >= transaction_timestamp())) THEN
    RAISE insufficient_privilege USING MESSAGE = 'lead_works_with_files: not to this person';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION lead_works_with_files() FROM PUBLIC;
CREATE TRIGGER lead_works_with_files BEFORE INSERT ON cases_access FOR EACH ROW WHEN (NEW.role = 'lead') EXECUTE FUNCTION lead_works_with_files();
"""

# As in 0002, but "there already" counts the team alone.
GOING_IN = f"""
CREATE OR REPLACE FUNCTION join_file(file uuid, entry uuid, why text, days integer) RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
DECLARE me uuid := {ME};
BEGIN
  IF days IS NULL OR days NOT BETWEEN 1 AND 90 OR NOT EXISTS (
      SELECT FROM cases_case c JOIN cases_file f ON f.id = c.file_id JOIN staff_posting p ON p.unit_id = c.unit_id
       WHERE c.file_id = file AND c.closed_on IS NULL AND f.erased_at IS NULL AND c.file_id <> ALL (hidden_files())
         AND p.user_id = me AND p.ended_at IS NULL AND p.role IN ('head', 'supervisor'))
      OR EXISTS (SELECT FROM cases_conflict WHERE file_id = file AND user_id = me) THEN
    RAISE insufficient_privilege USING MESSAGE = 'join_file: not this file';
  END IF;
  IF EXISTS (SELECT FROM cases_access a WHERE a.file_id = file AND a.user_id = me AND {LIVE_TEAM}) THEN
    RAISE insufficient_privilege USING MESSAGE = 'join_file: there already';
  END IF;
  PERFORM let_in_for_a_time(file, entry, 'supervisor', 'joined', why, make_interval(days => days), '{{}}');
END $$;

CREATE OR REPLACE FUNCTION break_glass(wanted text, in_unit uuid, entry uuid, why text, OUT outcome text, OUT file uuid, OUT told uuid[])
  LANGUAGE plpgsql {DEFINER} AS $$
DECLARE me uuid := {ME}; files uuid[];
BEGIN
  outcome := 'unknown';
  IF NOT EXISTS (SELECT FROM staff_posting p JOIN staff_unit s ON s.id = p.unit_id JOIN staff_user u ON u.id = p.user_id
      WHERE p.user_id = me AND p.ended_at IS NULL AND NOT s.closed AND {WORKS} AND p.role IN ('worker', 'head', 'supervisor')) THEN
    RETURN;
  END IF;
  files := (SELECT array_agg(c.file_id) FROM cases_case c JOIN cases_file f ON f.id = c.file_id
    WHERE upper(c.number) = upper(btrim(wanted)) AND f.erased_at IS NULL AND (in_unit IS NULL OR c.unit_id = in_unit)
      AND c.organisation_id = (SELECT organisation_id FROM staff_user WHERE id = me));
  IF coalesce(array_length(files, 1), 0) <> 1 THEN
    RETURN;
  END IF;
  file := files[1];
  IF EXISTS (SELECT FROM cases_conflict c WHERE c.file_id = break_glass.file AND c.user_id = me) THEN
    outcome := 'kept_out';
  ELSIF EXISTS (SELECT FROM cases_access a WHERE a.file_id = break_glass.file AND a.user_id = me AND {LIVE_TEAM}) THEN
    outcome := 'there';
  ELSE
    told := who_is_told(file);
    PERFORM let_in_for_a_time(file, entry, 'break_glass', 'break_glass', why, interval '4 hours', told);
    outcome := 'in';
  END IF;
END $$;
"""

BEFORE = "DROP TRIGGER lead_works_with_files ON cases_access; DROP FUNCTION lead_works_with_files()"


class Migration(migrations.Migration):
    dependencies = [("access", "0009_sweeping"), ("cases", "0008_once_in_a_scope")]
    operations = [migrations.RunSQL(LEADS, BEFORE), migrations.RunSQL(GOING_IN, migrations.RunSQL.noop)]
