"""What a tool held moves to the room evidence, with every row, key and lock: the table is called otherwise.

Beside them it gets room for the people as they were when a drawing was kept.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_seven_stages_locks"), ("evidence", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable("toolentry", "evidence_toolentry"),
                migrations.RunSQL(
                    "ALTER TABLE evidence_toolentry ADD COLUMN subject bytea NULL", "ALTER TABLE evidence_toolentry DROP COLUMN subject"
                ),
            ],
            state_operations=[migrations.DeleteModel("ToolEntry")],
        )
    ]
