"""What came with a referral belongs to its file, the enquiry's or the case's; an answer to the sender is written once and never changed."""

from django.db import migrations

from sintas.safekeeping.rls import file_lock

HIDDEN = """
REVOKE UPDATE ON intake_senderanswer FROM sintas_app;
CREATE POLICY intake_referralin_hidden ON intake_referralin AS RESTRICTIVE FOR SELECT TO sintas_app, sintas_overview
  USING (file_id <> ALL((SELECT hidden_enquiries())::uuid[]));
CREATE POLICY intake_senderanswer_hidden ON intake_senderanswer AS RESTRICTIVE FOR SELECT TO sintas_app, sintas_overview
  USING (file_id <> ALL((SELECT hidden_enquiries())::uuid[]));
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0004_referral_in"), ("cases", "0002_locks")]
    operations = [
        *file_lock("intake_referralin"),
        *file_lock("intake_senderanswer"),
        migrations.RunSQL(HIDDEN, migrations.RunSQL.noop),
    ]
