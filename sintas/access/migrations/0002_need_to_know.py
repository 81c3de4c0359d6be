"""Who gets into a file, and for how long: memberships with an end, restricted cases, joining with a reason, break-glass.

What the owner's functions ask of a case (number, unit, closed, restricted, erased) they read through a policy of the owner's own, for
reading only: cases_case and cases_file hold codes and dates, no content.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, conflict_lock, file_lock, mine

LIVE = "a.ended_at IS NULL AND (a.until IS NULL OR a.until > clock_timestamp())"
LASTING = "a.ended_at IS NULL AND a.until IS NULL AND a.scope = 'team'"
WORKS = "u.is_active AND (u.expires_on IS NULL OR u.expires_on >= current_date)"
DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"

OWNER_READS = """
CREATE POLICY for_functions ON cases_case FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY for_functions ON cases_file FOR SELECT TO CURRENT_USER USING (true);
"""

# A membership with an end counts no more afterwards, whoever asks and without anybody's doing.
MEMBERSHIP = f"""
CREATE OR REPLACE FUNCTION my_files(scopes text[]) RETURNS uuid[] LANGUAGE plpgsql STABLE {DEFINER} AS $$
DECLARE me uuid := {ME}; found uuid[];
BEGIN
  found := (SELECT coalesce(array_agg(a.file_id), '{{}}') FROM cases_access a
    WHERE a.user_id = me AND {LIVE} AND a.scope = ANY(scopes)
      AND NOT EXISTS (SELECT FROM cases_conflict c WHERE c.file_id = a.file_id AND c.user_id = me));
  IF 'intake' = ANY(scopes) THEN
    found := found || (SELECT coalesce(array_agg(a.file_id), '{{}}') FROM cases_access a JOIN staff_posting p ON p.unit_id = a.unit_id
      WHERE a.scope = 'intake' AND a.ended_at IS NULL AND p.user_id = me AND p.ended_at IS NULL AND p.role IN ('head', 'intake')
        AND NOT EXISTS (SELECT FROM cases_conflict c WHERE c.file_id = a.file_id AND c.user_id = me));
  END IF;
  RETURN found;
END $$;

-- the files of whose team I am for good: whoever is in for a time reads, but decides nothing about who else gets in
CREATE FUNCTION my_lasting_files() RETURNS uuid[] LANGUAGE plpgsql STABLE {DEFINER} AS $$
DECLARE me uuid := {ME};
BEGIN RETURN (SELECT coalesce(array_agg(a.file_id), '{{}}') FROM cases_access a WHERE a.user_id = me AND {LASTING}
    AND NOT EXISTS (SELECT FROM cases_conflict c WHERE c.file_id = a.file_id AND c.user_id = me)); END $$;

-- who may bring somebody in or keep somebody out: of a restricted case its lead alone
CREATE FUNCTION may_let_in(file uuid) RETURNS boolean LANGUAGE plpgsql STABLE {DEFINER} AS $$
DECLARE me uuid := {ME};
BEGIN
  RETURN file = ANY (my_lasting_files() || my_files('{{intake}}')) AND (NOT EXISTS (SELECT FROM cases_case c WHERE c.file_id = file AND c.restricted_at IS NOT NULL)
    OR EXISTS (SELECT FROM cases_access a WHERE a.file_id = file AND a.user_id = me AND a.role = 'lead' AND a.ended_at IS NULL));
END $$;

-- restricted cases (kasus terbatas) of my organisation whose team I am not on. One whose whole team has left the house rises to the head:
-- somebody must be able to give it away.
CREATE FUNCTION hidden_files() RETURNS uuid[] LANGUAGE plpgsql STABLE {DEFINER} AS $$
DECLARE me uuid := {ME};
BEGIN
  RETURN (SELECT coalesce(array_agg(c.file_id), '{{}}') FROM cases_case c
    WHERE c.restricted_at IS NOT NULL AND c.organisation_id = (SELECT organisation_id FROM staff_user WHERE id = me)
      AND NOT EXISTS (SELECT FROM cases_access a WHERE a.file_id = c.file_id AND a.user_id = me AND {LIVE} AND a.scope = 'team')
      AND EXISTS (SELECT FROM cases_access a JOIN staff_user u ON u.id = a.user_id WHERE a.file_id = c.file_id AND {LASTING} AND {WORKS}));
