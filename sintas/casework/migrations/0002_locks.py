"""Sessions are narrative: only the team of the case reaches them."""

from django.db import migrations

from sintas.safekeeping.rls import file_lock


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial"), ("cases", "0002_locks")]
    operations = [*file_lock("casework_session")]
