from django.db import migrations

from sintas.safekeeping.rls import ME

TRAIL = f"""
ALTER TABLE safekeeping_trail ALTER detail SET DEFAULT '{{}}'::jsonb;
ALTER TABLE safekeeping_trail ADD xid xid8 NOT NULL DEFAULT pg_current_xact_id();
ALTER TABLE safekeeping_trail ADD cluster bigint NOT NULL DEFAULT ((pg_control_system()).system_identifier);
ALTER TABLE safekeeping_trail ADD at timestamptz NOT NULL DEFAULT clock_timestamp();
CREATE INDEX trail_by_xid ON safekeeping_trail (cluster, xid, id);

-- the app may add rows and may not choose xid, cluster or at
REVOKE ALL ON safekeeping_trail FROM sintas_app;
GRANT SELECT ON safekeeping_trail TO sintas_app;
GRANT INSERT (id, actor_id, verb, file_id, outcome, detail) ON safekeeping_trail TO sintas_app;
GRANT INSERT (id, actor_id, verb, file_id, outcome, detail) ON safekeeping_trail TO sintas_overview;
GRANT SELECT ON safekeeping_trail TO sintas_sealer;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append only: %', TG_TABLE_NAME; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON safekeeping_trail FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON safekeeping_trail FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE safekeeping_trail ENABLE ROW LEVEL SECURITY;
ALTER TABLE safekeeping_trail FORCE ROW LEVEL SECURITY;
CREATE POLICY in_own_name ON safekeeping_trail FOR INSERT TO sintas_app, sintas_overview WITH CHECK (actor_id IS NOT DISTINCT FROM {ME});
CREATE POLICY sealer ON safekeeping_trail FOR SELECT TO sintas_sealer USING (true);
"""


# For the tables of files (rls.file_lock): a policy sees the old row or the new one, only a trigger sees both.
STAYS = """
CREATE FUNCTION refuse_move() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'a row stays in its file: ' || TG_TABLE_NAME; END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("safekeeping", "0001_initial")]
    operations = [migrations.RunSQL(TRAIL, migrations.RunSQL.noop), migrations.RunSQL(STAYS, "DROP FUNCTION refuse_move()")]