END $$;

CREATE OR REPLACE FUNCTION files_led_by(person uuid) RETURNS integer LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT count(*)::integer FROM cases_access
   WHERE user_id = person AND role = 'lead' AND ended_at IS NULL AND organisation_id = ANY (my_organisations('{{administrator,head}}'))
     AND file_id <> ALL (hidden_files()) $$;
"""

# Of a restricted case the head knows nothing, so it is handed over inside its named team: by its lead, or taken over by a member when the
# lead works here no more.
HAND_OVER = f"""
CREATE OR REPLACE FUNCTION hand_over_file(file uuid, new_lead uuid, why text) RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
DECLARE me uuid := {ME}; home cases_access%ROWTYPE; hidden boolean; orphan boolean; named boolean; allowed boolean;
BEGIN
  SELECT * INTO home FROM cases_access WHERE file_id = file AND role = 'lead' AND ended_at IS NULL FOR UPDATE;
  IF FOUND THEN
    hidden := EXISTS (SELECT FROM cases_case c WHERE c.file_id = file AND c.restricted_at IS NOT NULL)
      AND EXISTS (SELECT FROM cases_access a JOIN staff_user u ON u.id = a.user_id WHERE a.file_id = file AND {LASTING} AND {WORKS});
    orphan := NOT EXISTS (SELECT FROM staff_user u WHERE u.id = home.user_id AND {WORKS});
    named := EXISTS (SELECT FROM cases_access a WHERE a.file_id = file AND a.user_id = new_lead AND {LASTING});
    allowed := home.user_id = me OR CASE WHEN hidden THEN orphan AND file = ANY (my_lasting_files()) ELSE EXISTS (
      SELECT FROM staff_posting WHERE user_id = me AND unit_id = home.home_unit_id AND role = 'head' AND ended_at IS NULL) END;
  END IF;
  IF allowed IS NOT TRUE THEN
    RAISE insufficient_privilege USING MESSAGE = 'hand_over_file: neither lead nor head of its unit';
  END IF;
  IF EXISTS (SELECT FROM cases_conflict WHERE file_id = file AND user_id IN (new_lead, me)) OR (hidden AND NOT named) OR NOT EXISTS (
      SELECT FROM staff_user u WHERE u.id = new_lead AND u.organisation_id = home.organisation_id AND {WORKS}) THEN
    RAISE insufficient_privilege USING MESSAGE = 'hand_over_file: not to this person';
  END IF;
  UPDATE cases_access SET ended_at = clock_timestamp(), ended_by = me, ended_why = why
   WHERE file_id = file AND ended_at IS NULL AND user_id IN (home.user_id, new_lead);
  INSERT INTO cases_access (id, file_id, organisation_id, home_unit_id, user_id, scope, role, since, given_by, ended_why)
    VALUES (gen_random_uuid(), file, home.organisation_id, home.home_unit_id, new_lead, 'team', 'lead', clock_timestamp(), me, '');
END $$;
"""

# Both write the access row and its entry in one breath: nobody is in without the reason standing beside it.
GOING_IN = f"""
CREATE FUNCTION let_in_for_a_time(file uuid, entry uuid, as_role text, kind text, why text, lasts interval, told uuid[]) RETURNS void
  LANGUAGE plpgsql {DEFINER} AS $$
DECLARE me uuid := {ME}; home cases_access%ROWTYPE; starts timestamptz := clock_timestamp();
BEGIN
  SELECT * INTO STRICT home FROM cases_access WHERE file_id = file AND role = 'lead' AND ended_at IS NULL;
  UPDATE cases_access SET ended_at = until, ended_why = 'ran_out'
   WHERE file_id = file AND user_id = me AND ended_at IS NULL AND until <= clock_timestamp();
  INSERT INTO cases_access (id, file_id, organisation_id, home_unit_id, user_id, scope, role, since, given_by, until, ended_why)
    VALUES (gen_random_uuid(), file, home.organisation_id, home.home_unit_id, me, 'team', as_role, starts, me, starts + lasts, '');
  INSERT INTO access_entry (id, file_id, organisation_id, unit_id, kind, person_id, at, until, reason, restricted, reviewers, verdict)
    SELECT entry, file, home.organisation_id, home.home_unit_id, kind, me, starts, starts + lasts, why, c.restricted_at IS NOT NULL, told, ''
      FROM cases_case c WHERE c.file_id = file;
