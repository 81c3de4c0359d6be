"""What proves somebody is their own alone: not even an administrator's session reads or changes it."""

from django.db import migrations

from sintas.safekeeping.rls import own_rows


class Migration(migrations.Migration):
    dependencies = [("staff", "0004_second_step")]
    operations = [
        *own_rows("staff_authenticator", "user_id"),
        *own_rows("staff_passkey", "user_id"),
        *own_rows("staff_recoverycode", "user_id"),
    ]
