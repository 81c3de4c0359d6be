"""The sessions of a group open to its team, as the rest of its file does. A mark stays with its session and its member; what it says may change."""

from django.db import migrations

from sintas.safekeeping.rls import file_lock

STAYS = """
CREATE FUNCTION mark_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'a mark stays with its session and its member'; END $$;
CREATE TRIGGER mark_stays_hers BEFORE UPDATE ON groupwork_groupmark FOR EACH ROW
  WHEN ((NEW.session, NEW.member_id) IS DISTINCT FROM (OLD.session, OLD.member_id)) EXECUTE FUNCTION mark_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0005_sessions")]
    operations = [
        *(op for name in ("groupsession", "groupprocess", "grouphomework", "groupmark") for op in file_lock(f"groupwork_{name}")),
        migrations.RunSQL(STAYS, "DROP TRIGGER mark_stays_hers ON groupwork_groupmark; DROP FUNCTION mark_stays()"),
    ]
