"""Somebody leaves the house: what they led goes to somebody else, what proved them is gone, and nothing waits for an answer that never comes.

The administrator who lets them go sees no case; these functions give numbers, move what must be moved, and refuse whoever still works here.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME

# Tasks, appointments and what a leaver had begun to write go to the lead: at once, or when the head gives the file a lead who works here.
# (What a member leaves behind who only left the team shows to its lead already: cases/reading/tasks.py.)
FOLLOW = """
CREATE FUNCTION duties_follow(file uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE lead uuid; gone uuid[]; passed integer; before text := current_setting('app.gate', true);
BEGIN
  SELECT a.user_id INTO lead FROM cases_access a WHERE a.file_id = file AND a.role = 'lead' AND a.ended_at IS NULL;
  IF lead IS NULL THEN RETURN; END IF;
  PERFORM set_config('app.gate', 'open', true);
  gone := ARRAY(SELECT u.id FROM staff_user u WHERE NOT u.is_active AND u.id <> lead);
  UPDATE cases_task t SET owner_id = lead WHERE t.file_id = file AND t.done_at IS NULL AND t.owner_id = ANY (gone);
  UPDATE cases_appointment p SET owner_id = lead
    WHERE p.file_id = file AND p.state = 'planned' AND p.starts_at > clock_timestamp() AND p.owner_id = ANY (gone);
  -- the words lie under the file's own key, so its lead can read them; a name of its own keeps two drafts of one form apart
  UPDATE staff_draft d SET user_id = lead, passed_by = d.user_id,
      filling = translate(substr(encode(sha256(d.id::text::bytea), 'base64'), 1, 22), '+/', '-_')
    WHERE d.file_id = file AND d.done_at IS NULL AND d.user_id = ANY (gone);
  GET DIAGNOSTICS passed = ROW_COUNT;
  IF passed > 0 THEN
    INSERT INTO staff_notice (id, user_id, code, file_id, count, at) VALUES (gen_random_uuid(), lead, 'draft_passed_on', file, passed, clock_timestamp());
  END IF;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
END $$;
CREATE FUNCTION duties_follow_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN PERFORM duties_follow(NEW.file_id); RETURN NULL; END $$;
CREATE TRIGGER duties_follow_lead AFTER INSERT ON cases_access FOR EACH ROW WHEN (NEW.role = 'lead') EXECUTE FUNCTION duties_follow_access();
CREATE TRIGGER duties_follow_end AFTER UPDATE OF ended_at ON cases_access FOR EACH ROW
  WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION duties_follow_access();
"""

LEAVING = f"""
-- Is the leaver of a house this person administers?
CREATE FUNCTION administers(person uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT coalesce((SELECT u.organisation_id = ANY (my_organisations('{{administrator}}')) FROM staff_user u WHERE u.id = person), false) $$;

-- Numbers by unit, for whoever lets them go. Restricted files are in none of them. Drafts that belong to no file stand under no unit.
CREATE FUNCTION leaving_counts(person uuid) RETURNS TABLE (unit uuid, led bigint, helped bigint, tasks bigint, approvals bigint, drafts bigint)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT administers(person) THEN RETURN; END IF;
  PERFORM set_config('app.gate', 'open', true);
  RETURN QUERY WITH home AS (
    SELECT DISTINCT a.file_id, a.home_unit_id FROM cases_access a LEFT JOIN cases_case c ON c.file_id = a.file_id
     WHERE c.restricted_at IS NULL AND a.organisation_id = (SELECT organisation_id FROM staff_user WHERE id = person)
  ), said AS (
    SELECT a.home_unit_id AS u, (a.role = 'lead')::int AS led, (a.role <> 'lead')::int AS helped, 0 AS tasks, 0 AS approvals, 0 AS drafts
      FROM cases_access a JOIN home USING (file_id) WHERE a.user_id = person AND a.ended_at IS NULL
    UNION ALL SELECT h.home_unit_id, 0, 0, 1, 0, 0 FROM cases_task t JOIN home h USING (file_id) WHERE t.owner_id = person AND t.done_at IS NULL
    UNION ALL SELECT h.home_unit_id, 0, 0, 1, 0, 0 FROM cases_appointment p JOIN home h USING (file_id)
      WHERE p.owner_id = person AND p.state = 'planned' AND p.starts_at > clock_timestamp()
    UNION ALL SELECT h.home_unit_id, 0, 0, 0, 1, 0 FROM cases_release r JOIN home h USING (file_id)
      WHERE r.recipient_id = person AND r.ended_at IS NULL AND r.until > clock_timestamp()
    UNION ALL SELECT h.home_unit_id, 0, 0, 0, 0, 1 FROM staff_draft d JOIN home h USING (file_id) WHERE d.user_id = person AND d.done_at IS NULL
    UNION ALL SELECT NULL, 0, 0, 0, 0, 1 FROM staff_draft d WHERE d.user_id = person AND d.done_at IS NULL AND d.file_id IS NULL
  ) SELECT s.u, sum(s.led), sum(s.helped), sum(s.tasks), sum(s.approvals), sum(s.drafts) FROM said s GROUP BY s.u;
  PERFORM set_config('app.gate', '', true);
END $$;

-- How many open cases each colleague of a unit leads, for the choice "to whom".
CREATE FUNCTION leaving_loads(wanted uuid) RETURNS TABLE (person uuid, led bigint)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM staff_unit u WHERE u.id = wanted AND u.organisation_id = ANY (my_organisations('{{administrator}}'))) THEN RETURN; END IF;
  PERFORM set_config('app.gate', 'open', true);
  RETURN QUERY SELECT a.user_id, count(*) FROM cases_access a JOIN cases_case c ON c.file_id = a.file_id
   WHERE a.home_unit_id = wanted AND a.role = 'lead' AND a.ended_at IS NULL AND c.closed_on IS NULL AND c.restricted_at IS NULL GROUP BY 1;
  PERFORM set_config('app.gate', '', true);
END $$;

CREATE FUNCTION give_lead(file uuid, receiver uuid, me uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE home cases_access%ROWTYPE;
BEGIN
  SELECT * INTO home FROM cases_access WHERE file_id = file AND role = 'lead' AND ended_at IS NULL FOR UPDATE;
  UPDATE cases_access SET ended_at = clock_timestamp(), ended_by = me, ended_why = 'leaving'
   WHERE file_id = file AND ended_at IS NULL AND user_id IN (home.user_id, receiver);
  INSERT INTO cases_access (id, file_id, organisation_id, home_unit_id, user_id, scope, role, since, given_by, ended_why)
    VALUES (gen_random_uuid(), file, home.organisation_id, home.home_unit_id, receiver, 'team', 'lead', clock_timestamp(), me, '');
END $$;

-- Everything a leaver led in a unit, to one colleague of it. Left out, to wait for the head: files from which a conflict of interest keeps
-- the receiver or the administrator, and restricted ones (they go by let_go_of). Never of somebody who still works here.
CREATE FUNCTION hand_over_all(leaver uuid, unit uuid, receiver uuid) RETURNS SETOF uuid
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE me uuid := {ME}; one uuid; roles text[]; kinds text[];
BEGIN
  SELECT array_agg(p.role) INTO roles FROM staff_posting p JOIN staff_user u ON u.id = p.user_id
   WHERE p.user_id = receiver AND p.unit_id = unit AND p.ended_at IS NULL AND p.role IN ('worker', 'head', 'intake')
     AND u.is_active AND (u.expires_on IS NULL OR u.expires_on >= current_date);
  IF NOT administers(leaver) OR EXISTS (SELECT FROM staff_user WHERE id = leaver AND is_active) THEN
    RAISE insufficient_privilege USING MESSAGE = 'hand_over_all: only for somebody whose account has just ended';
  ELSIF roles IS NULL OR receiver = leaver OR (receiver = me AND NOT 'head' = ANY (roles)) THEN
    RAISE insufficient_privilege USING MESSAGE = 'hand_over_all: not to this person';
  END IF;
  kinds := CASE WHEN roles <@ ARRAY['intake'] THEN ARRAY['enquiry'] ELSE ARRAY['case', 'enquiry', 'group'] END;
  FOR one IN SELECT a.file_id FROM cases_access a
      WHERE a.user_id = leaver AND a.home_unit_id = unit AND a.role = 'lead' AND a.ended_at IS NULL
        AND NOT EXISTS (SELECT FROM cases_conflict x WHERE x.file_id = a.file_id AND x.user_id IN (receiver, me)) ORDER BY a.file_id LOOP
    PERFORM set_config('app.gate', 'open', true);
    IF EXISTS (SELECT FROM cases_file f LEFT JOIN cases_case c ON c.file_id = f.id
                WHERE f.id = one AND f.kind = ANY (kinds) AND c.restricted_at IS NULL) THEN
      PERFORM give_lead(one, receiver, me);
      RETURN NEXT one;
    END IF;
  END LOOP;
  PERFORM set_config('app.gate', '', true);
END $$;

-- What is left after that: restricted files go inside their own team, other memberships end, requests that waited for them end, and
-- what proved them, their own key, their drafts and notices are gone. Returns what must be written down and whom to tell.
CREATE FUNCTION let_go_of(person uuid) RETURNS TABLE (what text, file uuid, told uuid)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE me uuid := {ME}; one uuid; next_lead uuid;
BEGIN
  IF NOT administers(person) OR EXISTS (SELECT FROM staff_user WHERE id = person AND is_active) THEN
    RAISE insufficient_privilege USING MESSAGE = 'let_go_of: only for somebody whose account has just ended';
  END IF;
  PERFORM set_config('app.gate', 'open', true);
  FOR one IN SELECT a.file_id FROM cases_access a JOIN cases_case c ON c.file_id = a.file_id
      WHERE a.user_id = person AND a.role = 'lead' AND a.ended_at IS NULL AND c.restricted_at IS NOT NULL LOOP
    SELECT a.user_id INTO next_lead FROM cases_access a JOIN staff_user u ON u.id = a.user_id
     WHERE a.file_id = one AND a.scope = 'team' AND a.ended_at IS NULL AND a.until IS NULL AND u.is_active AND a.user_id <> person
       AND NOT EXISTS (SELECT FROM cases_conflict x WHERE x.file_id = one AND x.user_id = a.user_id)
     ORDER BY (a.role <> 'second'), a.since LIMIT 1;
    IF next_lead IS NOT NULL THEN
      PERFORM give_lead(one, next_lead, me);
      RETURN QUERY SELECT 'hand over'::text, one, next_lead;
    END IF;
  END LOOP;
  RETURN QUERY WITH left_now AS (
    UPDATE cases_access a SET ended_at = clock_timestamp(), ended_by = me, ended_why = 'leaving'
     WHERE a.user_id = person AND a.ended_at IS NULL AND a.role <> 'lead' RETURNING a.file_id
  ) SELECT 'end membership'::text, n.file_id, NULL::uuid FROM left_now n;
  RETURN QUERY WITH ended AS (
    UPDATE cases_release r SET ended_at = clock_timestamp(), ended_by = me, ended_why = 'reader_left'
     WHERE r.recipient_id = person AND r.ended_at IS NULL RETURNING r.file_id, r.made_by_id
  ) SELECT 'end release'::text, e.file_id, e.made_by_id FROM ended e;
  FOR one IN SELECT d.file_id FROM staff_draft d WHERE d.user_id = person AND d.file_id IS NOT NULL
      UNION SELECT t.file_id FROM cases_task t WHERE t.owner_id = person AND t.done_at IS NULL
      UNION SELECT p.file_id FROM cases_appointment p WHERE p.owner_id = person AND p.state = 'planned' LOOP
    PERFORM duties_follow(one);
  END LOOP;
  DELETE FROM staff_draft d WHERE d.user_id = person AND (d.file_id IS NULL OR d.done_at IS NOT NULL);
  DELETE FROM staff_notice n WHERE n.user_id = person;
  DELETE FROM staff_authenticator x WHERE x.user_id = person;
  DELETE FROM staff_passkey x WHERE x.user_id = person;
  DELETE FROM staff_recoverycode x WHERE x.user_id = person;
  DELETE FROM safekeeping_wrap w WHERE w.ring = 'own' AND w.file_id = person;
  PERFORM set_config('app.gate', '', true);
END $$;

REVOKE ALL ON FUNCTION duties_follow(uuid), duties_follow_access(), administers(uuid), leaving_counts(uuid), leaving_loads(uuid),
  give_lead(uuid, uuid, uuid), hand_over_all(uuid, uuid, uuid), let_go_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION leaving_counts(uuid), leaving_loads(uuid), hand_over_all(uuid, uuid, uuid), let_go_of(uuid) TO sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0004_erasing")]
    operations = [migrations.RunSQL(FOLLOW, migrations.RunSQL.noop), migrations.RunSQL(LEAVING, migrations.RunSQL.noop)]
