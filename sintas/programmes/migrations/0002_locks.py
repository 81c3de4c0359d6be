"""Locks. Programmes and rooms are a unit's: seen in the house, written by the unit's head. What a client does there is a row of her file.

Whoever mentors a programme or looks after a dormitory reaches the header of the files concerned, by an access row that settle_care() gives
and takes back. It decides nothing by itself: it brings the access rows in line with enrolments, placements, mentors and carers, and whoever
may change those has changed them before. docs/decisions/0020.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, file_lock, mine

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"
IN_MY_TEAMS = f"file_id = {mine(TEAM)}"
CARED_FOR = f"file_id = {mine(('carer',))}"
MENTORED = f"{IN_MY_TEAMS} OR ({CARED_FOR} AND programme = ANY((SELECT my_programmes())::uuid[]))"
LIVING_HERE = f"{IN_MY_TEAMS} OR ({CARED_FOR} AND room = ANY((SELECT my_rooms())::uuid[]))"
OUR_HOUSE = f"(SELECT organisation_id FROM staff_user WHERE id = {ME})"
HEADS = "ANY((SELECT my_units('{head}'))::uuid[])"


def unit_lock(table: str) -> migrations.RunSQL:
    """Seen by everybody of the house, written by the head of the unit, deleted by nobody."""
    return migrations.RunSQL(
        [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"CREATE POLICY {table}_read ON {table} FOR SELECT TO sintas_app USING (organisation_id = {OUR_HOUSE})",
            f"CREATE POLICY {table}_change ON {table} FOR UPDATE TO sintas_app USING (unit_id = {HEADS})",
            f"CREATE POLICY {table}_insert ON {table} FOR INSERT TO sintas_app "
            f"WITH CHECK (unit_id = {HEADS} AND organisation_id = (SELECT organisation_id FROM staff_unit u WHERE u.id = unit_id))",
            f"REVOKE DELETE ON {table} FROM sintas_app",
        ],
        [
            *(f"DROP POLICY {table}_{name} ON {table}" for name in ("read", "change", "insert")),
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        ],
    )


def overview(table: str, columns: str) -> migrations.RunSQL:
    """The head and the supervisor of the unit know how many and since when; never who, and nothing of a restricted case."""
    return migrations.RunSQL(
        f"GRANT SELECT ({columns}) ON {table} TO sintas_overview; "
        f"CREATE POLICY overview ON {table} FOR SELECT TO sintas_overview USING (unit_id = ANY((SELECT my_units('{{head,supervisor}}'))::uuid[]) "
        "AND file_id <> ALL((SELECT hidden_files())::uuid[]))",
        f"DROP POLICY overview ON {table}; REVOKE SELECT ({columns}) ON {table} FROM sintas_overview",
    )


KEPT = "superseded_at, set_aside, withdrawn_at"

SETTLE = f"""
-- Who mentors or looks after whom on that day, and until when as far as that is known. Asked by settle_care() alone, with its rights.
CREATE FUNCTION care_wanted(concerned uuid[], today date) RETURNS TABLE (file_id uuid, user_id uuid, role text, until timestamptz)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT w.file_id, w.user_id, (array_agg(w.role ORDER BY w.role))[1],
           CASE WHEN bool_or(w.last IS NULL) THEN NULL ELSE (max(w.last) + 1)::timestamptz END
      FROM (
        SELECT e.file_id, unnest(p.mentors) AS user_id, 'mentor' AS role, e.until_on AS last
          FROM programmes_enrolment e JOIN programmes_programme p ON p.id = e.programme AND p.organisation_id = e.organisation_id
         WHERE e.file_id = ANY (concerned) AND e.superseded_at IS NULL AND NOT e.set_aside AND e.withdrawn_at IS NULL AND e.state = 'enrolled'
           AND e.from_on <= today AND (e.until_on IS NULL OR e.until_on >= today) AND p.ended_on IS NULL
        UNION ALL
        SELECT s.file_id, unnest(r.carers), 'house_carer', s.until_on - 1
          FROM programmes_placement s JOIN programmes_room r ON r.id = s.room AND r.organisation_id = s.organisation_id
         WHERE s.file_id = ANY (concerned) AND s.superseded_at IS NULL AND NOT s.set_aside AND s.withdrawn_at IS NULL
           AND s.from_on <= today AND (s.until_on IS NULL OR s.until_on > today) AND r.ended_on IS NULL) w
      JOIN cases_case c ON c.file_id = w.file_id
      JOIN staff_user u ON u.id = w.user_id AND u.organisation_id = c.organisation_id
     WHERE c.closed_on IS NULL AND u.is_active AND (u.expires_on IS NULL OR u.expires_on >= today)
       AND EXISTS (SELECT FROM staff_posting g JOIN staff_unit n ON n.id = g.unit_id
                    WHERE g.user_id = u.id AND g.ended_at IS NULL AND n.organisation_id = c.organisation_id)
       AND NOT EXISTS (SELECT FROM cases_conflict k WHERE k.file_id = w.file_id AND k.user_id = w.user_id)
     GROUP BY w.file_id, w.user_id
