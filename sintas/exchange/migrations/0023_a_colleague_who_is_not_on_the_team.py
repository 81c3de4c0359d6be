from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0022_a_copy_is_renewed"), ("cases", "0019_release_to_a_colleague")]
    operations = [
        migrations.RemoveConstraint("invitation", "invitation_to_one"),
        migrations.AddConstraint(
            "invitation",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("recipient_kind__in", ["", "own_team"]), ("user__isnull", False)),
                    models.Q(("recipient_kind__gt", ""), ("user", None)),
                    _connector="OR",
                ),
                name="invitation_to_one",
            ),
        ),
        migrations.AlterField("partnerlink", "token_print", models.BinaryField(null=True)),
        migrations.AlterField("partnerlink", "code_print", models.BinaryField(null=True)),
        migrations.AddConstraint(
            "partnerlink",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("code_print__isnull", False), ("token_print__isnull", False)),
                    models.Q(("code_print", None), ("invitation__isnull", False), ("token_print", None)),
                    _connector="OR",
                ),
                name="link_with_address_and_code",
            ),
        ),
    ]
