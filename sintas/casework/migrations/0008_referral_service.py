"""A referral may name a service of the house's directory. A plain id: an imported referral may come from another house."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0007_measuring_locks")]
    operations = [migrations.AddField("referral", "service_ref", models.UUIDField(null=True))]