$$;

CREATE FUNCTION settle_care(files uuid[], of_programme uuid, of_room uuid, today date)
  RETURNS TABLE (file uuid, person uuid, way text, as_role text, access uuid) LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
DECLARE me uuid := {ME}; mine uuid[]; heads uuid[]; concerned uuid[]; one record; made uuid;
BEGIN
  mine := my_files('{{team,intake}}');
  heads := my_units('{{head}}');
  PERFORM set_config('app.gate', 'open', true);
  concerned := (SELECT coalesce(array_agg(DISTINCT f.id), '{{}}') FROM (
      SELECT unnest(files) AS id
      UNION SELECT e.file_id FROM programmes_enrolment e WHERE e.programme = of_programme
      UNION SELECT p.file_id FROM programmes_placement p WHERE p.room = of_room) f
    WHERE f.id = ANY (mine)
       OR EXISTS (SELECT FROM programmes_enrolment e WHERE e.file_id = f.id AND e.programme = of_programme AND e.unit_id = ANY (heads))
       OR EXISTS (SELECT FROM programmes_placement p WHERE p.file_id = f.id AND p.room = of_room AND p.unit_id = ANY (heads)));
  -- nothing of two transactions at once: the second finds what the first has settled
  PERFORM pg_advisory_xact_lock(hashtextextended('settle_care:' || f, 0)) FROM unnest(concerned) f ORDER BY f;

  FOR one IN SELECT a.* FROM cases_access a
      WHERE a.file_id = ANY (concerned) AND a.role IN ('mentor', 'house_carer') AND a.ended_at IS NULL
        AND NOT EXISTS (SELECT FROM care_wanted(concerned, today) w WHERE (w.file_id, w.user_id) = (a.file_id, a.user_id) AND w.role = a.role
                          AND w.until IS NOT DISTINCT FROM a.until) LOOP
    UPDATE cases_access SET ended_at = clock_timestamp(), ended_by = me, ended_why = 'no_longer' WHERE id = one.id;
    IF NOT EXISTS (SELECT FROM care_wanted(concerned, today) w WHERE (w.file_id, w.user_id) = (one.file_id, one.user_id)) THEN
      file := one.file_id; person := one.user_id; way := 'out'; as_role := one.role; access := one.id;
      RETURN NEXT;
    END IF;
  END LOOP;

  FOR one IN SELECT w.*, f.organisation_id, f.unit_id FROM care_wanted(concerned, today) w JOIN cases_file f ON f.id = w.file_id JOIN cases_case c ON c.file_id = w.file_id
      WHERE f.erased_at IS NULL
        AND NOT EXISTS (SELECT FROM cases_access a WHERE (a.file_id, a.user_id) = (w.file_id, w.user_id) AND a.ended_at IS NULL
                          AND (a.until IS NULL OR a.until > clock_timestamp()) AND (a.scope = 'carer' OR a.scope = 'team'))
        -- of a restricted case nobody learns but by its lead; who saw the client before goes on
        AND (c.restricted_at IS NULL
          OR EXISTS (SELECT FROM cases_access l WHERE l.file_id = w.file_id AND l.user_id = me AND l.role = 'lead' AND l.ended_at IS NULL)
          OR EXISTS (SELECT FROM cases_access b WHERE (b.file_id, b.user_id) = (w.file_id, w.user_id) AND b.ended_at >= transaction_timestamp())) LOOP
    UPDATE cases_access SET ended_at = until, ended_why = 'ran_out'
     WHERE (file_id, user_id, scope) = (one.file_id, one.user_id, 'carer') AND ended_at IS NULL;
    made := gen_random_uuid();
    INSERT INTO cases_access (id, file_id, organisation_id, home_unit_id, user_id, scope, role, since, given_by, until, ended_why)
      VALUES (made, one.file_id, one.organisation_id, one.unit_id, one.user_id, 'carer', one.role, clock_timestamp(), me, one.until, '');
    file := one.file_id; person := one.user_id; way := 'in'; as_role := one.role; access := made;
    RETURN NEXT;
  END LOOP;
  PERFORM set_config('app.gate', '', true);
