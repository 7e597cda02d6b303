"""The values of added fields of deals are typed by the database, like those of clients."""

from django.db import migrations

LAW = """
CREATE TRIGGER custom_is_typed BEFORE INSERT OR UPDATE OF custom ON deal
    FOR EACH ROW WHEN (NEW.custom <> '{}') EXECUTE FUNCTION custom_is_typed('deal');
"""


class Migration(migrations.Migration):
    """Forward only: what was kept stays kept."""

    dependencies = [
        ("clients", "0009_custom_is_typed"),
        ("deals", "0011_kept_and_described"),
    ]

    operations = [migrations.RunSQL(LAW)]
