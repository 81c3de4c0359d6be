"""A copy for a group may be followed by a later one, of what was measured meanwhile; it never outlives the first (docs/decisions/0027).

Whoever ends the first, by whatever door (consent, a worker, a facilitator, a case that goes to another house), ends what follows it in the same statement.
"""

import django.db.models.deletion
from django.db import migrations, models

FIXED = (
    "purpose", "recipient_id", "recipient_unit_id", "recipient_file_id", "recipient_kind", "data_classes", "until", "made_by_id", "made_at", "follows_id",
)  # fmt: skip

FOLLOWS = f"""
DROP TRIGGER release_only_ends ON cases_release;
CREATE TRIGGER release_only_ends BEFORE UPDATE ON cases_release FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL OR ({", ".join(f"NEW.{one}" for one in FIXED)}) IS DISTINCT FROM ({", ".join(f"OLD.{one}" for one in FIXED)}))
  EXECUTE FUNCTION release_only_ends();

-- both with the rights of whoever acts: the team of the file, and who reads a copy for a group, reach the two rows alike
CREATE FUNCTION release_follows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT FROM cases_release r WHERE r.id = NEW.follows_id AND r.file_id = NEW.file_id AND r.recipient_file_id = NEW.recipient_file_id
    AND r.follows_id IS NULL AND r.ended_at IS NULL AND r.until >= NEW.until AND r.until > clock_timestamp()) THEN
    RAISE insufficient_privilege USING MESSAGE = 'what follows a release: of the same file, to the same group, while the first stands and no longer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER release_follows BEFORE INSERT ON cases_release FOR EACH ROW WHEN (NEW.follows_id IS NOT NULL) EXECUTE FUNCTION release_follows();

CREATE FUNCTION release_ends_both() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE cases_release SET ended_at = NEW.ended_at, ended_by = NEW.ended_by, ended_why = NEW.ended_why WHERE follows_id = NEW.id AND ended_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER release_ends_both AFTER UPDATE ON cases_release FOR EACH ROW
  WHEN (NEW.recipient_file_id IS NOT NULL AND NEW.follows_id IS NULL AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL)
  EXECUTE FUNCTION release_ends_both();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0021_scope_group_goes")]
    operations = [
        migrations.AddField(
            "release",
            "follows",
            models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.release"),
        ),
        migrations.RemoveConstraint("release", "once_to_a_group"),
        migrations.AddConstraint(
            "release",
            models.CheckConstraint(
                condition=models.Q(("follows", None), ("recipient_file__isnull", False), _connector="OR"), name="follows_to_a_group"
            ),
        ),
        migrations.AddConstraint(
            "release",
            models.UniqueConstraint(
                condition=models.Q(("ended_at", None), ("follows", None)), fields=("file", "recipient_file"), name="once_to_a_group"
            ),
        ),
        migrations.AddConstraint(
            "release",
            models.UniqueConstraint(condition=models.Q(("ended_at", None)), fields=("follows",), name="one_follows_a_release"),
        ),
        migrations.RunSQL(FOLLOWS, migrations.RunSQL.noop),
    ]
