"""What happened is not rewritten: rows of the history are only ever added, also by hand."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

TABLES = (
    "activities_activityevent",
    "activities_todoevent",
)

NOT_TRUNCATED = """
CREATE TRIGGER {0}_is_not_truncated BEFORE TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_not_truncated();
"""


class Migration(migrations.Migration):
    """Forward only: what was kept stays kept."""

    dependencies = [
        ("team", "0004_history_is_append_only"),
        ("activities", "0002_links"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="activityevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="db1ce8ee7434c8d6ffd204f1fd78016cd3a3a0a3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_09934",
                    table="activities_activityevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="todoevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b07c09f5ba73c687c55e62b15c5df9f7642cf051",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f1a28",
                    table="activities_todoevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL([NOT_TRUNCATED.format(table) for table in TABLES]),
    ]
