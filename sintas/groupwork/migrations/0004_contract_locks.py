from django.db import migrations

from sintas.safekeeping.rls import file_lock


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0003_contract")]
    operations = [*file_lock("groupwork_groupcontract")]
