"""The scope `group` goes: a group is a file of its own, with a team of its own, and reads of a member's case what was let go to it (docs/decisions/0027).

Nobody ever had such a row; were there one, the constraint would not be made, and somebody would have to look at it.
"""

from django.db import migrations, models

from sintas.safekeeping.rls import mine

REACHED = mine(("team", "intake", "carer"))
NARROWED = f"""
ALTER POLICY cases_file_read ON cases_file USING (id = {REACHED});
ALTER POLICY cases_case_read ON cases_case USING (file_id = {REACHED});
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0020_release_to_a_group")]
    operations = [
        migrations.RunSQL(NARROWED, migrations.RunSQL.noop),
        migrations.RemoveConstraint("access", "access_scope_known"),
        migrations.AddConstraint(
            "access",
            models.CheckConstraint(condition=models.Q(("scope__in", ["team", "carer", "intake"])), name="access_scope_known"),
        ),
    ]
