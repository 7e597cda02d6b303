"""Sent forms are remembered for the whole house now (team 0003)."""

from django.db import migrations


class Migration(migrations.Migration):
    """The small table of quick add goes."""

    dependencies = [("desk", "0003_import_columns")]

    operations = [migrations.DeleteModel(name="Submission")]