END $$;

CREATE FUNCTION join_file(file uuid, entry uuid, why text, days integer) RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
DECLARE me uuid := {ME};
BEGIN
  IF days IS NULL OR days NOT BETWEEN 1 AND 90 OR NOT EXISTS (
      SELECT FROM cases_case c JOIN cases_file f ON f.id = c.file_id JOIN staff_posting p ON p.unit_id = c.unit_id
       WHERE c.file_id = file AND c.closed_on IS NULL AND f.erased_at IS NULL AND c.file_id <> ALL (hidden_files())
         AND p.user_id = me AND p.ended_at IS NULL AND p.role IN ('head', 'supervisor'))
      OR EXISTS (SELECT FROM cases_conflict WHERE file_id = file AND user_id = me) THEN
    RAISE insufficient_privilege USING MESSAGE = 'join_file: not this file';
  END IF;
  IF EXISTS (SELECT FROM cases_access a WHERE a.file_id = file AND a.user_id = me AND {LIVE}) THEN
    RAISE insufficient_privilege USING MESSAGE = 'join_file: there already';
  END IF;
  PERFORM let_in_for_a_time(file, entry, 'supervisor', 'joined', why, make_interval(days => days), '{{}}');
END $$;

-- Two other people of the house who learn of it at once and review it. Of a restricted case: from its named team first.
CREATE FUNCTION who_is_told(file uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE {DEFINER} AS $$
DECLARE me uuid := {ME}; home cases_access%ROWTYPE; hidden boolean;
BEGIN
  SELECT * INTO STRICT home FROM cases_access WHERE file_id = file AND role = 'lead' AND ended_at IS NULL;
  hidden := EXISTS (SELECT FROM cases_case c WHERE c.file_id = file AND c.restricted_at IS NOT NULL);
  RETURN (SELECT coalesce(array_agg(told.id ORDER BY told.place, told.since), '{{}}') FROM (
    SELECT u.id, min(one.place) AS place, min(one.since) AS since FROM (
        SELECT home.user_id AS id, 1 AS place, home.since
        UNION ALL SELECT a.user_id, CASE WHEN hidden THEN 2 ELSE 5 END, a.since FROM cases_access a WHERE a.file_id = file AND {LASTING}
        UNION ALL SELECT p.user_id, CASE WHEN hidden THEN 8 WHEN p.role = 'head' THEN 3 ELSE 4 END, p.since FROM staff_posting p
          WHERE p.unit_id = home.home_unit_id AND p.role IN ('head', 'supervisor') AND p.ended_at IS NULL
        UNION ALL SELECT p.user_id, CASE WHEN p.role = 'administrator' THEN 6 ELSE 7 END, p.since FROM staff_posting p
          JOIN staff_unit s ON s.id = p.unit_id
          WHERE s.organisation_id = home.organisation_id AND p.role IN ('administrator', 'head') AND p.ended_at IS NULL) one
      JOIN staff_user u ON u.id = one.id
     WHERE u.id <> me AND {WORKS} AND NOT EXISTS (SELECT FROM cases_conflict c WHERE c.file_id = file AND c.user_id = u.id)
     GROUP BY u.id ORDER BY 2, 3 LIMIT 2) told);
END $$;

-- `outcome`: in (done), there (on the team already), kept_out (a conflict of interest: nothing overrides it), unknown. The page answers the
-- last two with the same sentence; the difference is for the trail alone.
CREATE FUNCTION break_glass(wanted text, in_unit uuid, entry uuid, why text, OUT outcome text, OUT file uuid, OUT told uuid[])
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
  ELSIF EXISTS (SELECT FROM cases_access a WHERE a.file_id = break_glass.file AND a.user_id = me AND {LIVE}) THEN
    outcome := 'there';
  ELSE
    told := who_is_told(file);
    PERFORM let_in_for_a_time(file, entry, 'break_glass', 'break_glass', why, interval '4 hours', told);
    outcome := 'in';
  END IF;
END $$;

REVOKE ALL ON FUNCTION my_lasting_files(), may_let_in(uuid), hidden_files(), join_file(uuid, uuid, text, integer), who_is_told(uuid),
  let_in_for_a_time(uuid, uuid, text, text, text, interval, uuid[]), break_glass(text, uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hidden_files() TO sintas_app, sintas_overview;
GRANT EXECUTE ON FUNCTION my_lasting_files(), may_let_in(uuid), join_file(uuid, uuid, text, integer), break_glass(text, uuid, uuid, text)
  TO sintas_app;
"""

TEAM_TABLE = f"""
DROP POLICY team_leave ON cases_access;
CREATE POLICY team_leave ON cases_access FOR UPDATE TO sintas_app
  USING (ended_at IS NULL AND (file_id = ANY((SELECT my_lasting_files())::uuid[]) OR user_id = {ME}) AND file_id = {mine(TEAM)})
  WITH CHECK (true);
DROP POLICY team_join ON cases_access;
CREATE POLICY team_join ON cases_access FOR INSERT TO sintas_app WITH CHECK (
  file_id = {mine(TEAM)} AND may_let_in(file_id) AND user_id IS NOT NULL
  AND organisation_id = (SELECT organisation_id FROM staff_user WHERE id = user_id)
  AND (organisation_id, home_unit_id) = (SELECT f.organisation_id, f.unit_id FROM cases_file f WHERE f.id = cases_access.file_id)
  AND NOT EXISTS (SELECT FROM cases_conflict c WHERE c.file_id = cases_access.file_id AND c.user_id = cases_access.user_id));
DROP POLICY conflict_enter ON cases_conflict;
CREATE POLICY conflict_enter ON cases_conflict FOR INSERT TO sintas_app WITH CHECK (file_id = {mine(TEAM)} AND may_let_in(file_id));
-- whoever has a conflict has no notice and no draft of that file any more, and whoever is in for a time restricts nothing
CREATE FUNCTION restricted_by_its_lead() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'a case is restricted, and opened again, by its lead'; END $$;
CREATE TRIGGER restricted_by_its_lead BEFORE UPDATE OF restricted_at ON cases_case FOR EACH ROW
  WHEN (OLD.restricted_at IS DISTINCT FROM NEW.restricted_at AND lead_of(NEW.file_id) IS DISTINCT FROM {ME})
  EXECUTE FUNCTION restricted_by_its_lead();
"""

# What heads and supervisors see of a case without being on its team: dates and stages, never of a restricted one. Whoever was chosen by the
# lead to read something of a restricted case (a release) knows its number while that stands; counts and lists leave it out by themselves.
SHUT = "<> ALL((SELECT hidden_files())::uuid[])"
OVERVIEW = f"""
GRANT SELECT (restricted_at) ON cases_case TO sintas_overview;
GRANT SELECT (until) ON cases_access TO sintas_overview;
GRANT SELECT (file_id, recipient_id, until, ended_at) ON cases_release TO sintas_overview;
CREATE POLICY to_me ON cases_release FOR SELECT TO sintas_overview
  USING (recipient_id = {ME} AND ended_at IS NULL AND until > clock_timestamp());
DROP POLICY overview ON cases_case;
CREATE POLICY overview ON cases_case FOR SELECT TO sintas_overview
  USING (unit_id = ANY((SELECT my_units('{{head,supervisor,auditor}}'))::uuid[])
    AND (file_id {SHUT} OR file_id IN (SELECT r.file_id FROM cases_release r)));
DROP POLICY overview ON cases_access;
CREATE POLICY overview ON cases_access FOR SELECT TO sintas_overview
  USING (home_unit_id = ANY((SELECT my_units('{{head,supervisor,auditor}}'))::uuid[]) AND file_id {SHUT});
GRANT SELECT (file_id, due_at, done_at, dropped) ON cases_task TO sintas_overview;
CREATE POLICY overview ON cases_task FOR SELECT TO sintas_overview USING (file_id IN (SELECT c.file_id FROM cases_case c));
DROP POLICY match ON cases_client;
CREATE POLICY match ON cases_client FOR SELECT TO sintas_overview
  USING (organisation_id = ANY((SELECT my_organisations('{{head,intake}}'))::uuid[]) AND file_id {SHUT});
DROP POLICY match ON cases_reach;
CREATE POLICY match ON cases_reach FOR SELECT TO sintas_overview
  USING (organisation_id = ANY((SELECT my_organisations('{{head,intake}}'))::uuid[]) AND file_id {SHUT});
"""

# An entry is seen by the team, by whoever went in, by whoever was told or heads the unit by now; unreviewed after three days by the administrators, without its words.
RISES = "3 days"
HEADS = "(kind = 'break_glass' AND NOT restricted AND unit_id = ANY((SELECT my_units('{head}'))::uuid[]))"
SEES = f"file_id = {mine(TEAM)} OR person_id = {ME} OR {ME} = ANY(reviewers) OR {HEADS}"
ENTRIES = f"""
CREATE POLICY by_function ON access_entry FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY for_functions ON access_entry FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY risen ON access_entry FOR SELECT TO sintas_app USING (kind = 'break_glass' AND reviewed_at IS NULL
  AND at < clock_timestamp() - interval '{RISES}' AND organisation_id = ANY((SELECT my_organisations('{{administrator}}'))::uuid[]));
-- with the rights of whoever asks: row-level security on access_entry has spoken already, but for what has only risen
CREATE FUNCTION reaches_entry(one uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN RETURN EXISTS (SELECT FROM access_entry WHERE id = one AND ({SEES}));
END $$;
REVOKE ALL ON FUNCTION reaches_entry(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reaches_entry(uuid) TO sintas_app, sintas_overview;
CREATE POLICY entry_key ON safekeeping_wrap FOR SELECT TO sintas_app USING (ring = 'release' AND reaches_entry(file_id));
CREATE POLICY new_entry_key ON safekeeping_wrap FOR INSERT TO sintas_app WITH CHECK (ring = 'release' AND reaches_entry(file_id));
CREATE FUNCTION entry_is_reviewed_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'an entry is reviewed once, by somebody else'; END $$;
CREATE TRIGGER entry_is_reviewed_once BEFORE UPDATE ON access_entry FOR EACH ROW
  WHEN (OLD.reviewed_at IS NOT NULL OR OLD.person_id = {ME} OR NEW.reviewed_by IS DISTINCT FROM {ME}
    OR (NEW.unit_id, NEW.kind, NEW.person_id, NEW.at, NEW.until, NEW.reason, NEW.restricted, NEW.reviewers)
    IS DISTINCT FROM (OLD.unit_id, OLD.kind, OLD.person_id, OLD.at, OLD.until, OLD.reason, OLD.restricted, OLD.reviewers))
  EXECUTE FUNCTION entry_is_reviewed_once();
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), ("cases", "0007_who_gets_in"), ("staff", "0005_second_step_locks"), ("safekeeping", "0002_trail")]
    operations = [
        migrations.RunSQL(OWNER_READS, migrations.RunSQL.noop),
        migrations.RunSQL(MEMBERSHIP, migrations.RunSQL.noop),
        migrations.RunSQL(HAND_OVER, migrations.RunSQL.noop),
        migrations.RunSQL(GOING_IN, migrations.RunSQL.noop),
        migrations.RunSQL(TEAM_TABLE, migrations.RunSQL.noop),
        migrations.RunSQL(OVERVIEW, migrations.RunSQL.noop),
        *file_lock("access_entry", read=SEES, change=SEES, insert=f"file_id = {mine(TEAM)} AND person_id = {ME}"),
        migrations.RunSQL(ENTRIES, migrations.RunSQL.noop),
        *file_lock(
            "access_entrywords",
            read=f"file_id = {mine(TEAM)} OR reaches_entry(entry_id)",
            change=f"file_id = {mine(TEAM)} OR reaches_entry(entry_id)",
            insert=f"file_id = {mine(TEAM)} AND reaches_entry(entry_id)",
        ),
        conflict_lock("staff_notice"),
        conflict_lock("staff_draft"),
    ]
