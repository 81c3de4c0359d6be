"""A note on a member is struck out once, and for good: by whoever may write it, while her case is open, or by the team of her case.

Her story says so: the trigger marks its row, because whoever facilitates reads no story (0010).
"""

from django.db import migrations

from sintas.safekeeping.rls import ME

DEFINER = "LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public"
OF_STRIKING = "ARRAY['withdrawn_at', 'struck_why', 'struck_by_id']"

AS_WRITTEN = f"""
DROP TRIGGER note_as_written ON groupwork_membernote;
CREATE TRIGGER note_as_written BEFORE UPDATE ON groupwork_membernote FOR EACH ROW
  WHEN ((to_jsonb(NEW) - 'superseded_at' - {OF_STRIKING}) IS DISTINCT FROM (to_jsonb(OLD) - 'superseded_at' - {OF_STRIKING})) EXECUTE FUNCTION note_as_written();
"""
STRUCK = f"""
CREATE FUNCTION note_struck() RETURNS trigger {DEFINER} AS $$
DECLARE before text := current_setting('app.gate', true); own boolean := NEW.file_id = ANY (my_files('{{team,intake}}')); closed boolean;
BEGIN
  IF OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL OR NEW.superseded_at IS NOT NULL OR NEW.set_aside OR NEW.struck_by_id IS DISTINCT FROM {ME} THEN
    RAISE insufficient_privilege USING MESSAGE = 'a note is struck out once, as it stands, by whoever does it';
  END IF;
  PERFORM set_config('app.gate', 'open', true);
  closed := (SELECT c.closed_on IS NOT NULL FROM cases_case c WHERE c.file_id = NEW.file_id);
  IF own OR closed IS FALSE THEN
    UPDATE cases_record SET struck = true, corrected_at = clock_timestamp()
     WHERE file_id = NEW.file_id AND source_entry = NEW.entry AND kind = 'group_note';
  END IF;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  IF NOT own AND closed IS NOT FALSE THEN
    RAISE check_violation USING MESSAGE = 'her case is closed', CONSTRAINT = 'her_case_is_open';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION note_struck() FROM PUBLIC;
CREATE TRIGGER note_struck BEFORE UPDATE ON groupwork_membernote FOR EACH ROW
  WHEN ((NEW.withdrawn_at, NEW.struck_why, NEW.struck_by_id) IS DISTINCT FROM (OLD.withdrawn_at, OLD.struck_why, OLD.struck_by_id))
  EXECUTE FUNCTION note_struck();
"""
UNDO = """
DROP TRIGGER note_struck ON groupwork_membernote; DROP FUNCTION note_struck();
DROP TRIGGER note_as_written ON groupwork_membernote;
CREATE TRIGGER note_as_written BEFORE UPDATE ON groupwork_membernote FOR EACH ROW
  WHEN ((to_jsonb(NEW) - 'superseded_at' - 'withdrawn_at') IS DISTINCT FROM (to_jsonb(OLD) - 'superseded_at' - 'withdrawn_at')) EXECUTE FUNCTION note_as_written();
"""


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0020_struck")]
    operations = [migrations.RunSQL(f"{AS_WRITTEN}{STRUCK}", UNDO)]
