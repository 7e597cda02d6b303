"""The lists that became rows in 0003 go."""

from django.db import migrations


class Migration(migrations.Migration):
    """Nothing reads them any more."""

    dependencies = [
        ("exchange", "0005_links_that_wait"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="importfile",
            name="problems",
        ),
    ]
