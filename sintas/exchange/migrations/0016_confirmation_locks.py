"""What a partner is shown of the minutes belongs to the file; a partner reaches its own copy, and says its word, while the release stands.

Only the team shows, each in their own name, and ends what is shown; a word is only added, by whoever holds the link, on what that link shows.
"""

from django.db import migrations

from sintas.safekeeping.rls import ME, TEAM, file_lock, mine

OURS = f"file_id = {mine(TEAM)}"
MINE = f"release_id = {ME} AND reaches_release(release_id)"
THEIRS = f"(SELECT s.id FROM exchange_shownminutes s WHERE s.release_id = {ME} AND s.ended_at IS NULL)"  # with the rights of whoever asks
BOTH = "exchange_shownminutes, exchange_confirmation"


class Migration(migrations.Migration):
    dependencies = [("exchange", "0015_confirmation")]
    operations = [
        *file_lock("exchange_shownminutes", read=f"{OURS} OR ({MINE})", insert=f"{OURS} AND shown_by_id = {ME}"),
        *file_lock("exchange_confirmation", read=f"{OURS} OR ({MINE})", insert=f"{MINE} AND shown_id IN {THEIRS}"),
        migrations.RunSQL(
            [f"REVOKE UPDATE ON {BOTH} FROM sintas_app", "GRANT UPDATE (ended_at) ON exchange_shownminutes TO sintas_app"],
            [f"GRANT UPDATE ON {BOTH} TO sintas_app"],
        ),
    ]
