import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

STRUCK = models.Q(("struck_by", None), ("struck_why", ""), ("withdrawn_at", None)) | models.Q(
    ("struck_by__isnull", False), ("withdrawn_at__isnull", False), models.Q(("struck_why", ""), _negated=True)
)


class Migration(migrations.Migration):
    dependencies = [("groupwork", "0019_roles_and_aims"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        operation
        for name in ("groupgoal", "membernote")
        for operation in (
            migrations.AddField(
                name,
                "struck_by",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            migrations.AddField(name, "struck_why", models.CharField(blank=True, default="", max_length=60)),
            migrations.AddConstraint(name, models.CheckConstraint(condition=STRUCK, name=f"{name}_struck_for_a_reason")),
        )
    ]
