"""What a colleague's day looked like, as counts: for the head; of a head for the supervisor, else for the administrator; never for oneself.

Which files were opened is not said: the owner's function counts, and nothing but counts leaves it.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"
WATCHES = f"""
person_id <> {ME} AND CASE watcher
  WHEN 'head' THEN unit_id = ANY((SELECT my_units('{{head}}'))::uuid[])
  WHEN 'supervisor' THEN unit_id = ANY((SELECT my_units('{{supervisor}}'))::uuid[])
  ELSE organisation_id = ANY((SELECT my_organisations('{{administrator}}'))::uuid[]) END
"""
LOOKED = "^(read|open|list|download|print|export|see) "
SQL = f"""
CREATE POLICY for_functions ON safekeeping_trail FOR SELECT TO CURRENT_USER USING (true);

CREATE FUNCTION whom_i_watch() RETURNS TABLE (person uuid, unit uuid, watcher text) LANGUAGE sql STABLE {DEFINER} AS $$
  WITH posted AS (SELECT p.* FROM staff_posting p JOIN staff_user u ON u.id = p.user_id WHERE p.ended_at IS NULL AND u.is_active),
    heads AS (SELECT unit_id, user_id FROM posted WHERE role = 'head')
  SELECT p.user_id, p.unit_id, 'head' FROM posted p JOIN heads h ON h.unit_id = p.unit_id AND h.user_id = {ME}
   WHERE p.user_id <> {ME} AND NOT EXISTS (SELECT FROM heads x WHERE x.unit_id = p.unit_id AND x.user_id = p.user_id)
  UNION SELECT h.user_id, h.unit_id, 'supervisor' FROM heads h JOIN posted s ON s.unit_id = h.unit_id AND s.role = 'supervisor' AND s.user_id = {ME}
   WHERE h.user_id <> {ME}
  UNION SELECT h.user_id, h.unit_id, 'administrator' FROM heads h JOIN staff_unit n ON n.id = h.unit_id
   WHERE h.user_id <> {ME} AND n.organisation_id = ANY (my_organisations('{{administrator}}'))
     AND NOT EXISTS (SELECT FROM posted s WHERE s.unit_id = h.unit_id AND s.role = 'supervisor' AND s.user_id <> h.user_id) $$;

-- one row per person and day on which anything happened; a number tried by break-glass that opens nothing counts as a file of its own; `zone` is where the house stands, its night is from 22.00 to 05.00
CREATE FUNCTION days_of_colleagues(since timestamptz, zone text) RETURNS TABLE (
    person uuid, unit uuid, watcher text, day date, files integer, at_night integer, refused integer, after_leaving integer, long_closed integer)
  LANGUAGE sql STABLE {DEFINER} AS $$
  WITH seen AS (SELECT t.actor_id, coalesce(t.file_id, t.id) AS file_id, t.outcome, t.verb, (t.at AT TIME ZONE zone) AS local
      FROM safekeeping_trail t WHERE t.at >= since AND (t.file_id IS NOT NULL OR t.verb = 'break glass') AND t.actor_id IN (SELECT w.person FROM whom_i_watch() w)),
    told AS (SELECT s.*, s.outcome = 'done' AND s.verb ~ '{LOOKED}' AS looked, s.outcome = 'refused' AS no,
        EXISTS (SELECT FROM cases_access a WHERE a.file_id = s.file_id AND a.user_id = s.actor_id) AS ever,
        EXISTS (SELECT FROM cases_access a WHERE a.file_id = s.file_id AND a.user_id = s.actor_id
          AND (a.ended_at IS NULL OR (a.ended_at AT TIME ZONE zone) > s.local)) AS then_in,
        EXISTS (SELECT FROM cases_case c WHERE c.file_id = s.file_id AND c.closed_on < s.local::date - 180) AS long_ago FROM seen s)
  SELECT w.person, w.unit, w.watcher, t.local::date,
      count(DISTINCT t.file_id) FILTER (WHERE t.looked)::integer,
      count(DISTINCT t.file_id) FILTER (WHERE t.looked AND (extract(hour FROM t.local) >= 22 OR extract(hour FROM t.local) < 5))::integer,
      count(DISTINCT t.file_id) FILTER (WHERE t.no AND NOT t.ever)::integer,
      count(DISTINCT t.file_id) FILTER (WHERE t.no AND t.ever AND NOT t.then_in)::integer,
      count(DISTINCT t.file_id) FILTER (WHERE t.looked AND t.long_ago)::integer
    FROM whom_i_watch() w JOIN told t ON t.actor_id = w.person GROUP BY 1, 2, 3, 4 $$;

-- how often somebody opened the same file by break-glass within thirty days, by the day of the last time
CREATE FUNCTION glass_of_colleagues(since timestamptz, zone text) RETURNS TABLE (person uuid, unit uuid, watcher text, day date, times integer)
  LANGUAGE sql STABLE {DEFINER} AS $$
  SELECT w.person, w.unit, w.watcher, (a.since AT TIME ZONE zone)::date,
      max((SELECT count(*) FROM cases_access b WHERE b.file_id = a.file_id AND b.user_id = a.user_id AND b.role = 'break_glass'
        AND b.since <= a.since AND b.since > a.since - interval '30 days'))::integer
    FROM whom_i_watch() w JOIN cases_access a ON a.user_id = w.person AND a.role = 'break_glass' AND a.since >= since GROUP BY 1, 2, 3, 4 $$;

REVOKE ALL ON FUNCTION whom_i_watch(), days_of_colleagues(timestamptz, text), glass_of_colleagues(timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION whom_i_watch(), days_of_colleagues(timestamptz, text), glass_of_colleagues(timestamptz, text) TO sintas_app;

ALTER TABLE access_unusual ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_unusual FORCE ROW LEVEL SECURITY;
REVOKE DELETE ON access_unusual FROM sintas_app;
CREATE POLICY unusual_read ON access_unusual FOR SELECT TO sintas_app USING ({WATCHES});
CREATE POLICY unusual_change ON access_unusual FOR UPDATE TO sintas_app USING ({WATCHES});
CREATE POLICY unusual_insert ON access_unusual FOR INSERT TO sintas_app WITH CHECK ({WATCHES});
CREATE FUNCTION reaches_unusual(one uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN RETURN EXISTS (SELECT FROM access_unusual u WHERE u.id = one); END $$;
REVOKE ALL ON FUNCTION reaches_unusual(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reaches_unusual(uuid) TO sintas_app, sintas_overview;
CREATE POLICY unusual_key ON safekeeping_wrap FOR SELECT TO sintas_app USING (ring = 'release' AND reaches_unusual(file_id));
CREATE POLICY new_unusual_key ON safekeeping_wrap FOR INSERT TO sintas_app WITH CHECK (ring = 'release' AND reaches_unusual(file_id));
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_need_to_know")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
