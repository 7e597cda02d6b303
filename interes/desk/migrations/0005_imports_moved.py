"""Imports live in the exchange room now; their tables stay where they are."""

from django.db import migrations


class Migration(migrations.Migration):
    """Only the state of the models moves."""

    dependencies = [("desk", "0004_sent_forms_moved"), ("exchange", "0001_imports_come_here")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel(name="Imported"),
                migrations.DeleteModel(name="ImportFile"),
                migrations.DeleteModel(name="ImportRun"),
            ]
        )
    ]
