"""Everything the stages leave behind is narrative: only the team reaches it. An approval is also seen by whoever was asked."""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, file_lock, mine

NARRATIVE = (
    "assessment surroundings functioning anxiety areaassessed informationsource toolentry contradiction plan goal plannedservice implementer "
    "planstep conference decision evaluation goalresult termination referral followup"
)
DECIDES = f"""
CREATE FUNCTION refuse_own_approval() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'only whoever was asked decides, and once'; END $$;
CREATE TRIGGER decided_by_its_approver BEFORE UPDATE ON casework_supervisorapproval FOR EACH ROW
  WHEN (OLD.outcome <> 'asked' OR NEW.approver_id <> OLD.approver_id
    OR (NEW.outcome IN ('approved', 'returned') AND OLD.approver_id IS DISTINCT FROM {ME}))
  EXECUTE FUNCTION refuse_own_approval();
"""
UNDO = "DROP TRIGGER decided_by_its_approver ON casework_supervisorapproval; DROP FUNCTION refuse_own_approval();"


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_seven_stages"), ("cases", "0004_release_lock")]
    operations = [
        *(op for name in NARRATIVE.split() for op in file_lock(f"casework_{name}")),
        *file_lock(
            "casework_supervisorapproval",
            read=f"file_id = {mine(TEAM)} OR approver_id = {ME}",
            change=f"file_id = {mine(TEAM)} OR approver_id = {ME}",
        ),
        migrations.RunSQL(DECIDES, UNDO),
    ]
