"""A group is a file: every table of this room opens to its team, and to nobody else.

What others must know of it they ask of two owner's functions: colleagues of the unit, which open groups there are to propose somebody to; the team of a
case, which groups it was let go to and where that stands. Ids, days and codes: no name, no word, and nobody else's client (docs/decisions/0027).
"""

from django.db import migrations

from sintas.safekeeping.rls import file_lock

DEFINER = "LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public"
ASKED = f"""
CREATE FUNCTION groups_offered() RETURNS TABLE (file_id uuid, unit_id uuid, number text, type text, openness text, stage text) {DEFINER} AS $$
DECLARE before text := current_setting('app.gate', true); units uuid[] := my_units('{{worker,student,head,supervisor}}'); kept_out uuid[] := my_conflicts();
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  RETURN QUERY SELECT g.file_id, g.unit_id, g.number::text, g.type::text, g.openness::text, g.stage::text FROM groupwork_group g
   WHERE g.unit_id = ANY (units) AND g.closed_on IS NULL AND g.file_id <> ALL (kept_out) ORDER BY g.number;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
END $$;

CREATE FUNCTION groups_of_case(wanted uuid) RETURNS TABLE (file_id uuid, number text, type text, release_id uuid, state text, since date) {DEFINER} AS $$
DECLARE before text := current_setting('app.gate', true);
BEGIN
  IF wanted <> ALL (my_files('{{team}}')) THEN RETURN; END IF;
  PERFORM set_config('app.gate', 'open', true);
  RETURN QUERY SELECT g.file_id, g.number::text, g.type::text, r.id, coalesce(s.state, '')::text, s."on" FROM cases_release r
    JOIN groupwork_group g ON g.file_id = r.recipient_file_id
    LEFT JOIN groupwork_member m ON m.release_id = r.id AND m.member_case = wanted
    LEFT JOIN groupwork_memberstate s ON s.member_id = m.id AND s.ended_at IS NULL
   WHERE r.file_id = wanted ORDER BY r.made_at, r.id;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
END $$;
REVOKE ALL ON FUNCTION groups_offered(), groups_of_case(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION groups_offered(), groups_of_case(uuid) TO sintas_app;
"""
# What stands never changes but by its end: whose place it is, which copy, what was decided when.
STEPS = """
CREATE FUNCTION member_only_leaves() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'a step of a membership stands as it was written'; END $$;
CREATE TRIGGER member_only_leaves BEFORE UPDATE ON groupwork_member FOR EACH ROW
  WHEN (OLD.left_on IS NOT NULL OR (NEW.member_case, NEW.release_id, NEW.taken_up_on) IS DISTINCT FROM (OLD.member_case, OLD.release_id, OLD.taken_up_on))
  EXECUTE FUNCTION member_only_leaves();
CREATE TRIGGER member_only_leaves BEFORE UPDATE ON groupwork_memberstate FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL OR (NEW.member_id, NEW.member_case, NEW.state, NEW."on", NEW.reason, NEW.words)
    IS DISTINCT FROM (OLD.member_id, OLD.member_case, OLD.state, OLD."on", OLD.reason, OLD.words))
  EXECUTE FUNCTION member_only_leaves();
"""


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0001_initial"), ("cases", "0020_release_to_a_group")]
    operations = [
        *(op for name in ("group", "groupabout", "grouppassage", "member", "memberstate") for op in file_lock(f"groupwork_{name}")),
        migrations.RunSQL(ASKED, "DROP FUNCTION groups_offered(); DROP FUNCTION groups_of_case(uuid)"),
        migrations.RunSQL(
            STEPS,
            "DROP TRIGGER member_only_leaves ON groupwork_member; DROP TRIGGER member_only_leaves ON groupwork_memberstate; "
            "DROP FUNCTION member_only_leaves()",
        ),
    ]
