"""The reason somebody gave for going into a file is written once: of its words the app changes the reviewer's note alone."""

from django.db import migrations

STAYS = "REVOKE UPDATE ON access_entrywords FROM sintas_app; GRANT UPDATE (note) ON access_entrywords TO sintas_app"
BEFORE = "GRANT UPDATE ON access_entrywords TO sintas_app"


class Migration(migrations.Migration):
    dependencies = [("access", "0007_erasing_enquiries")]
    operations = [migrations.RunSQL(STAYS, BEFORE)]
