"""A group that is closed is erased as a case is: two people, seven days. Its unit stands with its file, its number with the request.

One that still runs is not: closing it ends what members let go to it, in their own cases, before its file is gone.
"""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("sintas.access.migrations.0007_erasing_enquiries")
OPEN = f"{BEFORE.STANDS[:-1]} OR (f.kind = 'group' AND NOT still_runs(f.id)))"
DECIDING = BEFORE.ENQUIRIES[BEFORE.ENQUIRIES.index("CREATE OR REPLACE FUNCTION what_would_go") :]
# By looking, as became_a_case() does: no table of a room above is named here.
RUNS = """
CREATE FUNCTION still_runs(one uuid) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE head text; found boolean;
BEGIN
  FOR head IN SELECT c.relname FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'closed_on' AND NOT a.attisdropped
      JOIN pg_attribute f ON f.attrelid = c.oid AND f.attname = 'file_id' AND NOT f.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE file_id = $1 AND closed_on IS NULL)', head) INTO found USING one;
    IF found THEN RETURN true; END IF;
  END LOOP;
  RETURN false;
END $$;
REVOKE ALL ON FUNCTION still_runs(uuid) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0010_who_leads")]
    operations = [
        migrations.RunSQL(RUNS, "DROP FUNCTION still_runs(uuid)"),
        migrations.RunSQL(DECIDING.replace(BEFORE.STANDS, OPEN), DECIDING),
    ]
