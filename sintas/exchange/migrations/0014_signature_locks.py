"""Who signed the minutes belongs to the file. A signature is put in one's own name, and never changed or deleted."""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, file_lock, mine


class Migration(migrations.Migration):
    dependencies = [("exchange", "0013_signature")]
    operations = [
        *file_lock("exchange_signature", insert=f"file_id = {mine(TEAM)} AND user_id = {ME}"),
        migrations.RunSQL("REVOKE UPDATE ON exchange_signature FROM sintas_app", "GRANT UPDATE ON exchange_signature TO sintas_app"),
    ]
