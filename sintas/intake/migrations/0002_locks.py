"""An enquiry is a file: its receiver and, by the intake scope, everybody of the unit who receives enquiries."""

from django.db import migrations

from sintas.safekeeping.rls import file_lock


# Whoever may be told of a possible match compares digests, as in cases/migrations/0002_locks.py; nothing else is readable.
MATCH = """
GRANT SELECT (id, organisation_id, nik_print, phone_print, superseded_at, set_aside, withdrawn_at) ON intake_telling TO sintas_overview;
CREATE POLICY match ON intake_telling FOR SELECT TO sintas_overview
  USING (organisation_id = ANY((SELECT my_organisations('{head,intake}'))::uuid[]));
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("cases", "0002_locks")]
    operations = [*file_lock("intake_enquiry"), *file_lock("intake_telling"), migrations.RunSQL(MATCH, migrations.RunSQL.noop)]
