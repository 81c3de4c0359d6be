"""How many files somebody leads: a bare number for whoever lets them go. The administrator, who sees no case, learns no more than that.

Only the team table can be read by an owner's function (rls.EXCEPTIONS); so the number counts closed cases too, which need a new lead as well.
"""

from django.db import migrations

LED_BY = """
CREATE FUNCTION files_led_by(person uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT count(*)::integer FROM cases_access
   WHERE user_id = person AND role = 'lead' AND ended_at IS NULL AND organisation_id = ANY (my_organisations('{administrator,head}')) $$;
REVOKE ALL ON FUNCTION files_led_by(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION files_led_by(uuid) TO sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_locks")]
    operations = [migrations.RunSQL(LED_BY, "DROP FUNCTION files_led_by(uuid)")]
