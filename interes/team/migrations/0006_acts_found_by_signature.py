"""The acts of an import or a bulk change, and what was undone, are found by what signs them."""

from django.db import migrations

FOUND = """
CREATE INDEX pghistory_context_metadata ON pghistory_context USING gin (metadata jsonb_path_ops);
"""


class Migration(migrations.Migration):
    """Forward only."""

    dependencies = [("team", "0005_api_tokens"), ("pghistory", "0007_auto_20250421_0444")]

    operations = [migrations.RunSQL(FOUND)]
