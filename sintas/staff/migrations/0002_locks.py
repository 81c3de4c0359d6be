"""Drafts and notices belong to one person each; staff data otherwise is filtered by organisation in `staff/policy.py`."""

from django.db import migrations

from sintas.safekeeping.rls import own_rows

NOTICES = """
CREATE POLICY staff_notice_give ON staff_notice FOR INSERT TO sintas_app
  WITH CHECK ((SELECT organisation_id FROM staff_user WHERE id = user_id) = (SELECT organisation_id FROM staff_user WHERE id = NULLIF(current_setting('app.user_id', true), '')::uuid));
"""


class Migration(migrations.Migration):
    dependencies = [("staff", "0001_initial")]
    operations = [
        *own_rows("staff_draft", "user_id"),
        *own_rows("staff_notice", "user_id"),
        migrations.RunSQL(NOTICES, "DROP POLICY staff_notice_give ON staff_notice"),
    ]
