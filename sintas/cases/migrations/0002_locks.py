"""The locks of every table that belongs to a file, also of the tables of safekeeping: membership is known here, and migrations too
point downward only.

The team table cannot be locked by a policy that reads itself (infinite recursion). Owner's functions read it; that works because this
one table, and the list of conflicts, have row-level security without FORCE.
"""

from django.db import migrations

from sintas.safekeeping.rls import HEAD, ME, TEAM, conflict_lock, file_lock, mine

FUNCTIONS = f"""
-- plpgsql, not sql: its plans are kept for the length of the connection, and every policy calls these once a query.
CREATE FUNCTION my_conflicts() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN RETURN (SELECT coalesce(array_agg(file_id), '{{}}') FROM cases_conflict WHERE user_id = {ME}); END $$;
CREATE FUNCTION my_files(scopes text[]) RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE me uuid := {ME}; found uuid[];
BEGIN
  found := (SELECT coalesce(array_agg(a.file_id), '{{}}') FROM cases_access a
    WHERE a.user_id = me AND a.ended_at IS NULL AND a.scope = ANY(scopes)
      AND NOT EXISTS (SELECT FROM cases_conflict c WHERE c.file_id = a.file_id AND c.user_id = me));
  IF 'intake' = ANY(scopes) THEN
    found := found || (SELECT coalesce(array_agg(a.file_id), '{{}}') FROM cases_access a JOIN staff_posting p ON p.unit_id = a.unit_id
      WHERE a.scope = 'intake' AND a.ended_at IS NULL AND p.user_id = me AND p.ended_at IS NULL AND p.role IN ('head', 'intake')
        AND NOT EXISTS (SELECT FROM cases_conflict c WHERE c.file_id = a.file_id AND c.user_id = me));
  END IF;
  RETURN found;
END $$;
CREATE FUNCTION my_units(roles text[]) RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN RETURN (SELECT coalesce(array_agg(unit_id), '{{}}') FROM staff_posting
  WHERE user_id = {ME} AND ended_at IS NULL AND role = ANY(roles)); END $$;
CREATE FUNCTION my_organisations(roles text[]) RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN RETURN (SELECT coalesce(array_agg(DISTINCT u.organisation_id), '{{}}') FROM staff_posting p JOIN staff_unit u ON u.id = p.unit_id
  WHERE p.user_id = {ME} AND p.ended_at IS NULL AND p.role = ANY(roles)); END $$;

-- A new file: its access rows stand first; whoever opens it must work in that unit, whoever is named must work in that organisation.
CREATE FUNCTION open_file(file uuid, unit uuid, lead uuid, intake boolean) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE me uuid := {ME}; org uuid := (SELECT organisation_id FROM staff_unit WHERE id = unit);
BEGIN
  IF me IS NULL OR org IS NULL OR NOT EXISTS (SELECT FROM staff_posting WHERE user_id = me AND unit_id = unit AND ended_at IS NULL) THEN
    RAISE insufficient_privilege USING MESSAGE = 'open_file: no posting in this unit';
  END IF;
  IF EXISTS (SELECT FROM cases_access WHERE file_id = file) THEN
    RAISE insufficient_privilege USING MESSAGE = 'open_file: this file exists';
  END IF;
  IF NOT EXISTS (SELECT FROM staff_user WHERE id = lead AND organisation_id = org AND is_active) THEN
    RAISE insufficient_privilege USING MESSAGE = 'open_file: the lead does not work here';
  END IF;
  INSERT INTO cases_access (id, file_id, organisation_id, home_unit_id, user_id, scope, role, since, given_by, ended_why)
    VALUES (gen_random_uuid(), file, org, unit, lead, 'team', 'lead', clock_timestamp(), me, '');
  IF lead <> me THEN
    INSERT INTO cases_access (id, file_id, organisation_id, home_unit_id, user_id, scope, role, since, given_by, ended_why)
      VALUES (gen_random_uuid(), file, org, unit, me, 'team', 'opener', clock_timestamp(), me, '');
  END IF;
  IF intake THEN
    INSERT INTO cases_access (id, file_id, organisation_id, home_unit_id, unit_id, scope, role, since, given_by, ended_why)
      VALUES (gen_random_uuid(), file, org, unit, unit, 'intake', 'member', clock_timestamp(), me, '');
  END IF;
END $$;

-- A carer tells the lead what worries her; she learns who that is from nobody else.
CREATE FUNCTION lead_of(file uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT user_id FROM cases_access WHERE file_id = file AND role = 'lead' AND ended_at IS NULL AND file = ANY (my_files('{{team,intake,carer,group}}')) $$;

-- The lead left or is away: the unit's head gives the file to somebody else without reading it.
CREATE FUNCTION hand_over_file(file uuid, new_lead uuid, why text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE me uuid := {ME}; home cases_access%ROWTYPE;
BEGIN
  SELECT * INTO home FROM cases_access WHERE file_id = file AND role = 'lead' AND ended_at IS NULL FOR UPDATE;
  IF NOT FOUND OR NOT (home.user_id = me OR EXISTS (
      SELECT FROM staff_posting WHERE user_id = me AND unit_id = home.home_unit_id AND role = 'head' AND ended_at IS NULL)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'hand_over_file: neither lead nor head of its unit';
  END IF;
  IF EXISTS (SELECT FROM cases_conflict WHERE file_id = file AND user_id IN (new_lead, me)) OR NOT EXISTS (
      SELECT FROM staff_user WHERE id = new_lead AND organisation_id = home.organisation_id AND is_active) THEN
    RAISE insufficient_privilege USING MESSAGE = 'hand_over_file: not to this person';
  END IF;
  UPDATE cases_access SET ended_at = clock_timestamp(), ended_by = me, ended_why = why
   WHERE file_id = file AND ended_at IS NULL AND user_id IN (home.user_id, new_lead);
  INSERT INTO cases_access (id, file_id, organisation_id, home_unit_id, user_id, scope, role, since, given_by, ended_why)
    VALUES (gen_random_uuid(), file, home.organisation_id, home.home_unit_id, new_lead, 'team', 'lead', clock_timestamp(), me, '');
END $$;

CREATE FUNCTION never_without_a_lead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM cases_access WHERE file_id = NEW.file_id AND role = 'lead' AND ended_at IS NULL) THEN
    RAISE check_violation USING MESSAGE = 'a file is never without a lead', CONSTRAINT = 'never_without_a_lead';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER never_without_a_lead AFTER INSERT OR UPDATE ON cases_access DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION never_without_a_lead();

REVOKE ALL ON FUNCTION my_files(text[]), my_conflicts(), my_units(text[]), my_organisations(text[]),
  open_file(uuid, uuid, uuid, boolean), hand_over_file(uuid, uuid, text), lead_of(uuid), never_without_a_lead() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_files(text[]), my_conflicts(), my_units(text[]), my_organisations(text[]) TO sintas_app, sintas_overview;
GRANT EXECUTE ON FUNCTION open_file(uuid, uuid, uuid, boolean), hand_over_file(uuid, uuid, text), lead_of(uuid) TO sintas_app;
"""

