"""Ideas, tasks, sociograms and rounds of feedback open to the group's team. An answer opens to nobody before its round is closed, nor where fewer than
three answered: a count watched while it grows, or one or two answers, would tell whose they are (practice/group/feedback.py).
"""

from django.db import migrations

from sintas.safekeeping.rls import TEAM, file_lock, mine

LEAST = 3  # practice.group.feedback.LEAST_ANSWERED
READ = (
    f"file_id = {mine(TEAM)} AND round_id IN "
    f"(SELECT r.id FROM groupwork_feedbackround r WHERE r.closed_at IS NOT NULL AND r.answered >= {LEAST})"
)
# What was asked and what came in stands: a closed round is not opened again to take in one answer more.
CLOSED = """
CREATE FUNCTION feedback_only_closes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'a closed round of feedback stands as it is'; END $$;
CREATE TRIGGER feedback_only_closes BEFORE UPDATE ON groupwork_feedbackround FOR EACH ROW
  WHEN (OLD.closed_at IS NOT NULL OR NEW.answered < OLD.answered OR NEW.asked <> OLD.asked) EXECUTE FUNCTION feedback_only_closes();
"""


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0011_ideas")]
    operations = [
        *(op for name in ("groupidea", "grouptask", "groupsociogram", "feedbackround") for op in file_lock(f"groupwork_{name}")),
        *file_lock("groupwork_feedbackanswer", read=READ),
        migrations.RunSQL(CLOSED, "DROP TRIGGER feedback_only_closes ON groupwork_feedbackround; DROP FUNCTION feedback_only_closes()"),
    ]
