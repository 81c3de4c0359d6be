"""An enquiry that never became a case is erased as a case is: two people, seven days. Its unit stands with its file, its number with the request.

One that became a case goes with that case (files_of() in 0004), never before it.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME

HOME = "JOIN cases_file f ON f.id = e.file_id LEFT JOIN cases_case c ON c.file_id = e.file_id"
STANDS = "f.erased_at IS NULL AND (c.file_id IS NOT NULL OR (f.kind = 'enquiry' AND NOT became_a_case(f.id)))"

ENQUIRIES = f"""
CREATE FUNCTION became_a_case(one uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE born text; found boolean;
BEGIN
  FOR born IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'case_file_id' AND NOT a.attisdropped
               WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE file_id = $1 AND case_file_id IS NOT NULL)', born) INTO found USING one;
    IF found THEN RETURN true; END IF;
  END LOOP;
  RETURN false;
END $$;
REVOKE ALL ON FUNCTION became_a_case(uuid) FROM PUBLIC;

DROP FUNCTION erasures_of(uuid);
CREATE FUNCTION erasures_of(wanted uuid) RETURNS TABLE (id uuid, file_id uuid, number text, ground text, made_by uuid, made_at timestamptz,
    outcome text, ended_at timestamptz, ended_by uuid, held boolean, kind text)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF wanted <> ALL (my_units('{{head}}')) THEN RETURN; END IF;
  PERFORM set_config('app.gate', 'open', true);
  RETURN QUERY SELECT e.id, e.file_id, coalesce(c.number, e.number)::text, e.ground::text, e.made_by, e.made_at, e.outcome::text,
      e.ended_at, e.ended_by, EXISTS (SELECT FROM access_hold h WHERE h.file_id = e.file_id AND h.ended_at IS NULL), f.kind::text
    FROM access_erasure e {HOME}
   WHERE coalesce(c.unit_id, e.unit_id, f.unit_id) = wanted AND e.file_id <> ALL (my_conflicts()) ORDER BY e.made_at DESC;
  PERFORM set_config('app.gate', '', true);
END $$;
REVOKE ALL ON FUNCTION erasures_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erasures_of(uuid) TO sintas_app;

CREATE OR REPLACE FUNCTION what_would_go(erasure uuid) RETURNS jsonb LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE file uuid; unit uuid; going jsonb := '{{}}'; one text; n bigint; files uuid[];
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  SELECT e.file_id, coalesce(c.unit_id, f.unit_id) INTO file, unit FROM access_erasure e {HOME}
   WHERE e.id = erasure AND e.outcome = 'asked' AND {STANDS};
  IF file IS NOT NULL AND unit = ANY (my_units('{{head}}')) AND file <> ALL (my_conflicts()) THEN
    files := files_of(file);
    FOR one IN SELECT tables_of_files() LOOP
      EXECUTE format('SELECT count(*) FROM %I WHERE file_id = ANY ($1)', one) INTO n USING files;
      IF n > 0 THEN going := going || jsonb_build_object(one, n); END IF;
    END LOOP;
  END IF;
  PERFORM set_config('app.gate', '', true);
  RETURN going;
END $$;

CREATE OR REPLACE FUNCTION erase_file(erasure uuid) RETURNS TABLE (file_id uuid, told uuid)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE me uuid := {ME}; row access_erasure%ROWTYPE; home record; team uuid[]; counts jsonb;
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  SELECT * INTO row FROM access_erasure e WHERE e.id = erasure FOR UPDATE;
  SELECT coalesce(c.unit_id, f.unit_id) AS unit_id, coalesce(c.number, e.number) AS number INTO home FROM access_erasure e {HOME}
   WHERE e.id = erasure AND {STANDS};
  IF row.outcome IS DISTINCT FROM 'asked' OR home.unit_id IS NULL OR home.unit_id <> ALL (my_units('{{head}}'))
     OR row.file_id = ANY (my_conflicts()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'erase_file: not yours to decide';
  ELSIF row.made_by = me THEN
    RAISE insufficient_privilege USING MESSAGE = 'erase_file: never by whoever asked';
  ELSIF EXISTS (SELECT FROM access_hold h WHERE h.file_id = row.file_id AND h.ended_at IS NULL) THEN
    RAISE insufficient_privilege USING MESSAGE = 'erase_file: held';
  ELSIF row.made_at > clock_timestamp() - interval '7 days' THEN
    RAISE insufficient_privilege USING MESSAGE = 'erase_file: too early';
  END IF;
  SELECT coalesce(array_agg(DISTINCT a.user_id), '{{}}') INTO team FROM cases_access a
   WHERE a.file_id = row.file_id AND a.ended_at IS NULL AND a.user_id IS NOT NULL;
  counts := destroy_file(row.file_id, clock_timestamp(), me);
  PERFORM set_config('app.gate', 'open', true);
  UPDATE access_erasure e SET words = NULL, outcome = 'erased', ended_at = clock_timestamp(), ended_by = me, gone = counts,
      number = home.number, unit_id = home.unit_id WHERE e.id = erasure;
  UPDATE access_erasure e SET words = NULL WHERE e.file_id = row.file_id AND e.id <> erasure;
  PERFORM set_config('app.gate', '', true);
  RETURN QUERY SELECT row.file_id, member FROM unnest(team || ARRAY[row.made_by]) member GROUP BY member;
END $$;

CREATE OR REPLACE FUNCTION decline_erasure(erasure uuid) RETURNS TABLE (file_id uuid, told uuid)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE me uuid := {ME}; row access_erasure%ROWTYPE;
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  SELECT e.* INTO row FROM access_erasure e {HOME} WHERE e.id = erasure AND e.outcome = 'asked' AND {STANDS}
    AND coalesce(c.unit_id, f.unit_id) = ANY (my_units('{{head}}')) AND e.file_id <> ALL (my_conflicts()) FOR UPDATE OF e;
  IF NOT FOUND OR row.made_by = me THEN
    RAISE insufficient_privilege USING MESSAGE = 'decline_erasure: not yours to decide';
  END IF;
  UPDATE access_erasure e SET outcome = 'declined', ended_at = clock_timestamp(), ended_by = me WHERE e.id = erasure;
  PERFORM set_config('app.gate', '', true);
  RETURN QUERY SELECT row.file_id, row.made_by;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0006_passing_on")]
    operations = [migrations.RunSQL(ENQUIRIES, migrations.RunSQL.noop)]
