"""Who reaches the notes on a member: the team of her own case reads them; whoever facilitates her group writes and reads those of this membership.

That access is derived, never given (docs/decisions/0027). my_members() is asked at every statement: which memberships stand today in groups on whose
team one is, as long as what was let go to the group stands. Consent withdrawn, a colleague who leaves the team, a day that runs out: from then on the
database answers nothing, and nobody has to take anything back.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, file_lock, mine

DEFINER = "LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public"
MEMBERS = "ANY((SELECT my_members())::uuid[])"
OBSERVED = "ANY((SELECT my_observed())::uuid[])"

ASKED = f"""
-- The memberships one may write of. The release decides whose case it is; the row in the group's file only points at it.
CREATE FUNCTION my_members() RETURNS uuid[] {DEFINER} AS $$
DECLARE before text := current_setting('app.gate', true); teams uuid[] := my_files('{{team}}'); kept_out uuid[] := my_conflicts(); found uuid[];
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  found := (SELECT coalesce(array_agg(m.id), '{{}}') FROM groupwork_member m
    JOIN cases_release r ON r.id = m.release_id AND r.recipient_file_id = m.file_id AND r.file_id = m.member_case
    JOIN cases_file f ON f.id = r.file_id
   WHERE m.file_id = ANY (teams) AND m.left_on IS NULL AND r.file_id <> ALL (kept_out)
     AND r.purpose = 'group_work' AND r.ended_at IS NULL AND r.until > clock_timestamp() AND f.kind = 'case' AND f.erased_at IS NULL);
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN found;
END $$;

CREATE FUNCTION my_observed() RETURNS uuid[] {DEFINER} AS $$
DECLARE before text := current_setting('app.gate', true); mine uuid[] := my_members(); found uuid[];
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  found := (SELECT coalesce(array_agg(DISTINCT m.member_case), '{{}}') FROM groupwork_member m WHERE m.id = ANY (mine));
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN found;
END $$;
REVOKE ALL ON FUNCTION my_members(), my_observed() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_members(), my_observed() TO sintas_app;

-- A need for help is told to the lead of her own case, as a carer tells hers what worries her.
CREATE OR REPLACE FUNCTION lead_of(file uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT user_id FROM cases_access WHERE file_id = file AND role = 'lead' AND ended_at IS NULL
    AND (file = ANY (my_files('{{team,intake,carer,group}}')) OR file = ANY (my_observed())) $$;
"""

# A note that names a member is of that member's own case, by whoever facilitates her today, while that case is open.
FITS = f"""
CREATE FUNCTION note_of_a_member() RETURNS trigger {DEFINER} AS $$
DECLARE before text := current_setting('app.gate', true); hers boolean := NEW.member = ANY (my_members()) AND NEW.author_id = {ME}; closed boolean;
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  closed := (SELECT c.closed_on IS NOT NULL FROM groupwork_member m JOIN groupwork_group g ON g.file_id = m.file_id JOIN cases_case c ON c.file_id = m.member_case
    WHERE (m.id, m.file_id, m.member_case, c.organisation_id, g.number) = (NEW.member, NEW."group", NEW.file_id, NEW.organisation_id, NEW.group_number));
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  IF hers IS NOT TRUE OR closed IS NULL THEN
    RAISE insufficient_privilege USING MESSAGE = 'a note on a member stands in her own case';
  END IF;
  IF closed THEN
    RAISE check_violation USING MESSAGE = 'her case is closed', CONSTRAINT = 'her_case_is_open';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION note_of_a_member() FROM PUBLIC;
CREATE TRIGGER note_of_a_member BEFORE INSERT ON groupwork_membernote FOR EACH ROW WHEN (NEW.member IS NOT NULL OR NEW."group" IS NOT NULL)
  EXECUTE FUNCTION note_of_a_member();

CREATE FUNCTION note_as_written() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'a note stands as it was written'; END $$;
CREATE TRIGGER note_as_written BEFORE UPDATE ON groupwork_membernote FOR EACH ROW
  WHEN ((to_jsonb(NEW) - 'superseded_at' - 'withdrawn_at') IS DISTINCT FROM (to_jsonb(OLD) - 'superseded_at' - 'withdrawn_at')) EXECUTE FUNCTION note_as_written();
"""

# Her story says that something came from a group, and when; the words stand in the note. Whoever wrote it reads no story, so a correction is told for her.
STORY = f"""
CREATE POLICY cases_record_from_a_group ON cases_record FOR INSERT TO sintas_app
  WITH CHECK (kind = 'group_note' AND line IS NULL AND author_id = {ME} AND file_id = {OBSERVED});
CREATE FUNCTION note_corrected() RETURNS trigger {DEFINER} AS $$
DECLARE before text := current_setting('app.gate', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  UPDATE cases_record SET happened = NEW.happened, happened_on = NEW.happened_on, late = NEW.late, corrected_at = clock_timestamp()
   WHERE file_id = NEW.file_id AND source_entry = NEW.entry AND kind = 'group_note';
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION note_corrected() FROM PUBLIC;
CREATE TRIGGER note_corrected AFTER INSERT ON groupwork_membernote FOR EACH ROW WHEN (NEW.number > 1 AND NOT NEW.set_aside) EXECUTE FUNCTION note_corrected();
"""

# The one key of her case that a facilitator may have. What carers observed lies under it too: those rows stay shut to her (cases/migrations/0002).
KEY = f"CREATE POLICY group_care_key ON safekeeping_wrap FOR SELECT TO sintas_app USING (ring = 'care' AND file_id = {OBSERVED})"

UNDO = """
DROP POLICY group_care_key ON safekeeping_wrap;
DROP POLICY cases_record_from_a_group ON cases_record;
DROP TRIGGER note_corrected ON groupwork_membernote; DROP TRIGGER note_as_written ON groupwork_membernote; DROP TRIGGER note_of_a_member ON groupwork_membernote;
DROP FUNCTION note_corrected(); DROP FUNCTION note_as_written(); DROP FUNCTION note_of_a_member();
"""
UNASKED = """
CREATE OR REPLACE FUNCTION lead_of(file uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT user_id FROM cases_access WHERE file_id = file AND role = 'lead' AND ended_at IS NULL AND file = ANY (my_files('{team,intake,carer,group}')) $$;
DROP FUNCTION my_observed(); DROP FUNCTION my_members();
"""


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0009_note")]
    operations = [
        migrations.RunSQL(ASKED, UNASKED),
        *file_lock(
            "groupwork_membernote",
            read=f"file_id = {mine(TEAM)} OR member = {MEMBERS}",
            change=f"file_id = {mine(TEAM)} OR member = {MEMBERS}",
            insert=f"file_id = {mine(TEAM)} OR (member = {MEMBERS} AND file_id = {OBSERVED} AND author_id = {ME})",
        ),
        migrations.RunSQL(f"{FITS}{STORY}{KEY}", UNDO),
    ]
