"""Erasing a file for good: who asks, who decides, and the owner's function that does it (docs/security.md, "Erasure").

What is destroyed: the wraps of the file and of its releases (so every sealed value of it is noise, also in a copy of the database), and
every row that carries the file's id, in every room that is built when it runs. What stays: the empty row of the file with `erased_at`, its
ended memberships (a file that ever had a team cannot be claimed), the trail (codes and ids), and the row of the erasure itself.
"""

import django.db.models.deletion
from django.db import migrations, models

import sintas.kit.ids
import sintas.safekeeping.sealed
from sintas.safekeeping.rls import ME, TEAM, file_lock, mine

STEPS = """
-- A request ends once. The app may take it back; declining and erasing are the owner's functions below.
CREATE FUNCTION erasure_steps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF (OLD.outcome <> 'asked' AND NEW.outcome <> OLD.outcome)
     OR (current_user = 'sintas_app' AND (OLD.outcome <> 'asked' OR NEW.outcome <> 'withdrawn')) THEN
    RAISE insufficient_privilege USING MESSAGE = 'an erasure ends once, and is decided by the head of the unit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER erasure_steps BEFORE UPDATE ON access_erasure FOR EACH ROW EXECUTE FUNCTION erasure_steps();
REVOKE UPDATE ON access_erasure, access_hold FROM sintas_app;
GRANT UPDATE (outcome, ended_at, ended_by) ON access_erasure TO sintas_app;
GRANT UPDATE (ended_at, ended_by) ON access_hold TO sintas_app;

-- Dead wraps are cleared away within a minute or so, not when the table has grown by a fifth.
ALTER TABLE safekeeping_wrap SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1);
"""