TEAM_TABLE = f"""
ALTER TABLE cases_access ENABLE ROW LEVEL SECURITY;
REVOKE DELETE, UPDATE ON cases_access FROM sintas_app;
GRANT UPDATE (ended_at, ended_by, ended_why) ON cases_access TO sintas_app;
CREATE POLICY team_read ON cases_access FOR SELECT TO sintas_app USING (file_id = {mine(TEAM)} OR user_id = {ME});
-- leaving is an end date: USING asks before (what has ended stays ended), WITH CHECK (true) after, when one may just have ended one's own
CREATE POLICY team_leave ON cases_access FOR UPDATE TO sintas_app USING (file_id = {mine(TEAM)} AND ended_at IS NULL) WITH CHECK (true);
-- a member adds a member of the file's own organisation under the file's own unit, never somebody who is blocked
CREATE POLICY team_join ON cases_access FOR INSERT TO sintas_app WITH CHECK (
  file_id = {mine(TEAM)} AND user_id IS NOT NULL AND organisation_id = (SELECT organisation_id FROM staff_user WHERE id = user_id)
  AND (organisation_id, home_unit_id) = (SELECT f.organisation_id, f.unit_id FROM cases_file f WHERE f.id = cases_access.file_id)
  AND NOT EXISTS (SELECT FROM cases_conflict c WHERE c.file_id = cases_access.file_id AND c.user_id = cases_access.user_id));

ALTER TABLE cases_conflict ENABLE ROW LEVEL SECURITY;
REVOKE DELETE, UPDATE ON cases_conflict FROM sintas_app;
CREATE POLICY conflict_read ON cases_conflict FOR SELECT TO sintas_app USING (file_id = {mine(TEAM)});
CREATE POLICY conflict_enter ON cases_conflict FOR INSERT TO sintas_app WITH CHECK (file_id = {mine(TEAM)});

CREATE POLICY own_files ON safekeeping_trail FOR SELECT TO sintas_app USING (file_id = {mine(TEAM)});
"""

