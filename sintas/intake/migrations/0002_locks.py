"""An enquiry is a file: its receiver and, by the intake scope, everybody of the unit who receives enquiries."""

from django.db import migrations

from sintas.safekeeping.rls import file_lock


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial"), ("cases", "0002_locks")]
    operations = [*file_lock("intake_enquiry"), *file_lock("intake_telling")]
