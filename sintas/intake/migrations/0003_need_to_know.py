"""The enquiry a case came from is the same person: whoever has a conflict with the case has one with it, and of a restricted case it
stands in no list, count or match of anybody outside the team."""

from django.db import migrations

from sintas.safekeeping.rls import ME

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"
SQL = f"""
CREATE POLICY for_functions ON intake_enquiry FOR SELECT TO CURRENT_USER USING (true);
CREATE OR REPLACE FUNCTION my_conflicts() RETURNS uuid[] LANGUAGE plpgsql STABLE {DEFINER} AS $$
DECLARE kept uuid[] := (SELECT coalesce(array_agg(file_id), '{{}}') FROM cases_conflict WHERE user_id = {ME});
BEGIN
  IF kept = '{{}}' THEN
    RETURN kept;
  END IF;
  RETURN kept || (SELECT coalesce(array_agg(e.file_id), '{{}}') FROM intake_enquiry e WHERE e.case_file_id = ANY (kept));
END $$;
CREATE FUNCTION hidden_enquiries() RETURNS uuid[] LANGUAGE plpgsql STABLE {DEFINER} AS $$
DECLARE hidden uuid[] := hidden_files();
BEGIN
  IF hidden = '{{}}' THEN
    RETURN hidden;
  END IF;
  RETURN (SELECT coalesce(array_agg(e.file_id), '{{}}') FROM intake_enquiry e WHERE e.case_file_id = ANY (hidden));
END $$;
REVOKE ALL ON FUNCTION hidden_enquiries() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hidden_enquiries() TO sintas_app, sintas_overview;
CREATE POLICY intake_enquiry_hidden ON intake_enquiry AS RESTRICTIVE FOR SELECT TO sintas_app, sintas_overview
  USING (file_id <> ALL((SELECT hidden_enquiries())::uuid[]));
CREATE POLICY intake_telling_hidden ON intake_telling AS RESTRICTIVE FOR SELECT TO sintas_app, sintas_overview
  USING (file_id <> ALL((SELECT hidden_enquiries())::uuid[]));
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_locks"), ("access", "0002_need_to_know")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
