"""The calendar feed of whoever facilitates a group holds its sessions: day and hours, nothing of the group. Hours are the house's, so no moment is made here."""

from django.db import migrations

FEED = """
CREATE FUNCTION feed_groups_of(wanted bytea, today date, since date, until date)
  RETURNS TABLE (id uuid, meets_on date, starts time, ends time, changed timestamptz, changes integer)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE owner uuid; mine uuid[]; gate text := current_setting('app.gate', true); me text := current_setting('app.user_id', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  owner := feed_owner(wanted, today);
  IF owner IS NOT NULL THEN
    PERFORM set_config('app.user_id', owner::text, true);
    mine := my_files('{team}');
    PERFORM set_config('app.user_id', coalesce(me, ''), true);
    RETURN QUERY SELECT s.entry, s."on", s.at, s.ends_at, s.written_at, s.number - 1 FROM groupwork_groupsession s
     WHERE s.file_id = ANY (mine) AND s.state <> 'cancelled' AND s."on" BETWEEN since AND until
       AND s.superseded_at IS NULL AND NOT s.set_aside AND s.withdrawn_at IS NULL;
  END IF;
  PERFORM set_config('app.gate', coalesce(gate, ''), true);
END $$;
REVOKE ALL ON FUNCTION feed_groups_of(bytea, date, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION feed_groups_of(bytea, date, date, date) TO sintas_app;
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0024_colleague_locks"), ("groupwork", "0014_meets_next")]
    operations = [migrations.RunSQL(FEED, "DROP FUNCTION feed_groups_of(bytea, date, date, date)")]
