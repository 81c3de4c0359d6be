"""The calendar feed: its table, of which everybody sees their own row, and the two functions through which a program without a session reads."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sintas.kit.ids
from sintas.safekeeping.rls import own_rows

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public"

FEED = f"""
-- Whose address this is, while it counts: not ended, its owner works here today and holds a role in a unit that is open.
CREATE FUNCTION feed_owner(wanted bytea, today date) RETURNS uuid LANGUAGE sql VOLATILE {DEFINER} AS $$
  SELECT f.user_id FROM exchange_feed f JOIN staff_user u ON u.id = f.user_id
   WHERE f.digest = wanted AND f.ended_at IS NULL AND u.is_active AND (u.expires_on IS NULL OR u.expires_on >= today)
     AND EXISTS (SELECT FROM staff_posting p JOIN staff_unit n ON n.id = p.unit_id WHERE p.user_id = u.id AND p.ended_at IS NULL AND NOT n.closed) $$;

-- A program came: which feed, in whose language and zone, and whether it is the first time within the hour.
CREATE FUNCTION ask_feed(wanted bytea, moment timestamptz, today date) RETURNS TABLE (feed uuid, tongue text, zone text, first boolean)
  LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
DECLARE owner uuid; came timestamptz; before text := current_setting('app.gate', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  owner := feed_owner(wanted, today);
  IF owner IS NOT NULL THEN
    SELECT f.id, f.asked_at INTO feed, came FROM exchange_feed f WHERE f.digest = wanted FOR UPDATE;
    first := came IS NULL OR came <= moment - interval '1 hour' OR came > moment;
    IF first THEN UPDATE exchange_feed f SET asked_at = moment WHERE f.id = feed; END IF;
    SELECT u.language INTO tongue FROM staff_user u WHERE u.id = owner;
    zone := coalesce((SELECT n.time_zone FROM staff_posting p JOIN staff_unit n ON n.id = p.unit_id
      WHERE p.user_id = owner AND p.ended_at IS NULL AND NOT n.closed AND n.time_zone <> '' ORDER BY p.since LIMIT 1), '');
    RETURN NEXT;
  END IF;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
END $$;

-- Kinds and times, nothing that was told or written. The files are those its owner reaches as a member of the team at this moment.
CREATE FUNCTION feed_of(wanted bytea, today date, since timestamptz, until timestamptz)
  RETURNS TABLE (kind text, id uuid, starts timestamptz, ends timestamptz, changed timestamptz, changes integer)
  LANGUAGE plpgsql VOLATILE {DEFINER} AS $$
DECLARE owner uuid; mine uuid[]; gate text := current_setting('app.gate', true); me text := current_setting('app.user_id', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  owner := feed_owner(wanted, today);
  IF owner IS NOT NULL THEN
    PERFORM set_config('app.user_id', owner::text, true);
    mine := my_files('{{team}}');
    PERFORM set_config('app.user_id', coalesce(me, ''), true);
    RETURN QUERY
      SELECT CASE p.kind WHEN 'court' THEN 'court' ELSE 'appointment' END, p.id, p.starts_at, p.starts_at + make_interval(mins => p.minutes),
             p.changed_at, p.changes
        FROM cases_appointment p
       WHERE p.owner_id = owner AND p.state <> 'cancelled' AND p.starts_at BETWEEN since AND until AND p.file_id = ANY (mine)
      UNION ALL
      SELECT 'task', t.id, t.due_at, t.due_at, t.changed_at, t.changes
        FROM cases_task t
       WHERE t.owner_id = owner AND t.done_at IS NULL AND NOT t.dropped AND t.due_at BETWEEN since AND until AND t.file_id = ANY (mine);
  END IF;
  PERFORM set_config('app.gate', coalesce(gate, ''), true);
END $$;

-- Who leaves takes no address along, and gets the old one back never.
CREATE FUNCTION feed_ends() RETURNS trigger LANGUAGE plpgsql {DEFINER} AS $$
DECLARE before text := current_setting('app.gate', true);
BEGIN
  PERFORM set_config('app.gate', 'open', true);
  UPDATE exchange_feed f SET ended_at = clock_timestamp() WHERE f.user_id = NEW.id AND f.ended_at IS NULL;
  PERFORM set_config('app.gate', coalesce(before, ''), true);
  RETURN NULL;
END $$;
CREATE TRIGGER feed_ends AFTER UPDATE OF is_active ON staff_user FOR EACH ROW WHEN (OLD.is_active AND NOT NEW.is_active) EXECUTE FUNCTION feed_ends();

REVOKE ALL ON FUNCTION feed_owner(bytea, date), ask_feed(bytea, timestamptz, date), feed_of(bytea, date, timestamptz, timestamptz), feed_ends() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ask_feed(bytea, timestamptz, date), feed_of(bytea, date, timestamptz, timestamptz) TO sintas_app;
REVOKE DELETE ON exchange_feed FROM sintas_app;
"""
UNDO = """
DROP TRIGGER feed_ends ON staff_user;
DROP FUNCTION feed_ends(); DROP FUNCTION feed_of(bytea, date, timestamptz, timestamptz); DROP FUNCTION ask_feed(bytea, timestamptz, date);
DROP FUNCTION feed_owner(bytea, date);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0010_who_leads"),
        ("cases", "0009_appointment_changes"),
        ("staff", "0007_time_zone"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", models.UUIDField(default=sintas.kit.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ("organisation_id", models.UUIDField()),
                ("digest", models.BinaryField(unique=True)),
                ("made_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.UniqueConstraint(condition=models.Q(("ended_at", None)), fields=("user",), name="one_feed_at_a_time"),
        ),
        *own_rows("exchange_feed", "user_id"),
        migrations.RunSQL(FEED, UNDO),
    ]
