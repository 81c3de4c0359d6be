"""What a guest agreed to opens to the group's team, as the rest of its file does. It stands as it was given, and is taken back once.

A guest has no release: my_members() (0010) finds her not, so no key of any case opens by her, and no note can be written of her.
"""

from django.db import migrations

from sintas.safekeeping.rls import file_lock

STANDS = """
CREATE FUNCTION guest_only_takes_back() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'what a guest agreed to stands as it was given'; END $$;
CREATE TRIGGER guest_only_takes_back BEFORE UPDATE ON groupwork_guestconsent FOR EACH ROW
  WHEN (OLD.taken_back_on IS NOT NULL OR (to_jsonb(NEW) - 'taken_back_on' - 'taken_back_by') IS DISTINCT FROM (to_jsonb(OLD) - 'taken_back_on' - 'taken_back_by'))
  EXECUTE FUNCTION guest_only_takes_back();

CREATE FUNCTION guest_of_this_group() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM groupwork_member m WHERE (m.id, m.file_id, m.organisation_id) = (NEW.member_id, NEW.file_id, NEW.organisation_id)
      AND m.release_id IS NULL) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a guest agrees for a group she is a guest of';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guest_of_this_group BEFORE INSERT ON groupwork_guestconsent FOR EACH ROW EXECUTE FUNCTION guest_of_this_group();
"""
# The lead of a file, for whoever reaches it and for whoever facilitates its client: as 0010 says it, without a scope that is gone (cases 0021).
LEAD = """
CREATE OR REPLACE FUNCTION lead_of(file uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT user_id FROM cases_access WHERE file_id = file AND role = 'lead' AND ended_at IS NULL
    AND (file = ANY (my_files('{team,intake,carer}')) OR file = ANY (my_observed())) $$;
"""
UNDO = """
DROP TRIGGER guest_of_this_group ON groupwork_guestconsent; DROP TRIGGER guest_only_takes_back ON groupwork_guestconsent;
DROP FUNCTION guest_of_this_group(); DROP FUNCTION guest_only_takes_back();
"""


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0017_guests"), ("cases", "0021_scope_group_goes")]
    operations = [*file_lock("groupwork_guestconsent"), migrations.RunSQL(STANDS, UNDO), migrations.RunSQL(LEAD, migrations.RunSQL.noop)]
