from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("staff", "0007_time_zone")]
    operations = [migrations.AddField(model_name="user", name="morning_mail", field=models.BooleanField(default=False))]
