"""What was being written in the moment a file was erased: its transaction saw a team that ended while it ran, and its rows came to stand after
everything else had gone. They are noise (the keys are destroyed) but they are rows; the same destroying is done again until none is left.
"""

from django.db import migrations

SWEEP = """
-- How many erased files still had rows. Ids and counts only; it destroys nothing of a file that was not erased, whoever calls it.
CREATE FUNCTION sweep_erased() RETURNS integer LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE one record; swept integer := 0;
BEGIN
  FOR one IN SELECT f.id, f.erased_at FROM cases_file f WHERE f.erased_at > clock_timestamp() - interval '30 days' LOOP
    IF destroy_file(one.id, one.erased_at, NULL) <> '{"safekeeping_wrap": 0}' THEN swept := swept + 1; END IF;
  END LOOP;
  RETURN swept;
END $$;
REVOKE ALL ON FUNCTION sweep_erased() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sweep_erased() TO sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0008_reason_stays")]
    operations = [migrations.RunSQL(SWEEP, "DROP FUNCTION sweep_erased()")]