END $$;

-- How many sleep in a room on a day, whoever asks of the house: a bed that is taken is taken. A number, nobody's name.
CREATE FUNCTION sleeping_in(rooms uuid[], on_day date) RETURNS TABLE (room uuid, people integer) LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  RETURN QUERY SELECT r.id, count(s.id)::integer FROM programmes_room r
    LEFT JOIN programmes_placement s ON s.room = r.id AND s.superseded_at IS NULL AND NOT s.set_aside AND s.withdrawn_at IS NULL
      AND s.from_on <= on_day AND (s.until_on IS NULL OR s.until_on > on_day)
    WHERE r.id = ANY (rooms) AND r.organisation_id = {OUR_HOUSE} GROUP BY r.id;
  PERFORM set_config('app.gate', '', true);
END $$;

REVOKE ALL ON FUNCTION care_wanted(uuid[], date), settle_care(uuid[], uuid, uuid, date), sleeping_in(uuid[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settle_care(uuid[], uuid, uuid, date), sleeping_in(uuid[], date) TO sintas_app;
"""
UNSETTLE = "DROP FUNCTION settle_care(uuid[], uuid, uuid, date); DROP FUNCTION sleeping_in(uuid[], date); DROP FUNCTION care_wanted(uuid[], date)"

# A carer's scope alone opens none of these tables: a mentor finds the rows of her own programmes, a house carer those of her own rooms.
MINE = f"""
CREATE FUNCTION my_programmes() RETURNS uuid[] LANGUAGE sql STABLE SET search_path = pg_catalog, public AS
  $$ SELECT coalesce(array_agg(id), '{{}}') FROM programmes_programme WHERE {ME} = ANY (mentors) AND ended_on IS NULL $$;
CREATE FUNCTION my_rooms() RETURNS uuid[] LANGUAGE sql STABLE SET search_path = pg_catalog, public AS
  $$ SELECT coalesce(array_agg(id), '{{}}') FROM programmes_room WHERE {ME} = ANY (carers) AND ended_on IS NULL $$;
REVOKE ALL ON FUNCTION my_programmes(), my_rooms() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_programmes(), my_rooms() TO sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial"), ("cases", "0008_once_in_a_scope"), ("access", "0010_who_leads"), ("staff", "0002_locks")]
    operations = [
        unit_lock("programmes_programme"),
        unit_lock("programmes_room"),
        migrations.RunSQL(MINE, "DROP FUNCTION my_programmes(); DROP FUNCTION my_rooms()"),
        *file_lock("programmes_enrolment", read=MENTORED),
        *(op for name in ("placement", "leave") for op in file_lock(f"programmes_{name}", read=LIVING_HERE)),
        *file_lock("programmes_progress"),
        *file_lock("programmes_attendance", read=MENTORED, insert=f"({MENTORED}) AND made_by = {ME}", change=MENTORED),
        overview("programmes_enrolment", f"id, file_id, organisation_id, unit_id, programme, state, from_on, until_on, {KEPT}"),
        overview("programmes_placement", f"id, file_id, organisation_id, unit_id, room, from_on, until_on, {KEPT}"),
        overview("programmes_leave", f"id, file_id, organisation_id, unit_id, room, from_on, expected_on, back_on, {KEPT}"),
        migrations.RunSQL(SETTLE, UNSETTLE),
    ]