# A head or supervisor: another role, chosen columns, no content at all. Whoever may compare NIK and phone sees digests, nothing else.
OVERVIEW = """
GRANT SELECT (file_id, organisation_id, unit_id, number, journey, stage, opened_on, closed_on, last_recorded_at)
  ON cases_case TO sintas_overview;
CREATE POLICY overview ON cases_case FOR SELECT TO sintas_overview
  USING (unit_id = ANY((SELECT my_units('{head,supervisor,auditor}'))::uuid[]));
GRANT SELECT (id, file_id, organisation_id, home_unit_id, user_id, unit_id, scope, role, since, ended_at) ON cases_access TO sintas_overview;
CREATE POLICY overview ON cases_access FOR SELECT TO sintas_overview
  USING (home_unit_id = ANY((SELECT my_units('{head,supervisor,auditor}'))::uuid[]));
GRANT SELECT (id, organisation_id, nik_print, superseded_at, set_aside, withdrawn_at) ON cases_client TO sintas_overview;
GRANT SELECT (id, organisation_id, phone_print, superseded_at, set_aside, withdrawn_at) ON cases_reach TO sintas_overview;
CREATE POLICY match ON cases_client FOR SELECT TO sintas_overview
  USING (organisation_id = ANY((SELECT my_organisations('{head,intake}'))::uuid[]));
CREATE POLICY match ON cases_reach FOR SELECT TO sintas_overview
  USING (organisation_id = ANY((SELECT my_organisations('{head,intake}'))::uuid[]));
"""

# Keys: which ring opens to which scope is decided here and nowhere else.
KEYS = f"""
ALTER TABLE safekeeping_wrap ENABLE ROW LEVEL SECURITY;
ALTER TABLE safekeeping_wrap FORCE ROW LEVEL SECURITY;
REVOKE UPDATE, DELETE ON safekeeping_wrap FROM sintas_app;
CREATE POLICY own_key ON safekeeping_wrap FOR SELECT TO sintas_app USING (ring = 'own' AND file_id = {ME});
CREATE POLICY header_key ON safekeeping_wrap FOR SELECT TO sintas_app USING (ring = 'header' AND file_id = {mine(HEAD)});
CREATE POLICY care_key ON safekeeping_wrap FOR SELECT TO sintas_app USING (ring = 'care' AND file_id = {mine(("team", "carer"))});
CREATE POLICY content_key ON safekeeping_wrap FOR SELECT TO sintas_app USING (ring = 'content' AND file_id = {mine(TEAM)});
CREATE POLICY new_key ON safekeeping_wrap FOR INSERT TO sintas_app WITH CHECK (file_id = {mine(TEAM)} OR (ring = 'own' AND file_id = {ME}));
GRANT SELECT, UPDATE ON safekeeping_wrap TO sintas_keys;
CREATE POLICY rotation ON safekeeping_wrap FOR ALL TO sintas_keys USING (true);
"""

CARER = mine(("carer",))
NARRATIVE = [
    "attachment attachmentbody familystance person tie incident safetyfact contact note consent contract risk safetyplan suicidepath",
    "urgentstep reach sourcefact passage task appointment",
]
HEADER_TABLES = ["client", "disability", "flag", "warning"]


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("safekeeping", "0002_trail"), ("staff", "0002_locks")]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(TEAM_TABLE, migrations.RunSQL.noop),
        conflict_lock("cases_access"),
        *file_lock("cases_file", "id", read=f"id = {mine(HEAD)}"),
        *file_lock("cases_case", read=f"file_id = {mine(HEAD)}"),
        *(op for names in NARRATIVE for name in names.split() for op in file_lock(f"cases_{name}")),
        *(op for name in HEADER_TABLES for op in file_lock(f"cases_{name}", read=f"file_id = {mine(HEAD)}")),
        *file_lock(
            "cases_observation",
            read=f"file_id = {mine(TEAM)} OR (file_id = {CARER} AND author_id = {ME})",
            change=f"file_id = {mine(TEAM)} OR (file_id = {CARER} AND author_id = {ME})",
            insert=f"(file_id = {mine(TEAM)} OR file_id = {CARER}) AND author_id = {ME}",
        ),
        *file_lock(
            "cases_record",
            insert=f"file_id = {mine(TEAM)} OR (file_id = {CARER} AND author_id = {ME} AND kind = 'observation')",
        ),
        *file_lock(
            "cases_link",
            read=f"file_id = {mine(TEAM)} AND other_file_id = {mine(TEAM)}",
            insert=f"file_id = {mine(TEAM)} AND other_file_id = {mine(TEAM)}",
        ),
        migrations.RunSQL(OVERVIEW, migrations.RunSQL.noop),
        migrations.RunSQL(KEYS, migrations.RunSQL.noop),
        conflict_lock("safekeeping_wrap"),
    ]