DECIDING = f"""
-- What the head of a unit decides, or has decided. Blocked by a conflict of interest: not there.
CREATE FUNCTION erasures_of(wanted uuid) RETURNS TABLE (id uuid, file_id uuid, number text, ground text, made_by uuid, made_at timestamptz,
    outcome text, ended_at timestamptz, ended_by uuid, held boolean)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF wanted <> ALL (my_units('{{head}}')) THEN RETURN; END IF;
  PERFORM set_config('app.gate', 'open', true);
  RETURN QUERY SELECT e.id, e.file_id, coalesce(c.number, e.number)::text, e.ground::text, e.made_by, e.made_at, e.outcome::text,
      e.ended_at, e.ended_by, EXISTS (SELECT FROM access_hold h WHERE h.file_id = e.file_id AND h.ended_at IS NULL)
    FROM access_erasure e LEFT JOIN cases_case c ON c.file_id = e.file_id
   WHERE coalesce(c.unit_id, e.unit_id) = wanted AND e.file_id <> ALL (my_conflicts()) ORDER BY e.made_at DESC;
  PERFORM set_config('app.gate', '', true);
END $$;

-- Every table that holds rows of files, by looking: a room built later is in it. The file's own row, its team and the trail stand apart.
CREATE FUNCTION tables_of_files() RETURNS SETOF text LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'file_id' AND NOT a.attisdropped
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
     AND c.relname NOT IN ('cases_access', 'safekeeping_trail', 'safekeeping_wrap', 'access_erasure') ORDER BY 1 $$;

-- The file, and the enquiry it came from.
CREATE FUNCTION files_of(one uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE found uuid[] := ARRAY[one]; more uuid[]; born text;
BEGIN
  FOR born IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'case_file_id' AND NOT a.attisdropped
               WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') LOOP
    EXECUTE format('SELECT array_agg(file_id) FROM %I WHERE case_file_id = $1', born) INTO more USING one;
    found := found || coalesce(more, '{{}}');
  END LOOP;
  RETURN found;
END $$;

-- For the page that asks "really?": table -> rows.
CREATE FUNCTION what_would_go(erasure uuid) RETURNS jsonb LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE file uuid; unit uuid; going jsonb := '{{}}'; one text; n bigint; files uuid[];
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  SELECT e.file_id, c.unit_id INTO file, unit FROM access_erasure e JOIN cases_case c ON c.file_id = e.file_id
   WHERE e.id = erasure AND e.outcome = 'asked';
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

-- The destroying itself, without asking: for erase_file() below, and for whoever restores a backup and replays the list. Not the app's.
CREATE FUNCTION destroy_file(file uuid, at timestamptz, by_whom uuid) RETURNS jsonb LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE gone jsonb := '{{}}'; one text; n bigint; files uuid[];
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  files := files_of(file);
  DELETE FROM safekeeping_wrap WHERE file_id = ANY (files) OR file_id IN (SELECT id FROM cases_release WHERE file_id = ANY (files))
    OR file_id IN (SELECT id FROM access_entry WHERE file_id = ANY (files));
  GET DIAGNOSTICS n = ROW_COUNT;
  gone := jsonb_build_object('safekeeping_wrap', n);
  DELETE FROM cases_link WHERE other_file_id = ANY (files);
  DELETE FROM staff_draft d WHERE EXISTS (SELECT FROM unnest(files) f WHERE d.form LIKE '%' || f || '%');  -- a carer's, under her own key
  FOR one IN SELECT tables_of_files() LOOP
    EXECUTE format('DELETE FROM %I WHERE file_id = ANY ($1)', one) USING files;
    GET DIAGNOSTICS n = ROW_COUNT;
    IF n > 0 THEN gone := gone || jsonb_build_object(one, n); END IF;
  END LOOP;
  UPDATE cases_file SET erased_at = at WHERE id = ANY (files) AND erased_at IS NULL;
  UPDATE cases_access SET ended_at = at, ended_by = by_whom, ended_why = 'erased' WHERE file_id = ANY (files) AND ended_at IS NULL;
  PERFORM set_config('app.gate', '', true);
  RETURN gone;
END $$;

CREATE FUNCTION erase_file(erasure uuid) RETURNS TABLE (file_id uuid, told uuid)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE me uuid := {ME}; row access_erasure%ROWTYPE; home record; team uuid[]; counts jsonb;
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  SELECT * INTO row FROM access_erasure e WHERE e.id = erasure FOR UPDATE;
  SELECT c.unit_id, c.number INTO home FROM cases_case c WHERE c.file_id = row.file_id;
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

CREATE FUNCTION decline_erasure(erasure uuid) RETURNS TABLE (file_id uuid, told uuid)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE me uuid := {ME}; row access_erasure%ROWTYPE;
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  SELECT e.* INTO row FROM access_erasure e JOIN cases_case c ON c.file_id = e.file_id WHERE e.id = erasure AND e.outcome = 'asked'
    AND c.unit_id = ANY (my_units('{{head}}')) AND e.file_id <> ALL (my_conflicts()) FOR UPDATE OF e;
  IF NOT FOUND OR row.made_by = me THEN
    RAISE insufficient_privilege USING MESSAGE = 'decline_erasure: not yours to decide';
  END IF;
  UPDATE access_erasure e SET outcome = 'declined', ended_at = clock_timestamp(), ended_by = me WHERE e.id = erasure;
  PERFORM set_config('app.gate', '', true);
  RETURN QUERY SELECT row.file_id, row.made_by;
END $$;

-- Closed cases kept longer than the house says: number and day, for the head. A child's counts from when they could have come of age.
CREATE FUNCTION kept_too_long(wanted uuid, years integer, child_years integer) RETURNS TABLE (number text, closed_on date, child boolean)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF wanted <> ALL (my_units('{{head}}')) THEN RETURN; END IF;
  PERFORM set_config('app.gate', 'open', true);
  RETURN QUERY SELECT c.number::text, c.closed_on, k.is_child FROM cases_case c
    JOIN cases_client k ON k.file_id = c.file_id AND k.superseded_at IS NULL AND NOT k.set_aside AND k.withdrawn_at IS NULL
   WHERE c.unit_id = wanted AND c.restricted_at IS NULL AND c.file_id <> ALL (my_conflicts())
     AND c.closed_on < current_date - make_interval(years => CASE WHEN k.is_child THEN child_years ELSE years END) ORDER BY c.closed_on;
  PERFORM set_config('app.gate', '', true);
END $$;

-- As it was (cases/migrations/0002_locks.py), but for a file that was erased: nobody leads what is not there.
CREATE OR REPLACE FUNCTION never_without_a_lead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE before text := current_setting('app.gate', true); gone boolean;
BEGIN
  IF NOT EXISTS (SELECT FROM cases_access WHERE file_id = NEW.file_id AND role = 'lead' AND ended_at IS NULL) THEN
    PERFORM set_config('app.gate', 'open', true);
    gone := EXISTS (SELECT FROM cases_file WHERE id = NEW.file_id AND erased_at IS NOT NULL);
    PERFORM set_config('app.gate', coalesce(before, ''), true);
    IF NOT gone THEN
      RAISE check_violation USING MESSAGE = 'a file is never without a lead', CONSTRAINT = 'never_without_a_lead';
    END IF;
  END IF;
  RETURN NULL;
END $$;

REVOKE ALL ON FUNCTION tables_of_files(), files_of(uuid), destroy_file(uuid, timestamptz, uuid), erasures_of(uuid), what_would_go(uuid),
  erase_file(uuid), decline_erasure(uuid), kept_too_long(uuid, integer, integer), erasure_steps() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erasures_of(uuid), what_would_go(uuid), erase_file(uuid), decline_erasure(uuid),
  kept_too_long(uuid, integer, integer) TO sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0003_unusual"), ("cases", "0007_who_gets_in"), ("staff", "0006_draft_passed_on")]
    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("id", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("ground", models.CharField(blank=True, default="", max_length=60)),
                ("words", sintas.safekeeping.sealed.Sealed("erasure.words", null=True, ring="content")),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                ("outcome", models.CharField(default="asked", max_length=10)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                ("number", models.CharField(blank=True, default="", max_length=30)),
                ("gone", models.JSONField(blank=True, default=dict)),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.file")),
                ("unit", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.unit")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("outcome", "asked")), fields=("file",), name="erasure_asked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["asked", "withdrawn", "declined", "erased"])), name="erasure_outcome_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", "asked"), ("ended_at__isnull", False), _connector="OR"),
                        name="erasure_ended_has_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("id", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("reason", models.CharField(blank=True, default="", max_length=60)),
                ("made_by", models.UUIDField()),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.UUIDField(null=True)),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.file")),
            ],
            options={
                "constraints": [models.UniqueConstraint(condition=models.Q(("ended_at", None)), fields=("file",), name="held_once")],
            },
        ),
        *file_lock("access_erasure", insert=f"file_id = {mine(TEAM)} AND outcome = 'asked'"),
        *file_lock("access_hold"),
        migrations.RunSQL(STEPS, migrations.RunSQL.noop),
        migrations.RunSQL(DECIDING, migrations.RunSQL.noop),
    ]
